/** A booth as far as a roster that names it is concerned. */
export interface NamedBooth {
  readonly number: string;
  /** Name of the unit that has it. */
  readonly heldBy: string | undefined;
}

/** A line that names booths in words. */
export interface BoothWish {
  /** Whoever wishes: row of the file or place on the roster. */
  readonly row: number;
  readonly text: string | undefined;
}

export type BoothClaimFault =
  | { readonly type: 'BoothTaken'; readonly number: string; readonly unitName: string }
  | { readonly type: 'BoothNamedTwice'; readonly number: string; readonly otherRow: number }
  | { readonly type: 'BoothNotOnPlan'; readonly number: string };

export interface BoothClaim<Named extends NamedBooth> {
  readonly row: number;
  /** What the line gets. */
  readonly booths: readonly Named[];
  /** What it named and does not get. */
  readonly faults: readonly BoothClaimFault[];
}

/** Gives the booths that lines name, to the first that names one. Without a plan nothing is given and nothing is wrong. */
export function claimBooths<Named extends NamedBooth>(plan: readonly Named[], wishes: readonly BoothWish[]): readonly BoothClaim<Named>[] {
  const byKey = new Map(plan.map((booth) => [boothKey(booth.number), booth]));
  const claimedBy = new Map<string, number>();
  return wishes.map(({ row, text }) => {
    const booths: Named[] = [];
    const faults: BoothClaimFault[] = [];
    for (const number of plan.length === 0 ? [] : numbersIn(text)) {
      const key = boothKey(number);
      const booth = byKey.get(key);
      const otherRow = claimedBy.get(key);
      if (!booth) faults.push({ type: 'BoothNotOnPlan', number });
      else if (booth.heldBy !== undefined) faults.push({ type: 'BoothTaken', number: booth.number, unitName: booth.heldBy });
      else if (otherRow === undefined) {
        claimedBy.set(key, row);
        booths.push(booth);
      } else if (otherRow !== row) faults.push({ type: 'BoothNamedTwice', number: booth.number, otherRow });
    }
    return { row, booths, faults };
  });
}

/** A01、A02 and the ways people write it. */
function numbersIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[、,，;；/\s和]+/u).filter((number) => number !== '');
}

/** One spelling of a booth number: a1, Ａ01 and A区01号 are all A1. The dash of A1-01 stays, for A101 is another booth. */
export function boothKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[区号展位\s]/gu, '')
    .replace(/0+(?=\d)/g, (zeros, offset: number, whole: string) => (/\d/.test(whole[offset - 1] ?? '') ? zeros : ''));
}
