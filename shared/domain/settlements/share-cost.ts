import { fen, type Money } from '#shared/kernel/money.ts';

/**
 * Divides a shared cost over n units, whole fen each: floor(S / n), and one fen more for the first S mod n units in roster order
 * (dossier 2.2 step 6, A23). Nothing is lost or created.
 *
 * @param shared 分, not negative
 * @returns one share a unit, in their order; empty when there is no unit
 */
export function shareCost(shared: Money, units: number): readonly Money[] {
  if (units === 0) return [];
  const base = Math.floor(shared / units);
  const remainder = shared - base * units;
  return Array.from({ length: units }, (_, index) => fen(base + (index < remainder ? 1 : 0)));
}
