import type { Instant } from '#shared/kernel/instant.ts';
import { type ArrivingChange, type Cell, differingColumns, pickColumns, type Row } from './arriving-change.ts';
import { type ColumnRule, goesForward, type MergeRule } from './merge-rule.ts';

/** What is known here of the record that a change is about. */
export interface Surroundings {
  /** The record as it stands here. */
  readonly row: Row | undefined;
  /** The sender made the record. */
  readonly ownedBySender: boolean;
  /** An open conflict that the record, or one it belongs to, waits for. */
  readonly heldBy: string | undefined;
  /** A record that it names and that is not here. */
  readonly missing: { readonly table: string; readonly id: string } | undefined;
  /** Another record that has the same business key: a voucher of the number, a unit of the credit code. */
  readonly sameKey: Row | undefined;
  /** 该场已结算: money or roster of a fair whose settlement is in force. */
  readonly settled: boolean;
  /** The last change of the record here. Asked only where a column differs from what the sender saw. */
  readonly lastChange: { readonly by: string; readonly at: Instant } | undefined;
  /** A record here that belongs to it, when it is to be deleted. */
  readonly usedBy: { readonly table: string; readonly id: string } | undefined;
  /** 签到: the check-in that stands here for the same ticket. */
  readonly standing: Row | undefined;
}

/** What is to be written here. The change itself, part of it, or another one in its place. */
export type Effect =
  | { readonly kind: 'insert'; readonly id: string; readonly row: Row }
  | { readonly kind: 'update'; readonly id: string; readonly after: Row }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'disclose'; readonly id: string; readonly columns: readonly string[] };

export type ConflictKind = 'money' | 'identity' | 'booth' | 'record' | 'proposal';

/** 冲突原因; the words are in the catalog. */
export type ConflictReason =
  | 'changedHere'
  | 'notOwner'
  | 'keyTaken'
  | 'settled'
  | 'differentIdentity'
  | 'boothTaken'
  | 'belongsToMissing'
  | 'stillUsed';

export type DuplicateReason = 'olderSaying' | 'stateBehind' | 'firstStays' | 'checkedInElsewhere' | 'arrivedAlready';

export type RefusalReason = 'keptByCenter' | 'neverDeleted' | 'recordGone' | 'unknownTable' | 'databaseRefuses';

/** 合并结果. Every change has exactly one, so that they add up to the rows of the package. */
export type Judgement =
  | { readonly outcome: 'accepted'; readonly effects: readonly Effect[] }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'duplicate'; readonly reason: DuplicateReason; readonly effects: readonly Effect[] }
  | {
      readonly outcome: 'conflict';
      readonly kind: ConflictKind;
      readonly reason: ConflictReason;
      /** Columns in question; none when the record as a whole is. */
      readonly fields: readonly string[];
      /** What of the change is not in question. */
      readonly effects: readonly Effect[];
      /** The record, and all that belongs to it, waits for the decision. */
      readonly holds: boolean;
    }
  | { readonly outcome: 'waits'; readonly for: string }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/** 合并已撤销: why a voucher of a reverted merge is void and its fair cancelled; when the package comes again they are in force again. */
export const MERGE_REVERTED = '合并已撤销';

const SAME: Judgement = { outcome: 'same' };

/**
 * Judges one change that another database made against what stands here.
 *
 * Pure: the same change in the same surroundings is judged the same on every machine. Money and identity in which the two sides differ are
 * never decided; nothing is dropped without a word.
 */
export function judgeChange(change: ArrivingChange, rule: MergeRule, here: Surroundings): Judgement {
  if (rule.kept === 'byEach') return SAME;
  if (rule.kept === 'byCenter') return { outcome: 'refused', reason: 'keptByCenter' };
  if (here.heldBy !== undefined) return { outcome: 'waits', for: here.heldBy };
  const { what } = change;
  switch (what.kind) {
    case 'insert':
      return here.row ? judgeSecond(change, what.row, here.row, rule, here) : judgeNew(change, what.row, rule, here);
    case 'update':
      return here.row ? judgeUpdate(change, what, here.row, rule, here) : { outcome: 'refused', reason: 'recordGone' };
    case 'delete':
      return here.row ? judgeDeletion(change, rule, here) : SAME;
    case 'disclose':
      return { outcome: 'accepted', effects: [{ kind: 'disclose', id: change.id, columns: what.columns }] };
  }
}

