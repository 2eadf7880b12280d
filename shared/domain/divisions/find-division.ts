import { areaList } from '@vant/area-data';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { cityKey, provinceKey } from './division-code.ts';
import { divisionName, divisionPath } from './divisions.ts';

export type DivisionFault =
  | { readonly type: 'UnknownDivision' }
  /** Several places bear the name; their whole names. */
  | { readonly type: 'AmbiguousDivision'; readonly candidates: readonly string[] };

let codesByName: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The division code that a clerk means by a code or a place name (清江浦区, 淮安市清江浦区, 320812).
 *
 * @param home 行政区划代码 of the center: of several places of one name the one in the home city, else in the home province, is meant
 */
export function findDivision(text: string, home: string): Result<string, DivisionFault> {
  const wanted = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\d{6}$/.test(wanted)) return divisionName(wanted) === undefined ? err({ type: 'UnknownDivision' }) : ok(wanted);
  codesByName ??= indexNames();
  const codes =
    codesByName.get(wanted) ??
    [...codesByName].filter(([name]) => name.length > wanted.length && name.endsWith(wanted)).flatMap(([, found]) => found);
  const distinct = [...new Set(codes)];
  if (distinct.length === 0) return err({ type: 'UnknownDivision' });
  const near = [
    distinct.filter((code) => cityKey(code) === cityKey(home)),
    distinct.filter((code) => provinceKey(code) === provinceKey(home)),
    distinct,
  ].find((found) => found.length > 0);
  const [only, ...others] = near ?? [];
  if (only !== undefined && others.length === 0) return ok(only);
  return err({ type: 'AmbiguousDivision', candidates: distinct.slice(0, 5).map((code) => divisionPath(code) ?? code) });
}

/** Every place under its own and its whole name. */
function indexNames(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const add = (name: string | undefined, code: string) => {
    if (name === undefined) return;
    const codes = index.get(name);
    if (!codes) index.set(name, [code]);
    else if (!codes.includes(code)) codes.push(code);
  };
  for (const list of [areaList.province_list, areaList.city_list, areaList.county_list]) {
    for (const code of Object.keys(list)) {
      add(divisionName(code), code);
      add(divisionPath(code), code);
    }
  }
  return index;
}
