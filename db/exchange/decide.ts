import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { Author } from '#db/log/log-cursor.ts';
import { updateRow } from '#db/log/tracked-write.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import { type ArrivingChange, differingColumns, pickColumns, type Row } from '#shared/domain/exchange/arriving-change.ts';
import { type Choice, type Conflict, canBothStand } from '#shared/domain/exchange/conflict.ts';
import { type Effect, judgeChange, MERGE_REVERTED } from '#shared/domain/exchange/judge-change.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { changeOf } from './arriving-ops.ts';
import { CENTER_RULES } from './merge-rules.ts';
import { openMeeting, type RowChange } from './surroundings.ts';
import { tableShapes } from './table-shapes.ts';
import { type LoggedEffect, writeChanges } from './write-changes.ts';

/** A decision that cannot be carried out as things stand. */
export type CannotDecide = 'keyStillTaken' | 'belongsToMissing' | 'recordGone' | 'stillUsed' | 'notInEffect';

export interface Decision {
  readonly choice: Choice;
  /** 更正后的号码: for two vouchers that both stand, the number of the arriving one. */
  readonly correctedNumber?: string | undefined;
  readonly note: string;
}

/**
 * Carries out what a person decided. Whatever is not in force afterwards is still there: as a void voucher, or in the conflict itself.
 *
 * @returns the rows that it changed, as they were and as they are
 */
export async function carryOut(
  db: Database,
  writer: Writer,
  conflict: Conflict,
  { choice, correctedNumber, note }: Decision,
  author: Author,
): Promise<Result<readonly RowChange[], CannotDecide>> {
  const shapes = tableShapes(db.raw);
  const meeting = openMeeting(writer, shapes, conflict.peerId);
  const effects: LoggedEffect[] = [];
  const from = conflict.peerId;
  const apply = (change: ArrivingChange, list: readonly Effect[], by: Author) => {
    for (const effect of list) {
      const before = meeting.rowOf(change.table, effect.id);
      effects.push({ table: change.table as BusinessTable, effect, before, author: by, why: note, from });
    }
    meeting.take(change, { outcome: 'accepted', effects: list }, '');
  };
  const own = (table: string, id: string, after: Row): ArrivingChange => ({
    table,
    id,
    by: author.actor,
    at: author.at,
    what: { kind: 'update', after, before: {} },
  });
  const held = await listHeld(writer, conflict.id);

  if (held.length === 0) {
    if (choice === 'ours') return ok([]);
    const change = wishOf(conflict);
    await meeting.load([change]);
    const row = meeting.rowOf(conflict.table, conflict.recordId);
    if (!row) return err('recordGone');
    if (change.what.kind === 'delete') {
      if (meeting.around(change).usedBy) return err('stillUsed');
      apply(change, [{ kind: 'delete', id: change.id }], author);
    } else {
      if (meeting.around(change).sameKey) return err('keyStillTaken');
      apply(change, [{ kind: 'update', id: change.id, after: pickColumns(conflict.theirs ?? {}, conflict.fields) }], author);
    }
  } else {
    const isVoucher = conflict.table === 'voucher' && conflict.reason !== 'belongsToMissing';
    // Money that is not taken as it came is kept as a void voucher; other records wait in the conflict for ever.
    if (choice === 'ours' && !isVoucher) return ok([]);
    if (choice === 'both' && !(canBothStand(conflict) && correctedNumber)) return err('notInEffect');
    if (choice === 'theirs' && isVoucher && conflict.otherId) {
      const voided = own('voucher', conflict.otherId, { void_reason: note });
      await meeting.load([voided]);
      if (!meeting.rowOf('voucher', conflict.otherId)) return err('recordGone');
      apply(voided, [{ kind: 'update', id: conflict.otherId, after: { void_reason: note } }], author);
    }
    for (const op of held) {
      const { change } = changeOf({ ...op, position: 0, tbl: op.tbl, row: op.row_id }, shapes);
      const isIt = change.id === conflict.recordId && (isVoucher || choice === 'both');
      const so = isIt ? asDecided(change, choice, correctedNumber, note) : change;
      await meeting.load([so]);
      const rule = CENTER_RULES[so.table as BusinessTable];
      if (!rule) return err('notInEffect');
      const judgement = judgeChange(so, rule, { ...meeting.around(so), heldBy: undefined, settled: false, ownedBySender: true });
      if (judgement.outcome === 'conflict') return err(judgement.reason === 'keyTaken' ? 'keyStillTaken' : 'belongsToMissing');
      if (judgement.outcome === 'refused' || judgement.outcome === 'waits') return err('recordGone');
      if (judgement.outcome !== 'same') apply(so, judgement.effects, { actor: so.by, at: so.at });
    }
  }
  const changes = meeting.changes();
  await writeChanges(writer, shapes, changes, effects);
  return ok(changes);
}

