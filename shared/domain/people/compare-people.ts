import type { Observation, PersonAttributes } from './job-seeker.ts';

export type Attribute = keyof PersonAttributes;

/** In the order in which forms and sheets ask for them. */
export const ATTRIBUTES = [
  'name',
  'phone',
  'region',
  'education',
  'groups',
  'skills',
  'wishedJob',
  'wishedWage',
  'wishedPlace',
  'consentOn',
] as const satisfies readonly Attribute[];

/** An attribute of two people: what was last said of it on each side, and whose was said later and will show after a merge. */
export interface Comparison {
  readonly attribute: Attribute;
  readonly sides: readonly [Observation | undefined, Observation | undefined];
  readonly shows: 0 | 1;
}

/** The attributes that anything was said of, on either side. */
export function comparePeople(a: readonly Observation[], b: readonly Observation[]): readonly Comparison[] {
  return ATTRIBUTES.flatMap((attribute) => {
    const sides = [lastWith(attribute, a), lastWith(attribute, b)] as const;
    const last = lastWith(attribute, [...a, ...b]);
    return last ? [{ attribute, sides, shows: last === sides[0] ? (0 as const) : (1 as const) }] : [];
  });
}

/** By the same order as `newestAttributes`: time, then id. */
function lastWith(attribute: Attribute, observations: readonly Observation[]): Observation | undefined {
  return observations
    .filter(({ values }) => values[attribute] !== undefined)
    .reduce<Observation | undefined>((last, one) => (last && isLater(last, one) ? last : one), undefined);
}

function isLater(a: Observation, b: Observation): boolean {
  return a.observedAt === b.observedAt ? a.id > b.id : a.observedAt > b.observedAt;
}
