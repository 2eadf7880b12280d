import Sqlite from 'better-sqlite3';
import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { withoutNulls } from '#db/log/operation.ts';
import { runCommand } from '#db/log/run-command.ts';
import { insertRow, insertRows, updateRow } from '#db/log/tracked-write.ts';
import { findLastChange } from '#db/repositories/audit.ts';
import type { ConflictTable, HeldOpTable, PackageInTable, PackageNoteTable } from '#db/schema/exchange-tables.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import { NO_OUTCOMES, type OutcomeCounts } from '#shared/domain/exchange/packages.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { changeOf, type ParsedOp } from './arriving-ops.ts';
import type { ChainedOp } from './chain.ts';
import { extraFieldsOf, saveExtraFields } from './extra-fields.ts';
import { type Judged, judgeChunk, noteOf, type Rules } from './judge-chunk.ts';
import { listPeerRows, type PeerRow, peerRowKey, removePeerRows, savePeerRows } from './peer-rows.ts';
import { rowDigest } from './row-digest.ts';
import { openMeeting } from './surroundings.ts';
import { tableShapes } from './table-shapes.ts';
import { writeChanges } from './write-changes.ts';

/** Operations in one transaction: few enough that a check-in in between does not wait long. */
export const MERGE_CHUNK = 200;

export interface Merging {
  readonly packageId: string;
  readonly peerId: string;
  readonly rules: Rules;
  /** The last receipt that the sender had taken in when it made the package. */
  readonly acknowledged: number;
  /** Told apart from an earlier merge of the same package that was reverted. */
  readonly attempt: string;
  readonly takenBy: string;
  readonly takenAt: Instant;
}

export function countOutcomes(judged: readonly Pick<Judged, 'judgement'>[], before: OutcomeCounts = NO_OUTCOMES): OutcomeCounts {
  const counts = { ...before };
  for (const { judgement } of judged) counts[judgement.outcome === 'waits' ? 'conflict' : judgement.outcome] += 1;
  return counts;
}

/**
 * Takes a chunk of a package in: judges its operations, writes what they come to, what is in question, and how far the package is done, in
 * one transaction. The same chunk again changes nothing.
 */
export async function mergeChunk(db: Database, merging: Merging, ops: readonly ChainedOp[]): Promise<Result<OutcomeCounts, StorageError>> {
  const refused = new Set<number>();
  for (;;) {
    try {
      return await mergeOnce(db, merging, ops, refused);
    } catch (thrown) {
      // One row that this database refuses must not hold up the others: it is found, listed and left out.
      if (!isConstraint(thrown)) throw thrown;
      const culprit = await findRefused(db, merging, ops, refused);
      if (culprit === undefined) throw thrown;
      refused.add(culprit);
    }
  }
}

function isConstraint(thrown: unknown): boolean {
  return thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT');
}

/** The first operation with which the chunk can no longer be written. */
async function findRefused(
  db: Database,
  merging: Merging,
  ops: readonly ChainedOp[],
  refused: ReadonlySet<number>,
): Promise<number | undefined> {
  let [good, bad] = [0, ops.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await canWrite(db, merging, ops.slice(0, middle), refused)) good = middle;
    else bad = middle;
  }
  const culprit = ops[good]?.position;
  return culprit === undefined || refused.has(culprit) ? undefined : culprit;
}

class TriedOnly extends Error {}

async function canWrite(db: Database, merging: Merging, ops: readonly ChainedOp[], refused: ReadonlySet<number>): Promise<boolean> {
  try {
    await mergeOnce(db, merging, ops, refused, true);
    return true;
  } catch (thrown) {
    if (thrown instanceof TriedOnly) return true;
    if (isConstraint(thrown)) return false;
    throw thrown;
  }
}