/** 撤销裁定: brings the rows back as they were, unless one of them was changed since. */
export async function takeBack(
  db: Database,
  writer: Writer,
  changes: readonly RowChange[],
  author: Author,
  why: string,
): Promise<Result<undefined, 'changedSince'>> {
  const shapes = tableShapes(db.raw);
  const meeting = openMeeting(writer, shapes, '');
  const looks = changes.map(
    ({ table, id }): ArrivingChange => ({ table, id, by: '', at: author.at, what: { kind: 'delete', before: {} } }),
  );
  await meeting.load(looks);
  const effects: LoggedEffect[] = [];
  for (const { table, id, before, now } of changes) {
    const row = meeting.rowOf(table, id);
    const isAsThen = now === undefined ? row === undefined : row !== undefined && differingColumns(row, now).length === 0;
    if (!isAsThen) return err('changedSince');
    const effect = backOf(table, id, before, now);
    effects.push({ table, effect, before: row, author, why });
  }
  const inserted = new Set(changes.filter(({ before }) => !before).map(({ table, id }) => `${table} ${id}`));
  for (const look of looks) {
    const user = meeting.around(look).usedBy;
    if (inserted.has(`${look.table} ${look.id}`) && user && !inserted.has(`${user.table} ${user.id}`)) return err('changedSince');
  }
  const back = changes.map(({ table, id, before, now }, index): RowChange => {
    const effect = effects[index]?.effect;
    return { table, id, before: now, now: before ?? (effect?.kind === 'update' ? { ...now, ...effect.after } : undefined) };
  });
  await writeChanges(writer, shapes, back, effects);
  return ok();
}

/** A voucher is voided and never deleted; decided anew, it is in force again. */
function backOf(table: BusinessTable, id: string, before: Row | undefined, now: Row | undefined): Effect {
  if (before)
    return now ? { kind: 'update', id, after: pickColumns(before, differingColumns(before, now)) } : { kind: 'insert', id, row: before };
  return table === 'voucher' ? { kind: 'update', id, after: { void_reason: MERGE_REVERTED } } : { kind: 'delete', id };
}

/** Notes the decision, or that it was taken back. */
export async function noteDecision(
  writer: Writer,
  id: string,
  decision: (Decision & { readonly by: Author; readonly changes: readonly RowChange[] }) | undefined,
  why?: string,
): Promise<void> {
  await updateRow(
    writer,
    'conflict',
    id,
    decision
      ? {
          state: 'decided',
          choice: decision.choice,
          remedy: JSON.stringify(decision.changes),
          decided_by: decision.by.actor,
          decided_at: decision.by.at,
          decision_note: decision.note,
        }
      : { state: 'open', choice: null, remedy: null, decided_by: null, decided_at: null, decision_note: null },
    why,
  );
}

/** What the decision of a conflict changed. */
export async function findRemedy(writer: Writer, id: string): Promise<readonly RowChange[]> {
  const row = await writer.selectFrom('conflict').select('remedy').where('id', '=', id).executeTakeFirst();
  return row?.remedy ? (JSON.parse(row.remedy) as RowChange[]) : [];
}

async function listHeld(writer: Writer, conflictId: string) {
  return writer.selectFrom('held_op').selectAll().where('conflict_id', '=', conflictId).orderBy('hlc').execute();
}

function wishOf({ table, recordId, theirs, theirsBy, theirsAt, fields }: Conflict): ArrivingChange {
  const change = { table, id: recordId, by: theirsBy, at: theirsAt };
  if (!theirs) return { ...change, what: { kind: 'delete', before: {} } };
  return { ...change, what: { kind: 'update', after: pickColumns(theirs, fields), before: {} } };
}

function asDecided(change: ArrivingChange, choice: Choice, number: string | undefined, note: string): ArrivingChange {
  const { what } = change;
  if (what.kind === 'update') {
    // What was decided stands, whatever the station wrote there afterwards.
    const decided = { ours: 'void_reason', both: 'number', theirs: undefined }[choice];
    const without = (row: Row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== decided));
    return { ...change, what: { kind: 'update', after: without(what.after), before: without(what.before) } };
  }
  if (what.kind !== 'insert') return change;
  if (choice === 'ours') return { ...change, what: { kind: 'insert', row: { ...what.row, void_reason: note } } };
  return choice === 'both' ? { ...change, what: { kind: 'insert', row: { ...what.row, number: number ?? null } } } : change;
}
