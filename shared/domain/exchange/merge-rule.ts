/**
 * How the records of one table are merged. Facts are added and corrected by anybody; an owned record is changed by its owner, others
 * propose; what the center keeps comes from the center alone; what each center keeps for itself is nobody else's.
 */
export interface MergeRule {
  readonly kept: 'byAnybody' | 'byOwner' | 'byCenter' | 'byEach';
  /** Columns that are not merged like the rest. */
  readonly columns?: Readonly<Record<string, ColumnRule>>;
  /** Records that are voided and never deleted. */
  readonly neverDeleted?: true;
  /** Of two records of the same thing the first one stays, and the second is a duplicate of it. */
  readonly firstStays?: true;
}

/**
 * observed 情况: said by the person or unit, the newest saying shows.
 * money, identity: never decided by the machine when two sides differ.
 * booth: who stands in a booth; the one who was there first stays.
 * kept: tells of the record's making and stays as it is here.
 * forward 状态: goes from an earlier word to a later one, whoever says so; words of the same rank do not follow each other.
 * follows: another form of the column it names, and goes with it (a sealed number looks different each time it is sealed).
 */
export type ColumnRule =
  | 'observed'
  | 'money'
  | 'identity'
  | 'booth'
  | 'kept'
  | { readonly forward: readonly (readonly string[])[] }
  | { readonly follows: string };

/** Whether a state may go from one word to the other. */
export function goesForward(ranks: readonly (readonly string[])[], from: unknown, to: unknown): boolean {
  const rankOf = (word: unknown) => ranks.findIndex((rank) => rank.includes(String(word)));
  return rankOf(from) >= 0 && rankOf(to) > rankOf(from);
}