async function mergeOnce(
  db: Database,
  merging: Merging,
  ops: readonly ChainedOp[],
  refused: ReadonlySet<number>,
  triesOnly = false,
): Promise<Result<OutcomeCounts, StorageError>> {
  const { packageId, peerId, takenBy: actor, takenAt: at, attempt } = merging;
  const id = `merge/${packageId}/${attempt}/${ops[0]?.position}${triesOnly ? '/try' : ''}` as CommandId;
  return runCommand<OutcomeCounts, StorageError>(db, { id, name: 'exchange.merge', actor, at }, async (writer) => {
    const shapes = tableShapes(db.raw);
    const meeting = openMeeting(writer, shapes, peerId);
    const parsed = ops.map((op) => changeOf(op, shapes));
    const judged = await judgeChunk(meeting, merging.rules, packageId, peerId, parsed, refused);
    await writeChanges(
      writer,
      shapes,
      meeting.changes(),
      judged.flatMap(({ effects }) => effects),
    );
    await saveExtraFields(writer, parsed);
    await writeQuestions(writer, merging, judged);
    await notePeerRows(writer, merging, judged);
    await moveHeads(writer, peerId, ops);
    const counts = countOutcomes(judged);
    await addCounts(writer, packageId, counts);
    // References are checked when the transaction ends; a trial ends before.
    if (triesOnly) {
      checkReferences(db);
      throw new TriedOnly();
    }
    return ok(counts);
  });
}

function checkReferences(db: Database): void {
  const [broken] = db.raw.pragma('foreign_key_check') as readonly { table: string }[];
  if (broken) throw new Sqlite.SqliteError(`FOREIGN KEY constraint failed: ${broken.table}`, 'SQLITE_CONSTRAINT_FOREIGNKEY');
}

/** What is in question, what waits for it, and what was not simply accepted. */
async function writeQuestions(writer: Writer, { packageId, peerId }: Merging, judged: readonly Judged[]): Promise<void> {
  const conflicts: ConflictTable[] = [];
  const held: HeldOpTable[] = [];
  const notes: PackageNoteTable[] = [];
  for (const one of judged) {
    const { judgement, conflictId } = one;
    const note = noteOf(one);
    if (!note) continue;
    const { position, table, recordId, outcome, reason, detail } = note;
    notes.push({
      id: `${packageId}/${position}`,
      package_id: packageId,
      position,
      tbl: table,
      row_id: recordId,
      outcome,
      reason,
      detail: detail ?? null,
    });
    if (judgement.outcome === 'conflict') conflicts.push(await conflictOf(writer, packageId, peerId, one));
    const waitsFor =
      judgement.outcome === 'waits' ? judgement.for : judgement.outcome === 'conflict' && judgement.holds ? conflictId : undefined;
    if (waitsFor !== undefined) held.push(heldOpOf(one, waitsFor, packageId));
  }
  await insertRows(writer, 'conflict', conflicts);
  await insertRows(writer, 'held_op', held);
  await insertRows(writer, 'package_note', notes);
}

function heldOpOf({ change, position, hlc, extra }: Judged, conflictId: string, packageId: string): HeldOpTable {
  const { what, why } = change;
  const said =
    what.kind === 'insert'
      ? { v: { ...what.row, ...extra } }
      : what.kind === 'update'
        ? { v: { ...what.after, ...extra }, b: what.before }
        : what.kind === 'delete'
          ? { d: 1, b: what.before }
          : { r: what.columns };
  return {
    id: `held/${packageId}/${position}`,
    conflict_id: conflictId,
    hlc,
    tbl: change.table,
    row_id: change.id,
    body: JSON.stringify({ ...said, ...(why === undefined ? {} : { why }) }),
    actor: change.by,
    at: change.at,
  };
}

async function conflictOf(writer: Writer, packageId: string, peerId: string, one: Judged): Promise<ConflictTable> {
  const { judgement, change, row, other, conflictId } = one;
  if (judgement.outcome !== 'conflict') throw new Error('No conflict');
  const { what } = change;
  const ours = other ?? row;
  const last = ours && (await findLastChange(writer, change.table as BusinessTable, String(ours.id)));
  const theirs = what.kind === 'insert' ? what.row : what.kind === 'update' ? what.after : undefined;
  return {
    id: conflictId,
    package_id: packageId,
    peer_id: peerId,
    kind: judgement.kind,
    reason: judgement.reason,
    tbl: change.table,
    row_id: change.id,
    other_id: other ? String(other.id) : null,
    fields: JSON.stringify(judgement.fields),
    ours: ours ? JSON.stringify(withoutNulls(ours)) : null,
    theirs: theirs ? JSON.stringify(theirs) : null,
    ours_by: last?.by ?? null,
    ours_at: last?.at ?? null,
    theirs_by: change.by,
    theirs_at: change.at,
    state: 'open',
    choice: null,
    remedy: null,
    decided_by: null,
    decided_at: null,
    decision_note: null,
  };
}

/**
 * What the sender holds after its operations: known where it made the row in this package, or where it held what stands here. It follows from
 * the operations alone, whatever became of them here.
 */
