import { findOutcome } from '#db/log/run-command.ts';
import { findImportBatchById } from '#db/repositories/import-batches.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import type { ImportedRow } from '#shared/domain/imports/check-rows.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import { beginBatch, type CommitDeps, type CommittedFile, judgeFile, type Onlooker, storeRows } from './commit-batch.ts';
import type { ImportInSteps, ImportSubject } from './import-subject.ts';

/**
 * Puts a long list in by many commands: the batch first, then its rows by steps, then the outcome under the number that the import came
 * with. One that was cut off between them, by a power cut, leaves a batch that has fewer rows than its file: it can be undone, or the same
 * file is imported again, which finds the first rows there already.
 */
export async function commitInSteps<Field extends string, Row extends ImportedRow, Known, Counts extends object>(
  deps: CommitDeps,
  subject: ImportSubject<Field, Row, Known, Counts>,
  steps: ImportInSteps<Row, Counts>,
  file: CommittedFile<Row>,
  { report, isGone }: Onlooker,
): Answer<ImportOutcome & Counts> {
  const { command, fairId } = file;
  const earlier = await findOutcome<ImportOutcome & Counts>(deps.db, { id: command.id, name: subject.command });
  if (earlier) return ok(earlier.value);
  const judged = await judgeFile(deps, deps.db, subject, file);
  if (!judged.ok) return judged;
  const begun = await change(deps, partOf(command, 'begin'), subject.command, async (writer, actor) => {
    const id = deps.ids.next<'ImportBatch'>();
    await beginBatch(writer, subject.kind, { id, fairId, actor }, file, judged.value.skipped);
    return ok({ batchId: id });
  });
  if (!begun.ok) return begun;
  const { batchId } = begun.value;

  const rows = steps.inOrder(deps, judged.value.goodRows);
  let { added, counts } = { added: 0, counts: steps.noCounts };
  for (let from = 0; from < rows.length; from += steps.rowsAStep) {
    const step = rows.slice(from, from + steps.rowsAStep);
    // Named by its first row, which no other step can have: sent again, a step that is in changes nothing.
    const stored = await change(deps, partOf(command, `row ${step[0]?.row}`), subject.command, async (writer, actor) => {
      const batch = await findImportBatchById(writer, batchId);
      // Undone by somebody else meanwhile.
      if (!batch || batch.undone) return err({ type: 'ImportCancelled' });
      return ok(await storeRows(deps, writer, subject, { id: batchId, fairId, actor }, step));
    });
    if (stored.ok) {
      added += stored.value.added;
      counts = steps.sum(counts, stored.value.counts);
      report(from + step.length);
      await deps.db.giveWay();
      if (!isGone()) continue;
    }
    const takenBack = await steps.takeBack(deps, { command: partOf(command, 'take back'), batchId });
    if (!stored.ok) return stored;
    return takenBack.ok ? err({ type: 'ImportCancelled' }) : takenBack;
  }
  return change(deps, command, subject.command, async () => ok({ batchId, added, skipped: file.read.rows.length - added, ...counts }));
}

function partOf(command: CommandStamp, part: string): CommandStamp {
  return { ...command, id: `${command.id} ${part}` as CommandId };
}
