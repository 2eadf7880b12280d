/** 行政区划代码 of GB/T 2260: two digits of the province, two of the prefecture, two of the county. */
const PATTERN = /^\d{6}$/;

/** 直辖市: one city and one province at once, so there is no 省内市外 (dossier A14). */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** 省、自治区、直辖市 of the mainland. */
const MAINLAND_PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);

/** 台湾、香港、澳门 */
const CROSS_BORDER: ReadonlySet<string> = new Set(['71', '81', '82']);

export function isDivisionCode(text: string): boolean {
  return PATTERN.test(text);
}

export function provinceKey(code: string): string {
  return code.slice(0, 2);
}

export function isMunicipality(code: string): boolean {
  return MUNICIPALITIES.has(provinceKey(code));
}

/** True when the first two digits are a province of the mainland; counties come and go, provinces do not. */
export function isInMainlandProvince(code: string): boolean {
  return MAINLAND_PROVINCES.has(provinceKey(code));
}

/** 台湾、香港、澳门, or abroad, which is entered with a code that begins with 9 (GB/T 2260 gives none to foreign places). */
export function isCrossBorder(code: string): boolean {
  return CROSS_BORDER.has(provinceKey(code)) || code.startsWith('9');
}

/** True for a code of the mainland, of 台湾、香港、澳门, or of abroad: a venue may have it. */
export function isPlaceCode(code: string): boolean {
  return isDivisionCode(code) && (isInMainlandProvince(code) || isCrossBorder(code));
}

/**
 * What makes two places the same city (dossier 2.3): the prefecture's four digits; a municipality's two;
 * all six for a county-level city that the province administers itself (digits 3–4 are 90, e.g. 仙桃 429004).
 */
export function cityKey(code: string): string {
  if (isMunicipality(code)) return provinceKey(code);
  if (isProvinceAdministered(code)) return code;
  return code.slice(0, 4);
}

/** True when the code names a city or something inside one, not merely a province or the group of province-administered cities. */
export function namesACity(code: string): boolean {
  if (isMunicipality(code)) return true;
  if (isProvinceAdministered(code)) return code.slice(4) !== '00';
  return code.slice(2, 4) !== '00';
}

function isProvinceAdministered(code: string): boolean {
  return code.slice(2, 4) === '90';
}
