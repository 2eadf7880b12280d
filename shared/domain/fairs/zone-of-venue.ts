import { cityKey, isCrossBorder, isDivisionCode, isInMainlandProvince, namesACity, provinceKey } from '../divisions/division-code.ts';
import type { FairFormat } from './fair.ts';

export interface ZoneInput {
  /** 行政区划代码 of the organizing center: the home is always the center that sends the units, never where a laptop stands. */
  readonly home: string;
  /** 行政区划代码 of the venue; undefined while unknown and for an online fair. */
  readonly venue: string | undefined;
  readonly format: FairFormat;
}

/** The zone and what decided it. */
export type ZoneFinding =
  | { readonly zone: 'online'; readonly because: 'formatOnline' }
  | { readonly zone: 'unresolved'; readonly because: 'venueMissing' }
  | { readonly zone: 'unresolved'; readonly because: 'codeUnknown'; readonly venue: string }
  | { readonly zone: 'unresolved'; readonly because: 'cityMissing'; readonly venue: string }
  | { readonly zone: 'unresolved'; readonly because: 'homeCityMissing'; readonly home: string }
  | { readonly zone: 'crossBorder'; readonly because: 'outsideTheMainland'; readonly venue: string }
  | { readonly zone: 'inCity'; readonly because: 'sameCity'; readonly home: string; readonly venue: string }
  | { readonly zone: 'inProvince'; readonly because: 'sameProvinceOtherCity'; readonly home: string; readonly venue: string }
  | { readonly zone: 'outOfProvince'; readonly because: 'otherProvince'; readonly home: string; readonly venue: string };

/**
 * 地域类别 of a fair (dossier 2.3, A2, A3, A14–A16).
 *
 * 市 is the prefecture-level city: a county center that goes to another district of its city stays in the city. A venue known
 * only by another province is certainly out of the province; known only by the own province it stays unresolved until the city is entered.
 * The same holds for a home known only by its province, and for a code of no province: money never follows from a mistyped code.
 */
export function zoneOfVenue({ home, venue, format }: ZoneInput): ZoneFinding {
  if (format === 'online') return { zone: 'online', because: 'formatOnline' };
  if (venue === undefined) return { zone: 'unresolved', because: 'venueMissing' };
  if (isCrossBorder(venue)) return { zone: 'crossBorder', because: 'outsideTheMainland', venue };
  if (!isDivisionCode(venue) || !isInMainlandProvince(venue)) return { zone: 'unresolved', because: 'codeUnknown', venue };
  if (provinceKey(venue) !== provinceKey(home)) return { zone: 'outOfProvince', because: 'otherProvince', home, venue };
  if (!namesACity(venue)) return { zone: 'unresolved', because: 'cityMissing', venue };
  if (!namesACity(home)) return { zone: 'unresolved', because: 'homeCityMissing', home };
  return cityKey(venue) === cityKey(home)
    ? { zone: 'inCity', because: 'sameCity', home, venue }
    : { zone: 'inProvince', because: 'sameProvinceOtherCity', home, venue };
}
