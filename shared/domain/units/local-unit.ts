import { cityKey } from '../divisions/division-code.ts';

/**
 * 本地单位: judged from the division code, not from a tick (policy conventions, readingsOfInputs).
 * For a city program the home area is the home city.
 *
 * @param divisionCode 行政区划代码 of the unit; undefined while unknown
 * @param homeDivision 行政区划代码 of the center
 * @returns undefined while the unit's place is unknown or known only as its province
 */
export function isLocalUnit(divisionCode: string | undefined, homeDivision: string): boolean | undefined {
  if (divisionCode === undefined) return undefined;
  const home = cityKey(homeDivision);
  const unit = cityKey(divisionCode);
  if (unit === home) return true;
  // A province code of the own province leaves the city open.
  if (divisionCode.endsWith('0000') && divisionCode.slice(0, 2) === homeDivision.slice(0, 2)) return undefined;
  return false;
}
