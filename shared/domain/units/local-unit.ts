import { cityKey, isMunicipality } from '../divisions/division-code.ts';

/**
 * 本地单位: judged from the division code, not from a tick (policy conventions, readingsOfInputs).
 *
 * @param divisionCode 行政区划代码 of the unit; undefined while unknown
 * @param homeDivision 行政区划代码 of the center
 * @param area the home area of the program: the city (huaian-3), or the district (jiangmen-6), which is the city for a center that is one
 * @returns undefined while the unit's place is unknown or known too coarsely to tell
 */
export function isLocalUnit(divisionCode: string | undefined, homeDivision: string, area: 'city' | 'district'): boolean | undefined {
  if (divisionCode === undefined) return undefined;
  if (area === 'district' && isDistrict(homeDivision)) {
    if (divisionCode === homeDivision) return true;
    return homeDivision.startsWith(significant(divisionCode)) ? undefined : false;
  }
  if (cityKey(divisionCode) === cityKey(homeDivision)) return true;
  return homeDivision.startsWith(significant(divisionCode)) ? undefined : false;
}

function isDistrict(code: string): boolean {
  return !code.endsWith('00');
}

/** The digits that say something: 32 of 320000, 3208 of 320800. A municipality's districts are all one city. */
function significant(code: string): string {
  const digits = code.replace(/(00)+$/, '');
  return isMunicipality(code) && digits.length <= 4 ? code.slice(0, 2) : digits;
}