async function notePeerRows(writer: Writer, { peerId, acknowledged, rules }: Merging, judged: readonly Judged[]): Promise<void> {
  const known = await listPeerRows(
    writer,
    peerId,
    judged.map(({ change }) => ({ table: change.table, id: change.id })),
  );
  const theirs = new Map<
    string,
    { row: Row | undefined | 'unknown'; readonly table: BusinessTable; readonly id: string; made: boolean; isHere: boolean }
  >();
  const extras = await extraFieldsOf(
    writer,
    judged.map(({ change }) => ({ table: change.table, id: change.id })),
  );
  for (const { change, row, judgement, extra } of judged) {
    const { table, id, what } = change;
    if (what.kind === 'disclose' || rules[table as BusinessTable]?.kept === 'byEach') continue;
    const key = peerRowKey(table, id);
    const earlier = known.get(key);
    const inStep =
      row !== undefined &&
      earlier !== undefined &&
      earlier.sent_in <= acknowledged &&
      earlier.digest === rowDigest(table, { ...row, ...extras.get(key) });
    const state = theirs.get(key) ?? {
      row: inStep ? { ...row, ...extras.get(key) } : 'unknown',
      table: table as BusinessTable,
      id,
      made: earlier?.theirs === 1,
      isHere: row !== undefined,
    };
    state.isHere = what.kind === 'delete' ? row !== undefined && judgement.outcome !== 'accepted' : state.isHere;
    if (what.kind === 'insert') {
      state.row = { id, ...what.row, ...extra };
      state.made ||= judgement.outcome === 'accepted';
    } else if (what.kind === 'delete') state.row = undefined;
    else if (state.row && state.row !== 'unknown') state.row = { ...state.row, ...what.after, ...extra };
    theirs.set(key, state);
  }
  // What was deleted there and still stands here is sent again with the next receipt.
  const gone = [...theirs.values()].filter(({ row, isHere }) => row === undefined && !isHere);
  await removePeerRows(writer, peerId, gone);
  const kept = [...theirs].filter(([, state]) => !gone.includes(state));
  const rows = kept.map(
    ([, { row, table, id, made }]): PeerRow => ({
      tbl: table,
      row_id: id,
      digest: row === undefined || row === 'unknown' ? '' : rowDigest(table, row),
      sent_in: 0,
      theirs: made ? 1 : 0,
    }),
  );
  const keptKeys = new Set(kept.map(([key]) => key));
  await savePeerRows(writer, peerId, rows, new Map([...known].filter(([key]) => keptKeys.has(key))));
}

/** How far each stream of the sender is taken in. */
async function moveHeads(writer: Writer, peerId: string, ops: readonly ChainedOp[]): Promise<void> {
  const last = new Map(ops.map((op) => [`${op.node}/${op.stream}`, op]));
  for (const [id, { node, stream, seq, h, hlc }] of last) {
    const known = await writer.selectFrom('received_stream').select('seq').where('id', '=', id).executeTakeFirst();
    if (known && known.seq >= seq) continue;
    if (known) await updateRow(writer, 'received_stream', id, { seq, h, max_hlc: hlc });
    else await insertRow(writer, 'received_stream', { id, peer_id: peerId, node, stream, seq, h, max_hlc: hlc });
  }
}

async function addCounts(writer: Writer, packageId: string, counts: OutcomeCounts): Promise<void> {
  const so = (await writer.selectFrom('package_in').selectAll().where('id', '=', packageId).executeTakeFirstOrThrow()) as PackageInTable;
  await updateRow(writer, 'package_in', packageId, {
    accepted: so.accepted + counts.accepted,
    same: so.same + counts.same,
    duplicate: so.duplicate + counts.duplicate,
    conflict: so.conflict + counts.conflict,
    refused: so.refused + counts.refused,
  });
}

/** What a package would come to, found out without writing anything. */
export async function* trialMerge(
  db: Database,
  peerId: string,
  rules: Rules,
  packageId: string,
  ops: readonly ChainedOp[],
): AsyncGenerator<readonly Judged[]> {
  const shapes = tableShapes(db.raw);
  const meeting = openMeeting(db, shapes, peerId);
  for (let position = 0; position < ops.length; position += MERGE_CHUNK) {
    const parsed: readonly ParsedOp[] = ops.slice(position, position + MERGE_CHUNK).map((op) => changeOf(op, shapes));
    yield await judgeChunk(meeting, rules, packageId, peerId, parsed);
  }
}