/** A record that is not here yet. */
function judgeNew(change: ArrivingChange, row: Row, rule: MergeRule, here: Surroundings): Judgement {
  const held = (kind: ConflictKind, reason: ConflictReason): Judgement => ({
    outcome: 'conflict',
    kind,
    reason,
    fields: [],
    effects: [],
    holds: true,
  });
  if (here.missing) return held('record', 'belongsToMissing');
  if (here.sameKey) {
    if (change.table !== 'arrival') return held(hasClass(rule, row, 'money') ? 'money' : 'record', 'keyTaken');
    // Noted at two desks: the fact is kept, and counts once.
    const undone = { undone_by: change.by, undone_at: change.at, undo_reason: '合并时已有到场记录' };
    return { outcome: 'duplicate', reason: 'arrivedAlready', effects: [{ kind: 'insert', id: change.id, row: { ...row, ...undone } }] };
  }
  if (here.settled) return held('money', 'settled');
  if (here.standing) return secondCheckIn(change.id, row, here.standing);
  return { outcome: 'accepted', effects: [{ kind: 'insert', id: change.id, row }] };
}

/** 同一张票在两处签到: the earlier one counts, the later is kept as 已签到. Of two at the same moment the smaller id counts, so that every order gives the same. */
function secondCheckIn(id: string, row: Row, standing: Row): Judgement {
  const isEarlier = orderOf(row, id) < orderOf(standing, String(standing.id));
  const arriving: Effect = { kind: 'insert', id, row: isEarlier ? row : { ...row, verdict: 'duplicate' } };
  const effects: readonly Effect[] = isEarlier
    ? [{ kind: 'update', id: String(standing.id), after: { verdict: 'duplicate' } }, arriving]
    : [arriving];
  return { outcome: 'duplicate', reason: 'checkedInElsewhere', effects };
}

function orderOf(row: Row, id: string): string {
  return `${row.at}\n${id}`;
}

/** The same record was made here too: one person, one sign-up, one unit. */
function judgeSecond(change: ArrivingChange, arriving: Row, row: Row, rule: MergeRule, here: Surroundings): Judgement {
  if (row.void_reason === MERGE_REVERTED || row.cancel_reason === MERGE_REVERTED)
    return {
      outcome: 'accepted',
      effects: updateOf(change.id, pickColumns({ ...arriving, id: change.id }, differingColumns(arriving, row))),
    };
  const differing = leading(rule, differingColumns(arriving, row)).filter((column) => ruleOf(rule, column) !== 'kept');
  if (differing.length === 0) return SAME;
  if (rule.firstStays) return { outcome: 'duplicate', reason: 'firstStays', effects: [] };
  const observed = differing.filter((column) => ruleOf(rule, column) === 'observed');
  const stated = differing.filter((column) => ruleOf(rule, column) !== 'observed');
  const isNewer = isAfter(change, here);
  const said = observed.filter((column) => (arriving[column] ?? null) !== null && (isNewer || (row[column] ?? null) === null));
  const effects = updateOf(change.id, pickColumns(arriving, withFollowers(rule, said, arriving)));
  if (stated.length === 0)
    return effects.length > 0 ? { outcome: 'accepted', effects } : { outcome: 'duplicate', reason: 'olderSaying', effects: [] };
  const kind = kindOf(rule, stated);
  const reason = kind === 'identity' ? 'differentIdentity' : 'changedHere';
  return { outcome: 'conflict', kind, reason, fields: withFollowers(rule, stated, arriving), effects, holds: false };
}

