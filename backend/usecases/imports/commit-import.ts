import { setImmediate as nextTurn } from 'node:timers/promises';
import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ImportOutcome, ImportProgress } from '#shared/contract/imports.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ImportedRow } from '#shared/domain/imports/check-rows.ts';
import { missingFields } from '#shared/domain/imports/columns.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Answer, change, refusalOf } from '../answer.ts';
import { findUpload, type MappedUpload, readAllRows, type UploadsDep } from './check-import.ts';
import { beginBatch, type CommitDeps, type CommittedFile, judgeFile, type Onlooker, storeRows } from './commit-batch.ts';
import { commitInSteps } from './commit-in-steps.ts';
import type { ImportSubject } from './import-subject.ts';
import { whileRunning } from './while-running.ts';

/** Step 3: puts the good rows in as one batch and yields the progress. Stopping before the end leaves nothing behind. */
export async function* commitImport<Field extends string, Row extends ImportedRow, Known, Counts extends object>(
  deps: CommitDeps & UploadsDep,
  subject: ImportSubject<Field, Row, Known, Counts>,
  input: MappedUpload & { readonly command: CommandStamp },
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportProgress, Result<ImportOutcome & Counts, Refusal>> {
  const { rules } = subject;
  const upload = findUpload(deps, rules.fields, input.uploadId);
  if (!upload.ok) return upload;
  const missing = missingFields(input.mapping, rules.fields);
  if (missing.length > 0) return err({ type: 'MappingIncomplete', fields: missing.map((field) => field.label) });
  const { table, header, fileName } = upload.value;
  const mapped = { table, header, mapping: input.mapping };
  const total = table.rows.length - header.index - 1;
  yield { done: 0, total };
  // The page may have gone since.
  if (signal?.aborted) return err({ type: 'ImportCancelled' });
  const read = await readAllRows(deps, deps.db, rules, mapped);
  const file = { command: input.command, fairId: input.fairId, fileName, mapped, read };
  const outcome = yield* whileRunning<ImportProgress, Awaited<Answer<ImportOutcome & Counts>>>(async (report, isLeft) => {
    const onlooker = { report: (done: number) => report({ done, total }), isGone: () => signal?.aborted === true || isLeft() };
    const { steps } = subject;
    const committed = await (steps && read.rows.length > steps.rowsAStep
      ? commitInSteps(deps, subject, steps, file, onlooker)
      : commitAtOnce(deps, subject, file, onlooker));
    const keys = await makeDueJobSeekerKeys(deps.db);
    return keys.ok ? committed : err(refusalOf(keys.error));
  });
  if (outcome.ok) yield { done: total, total };
  return outcome;
}

function commitAtOnce<Field extends string, Row extends ImportedRow, Known, Counts extends object>(
  deps: CommitDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  file: CommittedFile<Row>,
  { isGone }: Onlooker,
): Answer<ImportOutcome & Counts> {
  return change(deps, file.command, subject.command, async (writer, actor) => {
    // Held against the database again inside: it may have changed since the page showed it.
    const judged = await judgeFile(deps, writer, subject, file);
    if (!judged.ok) return judged;
    const { goodRows, skipped } = judged.value;
    const batch = { id: deps.ids.next<'ImportBatch'>(), fairId: file.fairId, actor };
    await beginBatch(writer, subject.kind, batch, file, skipped);
    const { added, counts } = await storeRows(deps, writer, subject, batch, goodRows);
    await nextTurn();
    // A refusal rolls back all that was written so far.
    return isGone()
      ? err({ type: 'ImportCancelled' })
      : ok({ batchId: batch.id, added, skipped: file.read.rows.length - added, ...counts });
  });
}
