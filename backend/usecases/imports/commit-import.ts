import { setImmediate as nextTurn } from 'node:timers/promises';
import { saveColumnMapping } from '#db/repositories/column-mappings.ts';
import { insertImportBatch } from '#db/repositories/import-batches.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ImportOutcome, ImportProgress } from '#shared/contract/imports.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type ImportedRow, judgeRows } from '#shared/domain/imports/check-rows.ts';
import { headerSignature, missingFields } from '#shared/domain/imports/columns.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findUpload, type MappedUpload, readAllRows, type UploadsDep } from './check-import.ts';
import type { ImportSubject } from './import-subject.ts';
import { whileRunning } from './while-running.ts';

/**
 * Step 3: puts the good rows in as one batch and yields the progress. It is one transaction, so stopping before the end leaves nothing
 * behind.
 */
export async function* commitImport<Field extends string, Row extends ImportedRow, Known, Counts extends object>(
  deps: DatabaseDep & ClockDep & IdsDep & UploadsDep,
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
  const outcome = yield* whileRunning<ImportProgress, Awaited<Answer<ImportOutcome & Counts>>>((report, isLeft) =>
    change(deps, input.command, subject.command, async (writer, actor) => {
      const { fairId } = input;
      const admitted = await subject.admit(writer, fairId);
      if (!admitted.ok) return admitted;
      // Held against the database again inside: it may have changed since the page showed it.
      const known = await subject.gather(
        deps,
        writer,
        fairId,
        read.rows.map(({ row }) => row),
      );
      const { check, goodRows } = judgeRows(rules, mapped, read, known);
      if (goodRows.length === 0) return err({ type: 'NothingToImport' });
      const batch = { id: deps.ids.next<'ImportBatch'>(), fairId, actor };
      const { newRecords, counts } = subject.tally(goodRows, known);
      const added = goodRows.length;
      const skipped = check.counts.bad;
      await insertImportBatch(writer, {
        id: batch.id,
        fairId,
        kind: subject.kind,
        fileName,
        rows: check.counts.rows - check.counts.blank,
        added,
        newRecords,
        skipped,
        mapping: input.mapping,
        importedBy: actor.name,
        importedAt: actor.at,
        undone: undefined,
      });
      for await (const done of subject.store(deps, writer, batch, goodRows)) {
        report({ done, total });
        await nextTurn();
        // A refusal rolls back all that was written so far.
        if (signal?.aborted || isLeft()) return err({ type: 'ImportCancelled' });
      }
      await saveColumnMapping(writer, subject.kind, headerSignature(header.headers), input.mapping);
      return ok({ batchId: batch.id, added, skipped, ...counts });
    }),
  );
  if (outcome.ok) yield { done: total, total };
  return outcome;
}