function judgeUpdate(
  change: ArrivingChange,
  { after, before }: { readonly after: Row; readonly before: Row },
  row: Row,
  rule: MergeRule,
  here: Surroundings,
): Judgement {
  const changing = leading(rule, Object.keys(after)).filter((column) => !equal(row[column], after[column]));
  if (changing.length === 0) return SAME;
  const observed = changing.filter((column) => ruleOf(rule, column) === 'observed');
  const stated = changing.filter((column) => ruleOf(rule, column) !== 'observed');
  const isClean = (columns: readonly string[]) => columns.every((column) => equal(row[column], before[column]));
  const goesOn = (columns: readonly string[]) => columns.every((column) => isForward(ruleOf(rule, column), row[column], after[column]));

  const takesSaying = observed.length > 0 && (isClean(observed) || isAfter(change, here));
  const said = takesSaying ? observed : [];
  const effectsWith = (columns: readonly string[]) => updateOf(change.id, pickColumns(after, withFollowers(rule, columns, after)));
  const inQuestion = (kind: ConflictKind, reason: ConflictReason): Judgement => ({
    outcome: 'conflict',
    kind,
    reason,
    fields: withFollowers(rule, stated, after),
    effects: effectsWith(said),
    holds: false,
  });

  if (stated.length === 0)
    return takesSaying ? { outcome: 'accepted', effects: effectsWith(said) } : { outcome: 'duplicate', reason: 'olderSaying', effects: [] };
  if (here.sameKey) return inQuestion(kindOf(rule, stated), 'keyTaken');
  if (here.settled) return inQuestion('money', 'settled');
  if (isClean(stated)) {
    const mayChange = rule.kept === 'byAnybody' || here.ownedBySender || goesOn(stated);
    return mayChange ? { outcome: 'accepted', effects: effectsWith([...said, ...stated]) } : inQuestion('proposal', 'notOwner');
  }
  if (goesOn(stated)) return { outcome: 'accepted', effects: effectsWith([...said, ...stated]) };
  if (stated.every((column) => isForward(ruleOf(rule, column), after[column], row[column])))
    return { outcome: 'duplicate', reason: 'stateBehind', effects: effectsWith(said) };
  const kind = kindOf(rule, stated);
  return inQuestion(kind, kind === 'booth' ? 'boothTaken' : 'changedHere');
}

function judgeDeletion(change: ArrivingChange, rule: MergeRule, here: Surroundings): Judgement {
  const inQuestion = (kind: ConflictKind, reason: ConflictReason): Judgement => ({
    outcome: 'conflict',
    kind,
    reason,
    fields: [],
    effects: [],
    holds: false,
  });
  if (rule.neverDeleted) return { outcome: 'refused', reason: 'neverDeleted' };
  if (here.usedBy) return inQuestion('record', 'stillUsed');
  if (here.settled) return inQuestion('money', 'settled');
  if (rule.kept === 'byOwner' && !here.ownedBySender) return inQuestion('proposal', 'notOwner');
  return { outcome: 'accepted', effects: [{ kind: 'delete', id: change.id }] };
}

function ruleOf(rule: MergeRule, column: string): ColumnRule | undefined {
  return rule.columns?.[column];
}

function isForward(rule: ColumnRule | undefined, from: Cell | undefined, to: Cell | undefined): boolean {
  return typeof rule === 'object' && 'forward' in rule && goesForward(rule.forward, from, to);
}

/** Without those that only follow another column. */
function leading(rule: MergeRule, columns: readonly string[]): readonly string[] {
  return columns.filter((column) => {
    const its = ruleOf(rule, column);
    return !(typeof its === 'object' && 'follows' in its);
  });
}

function withFollowers(rule: MergeRule, columns: readonly string[], row: Row): readonly string[] {
  const followers = Object.entries(rule.columns ?? {}).flatMap(([column, its]) =>
    typeof its === 'object' && 'follows' in its && columns.includes(its.follows) && column in row ? [column] : [],
  );
  return [...columns, ...followers];
}

function hasClass(rule: MergeRule, row: Row, wanted: ColumnRule): boolean {
  return Object.keys(row).some((column) => ruleOf(rule, column) === wanted);
}

function kindOf(rule: MergeRule, columns: readonly string[]): ConflictKind {
  const rules = columns.map((column) => ruleOf(rule, column));
  if (rules.includes('money')) return 'money';
  if (rules.includes('identity')) return 'identity';
  return rules.includes('booth') ? 'booth' : 'record';
}

/** Of two sayings of the same moment, the one here stays. */
function isAfter(change: ArrivingChange, here: Surroundings): boolean {
  return here.lastChange === undefined || change.at > here.lastChange.at;
}

function updateOf(id: string, after: Row): readonly Effect[] {
  return Object.keys(after).length === 0 ? [] : [{ kind: 'update', id, after }];
}

function equal(one: Cell | undefined, other: Cell | undefined): boolean {
  return (one ?? null) === (other ?? null);
}
