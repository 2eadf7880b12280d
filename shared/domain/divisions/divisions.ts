import { areaList } from '@vant/area-data';
import { isMunicipality, provinceKey } from './division-code.ts';

export interface DivisionOption {
  readonly value: string;
  readonly label: string;
  readonly children?: readonly DivisionOption[];
}

/** Groups that GB/T 2260 has between a province and its counties, without a name that anybody would write. */
const UNNAMED_GROUPS: ReadonlySet<string> = new Set([
  '市辖区',
  '县',
  '省直辖县',
  '自治区直辖县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
]);

/** @returns the own name of a place, 涟水县 for 320826; undefined for a code that is not in the table */
export function divisionName(code: string): string | undefined {
  return areaList.county_list[code] ?? areaList.city_list[code] ?? areaList.province_list[code];
}

/** @returns the whole name, 江苏省淮安市涟水县 for 320826; undefined for a code that is not in the table */
export function divisionPath(code: string): string | undefined {
  const own = divisionName(code);
  if (own === undefined) return undefined;
  const province = areaList.province_list[`${provinceKey(code)}0000`];
  const city = areaList.city_list[`${code.slice(0, 4)}00`];
  const parts = [province, isMunicipality(code) ? undefined : city, own].filter(
    (part): part is string => part !== undefined && !UNNAMED_GROUPS.has(part),
  );
  return [...new Set(parts)].join('');
}

/** @returns the city a place belongs to, 淮安市 for 320826, 上海市 for 310115, 仙桃市 for 429004 */
export function cityName(code: string): string | undefined {
  if (isMunicipality(code)) return areaList.province_list[`${provinceKey(code)}0000`];
  const city = areaList.city_list[`${code.slice(0, 4)}00`];
  return city === undefined || UNNAMED_GROUPS.has(city) ? divisionName(code) : city;
}

/** @returns 江苏省 for any place in it */
export function provinceName(code: string): string | undefined {
  return areaList.province_list[`${provinceKey(code)}0000`];
}

/**
 * Province → city → county for a cascader, in the order of the codes.
 * Every level can be chosen; which of them decides a zone is the zone rule's matter.
 */
export function divisionCascade(): readonly DivisionOption[] {
  const counties = Map.groupBy(Object.entries(areaList.county_list), ([code]) => code.slice(0, 4));
  const cities = Map.groupBy(Object.entries(areaList.city_list), ([code]) => provinceKey(code));
  const leaf = ([value, label]: readonly [string, string]): DivisionOption => ({ value, label });
  return Object.entries(areaList.province_list).map(([value, label]) => ({
    value,
    label,
    children: (cities.get(provinceKey(value)) ?? []).map(([cityCode, cityLabel]) => {
      const children = counties.get(cityCode.slice(0, 4));
      return { value: cityCode, label: cityLabel, ...(children ? { children: children.map(leaf) } : {}) };
    }),
  }));
}
