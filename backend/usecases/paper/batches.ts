import { findArrivalById } from '#db/repositories/arrivals.ts';
import {
  findPaperBatchById,
  listPaperBatchesByFair,
  listPaperEntriesOfBatch,
  markPaperBatchUndone,
} from '#db/repositories/paper-batches.ts';
import { findScanById, updateScan } from '#db/repositories/scans.ts';
import type { PaperBatchLine, paperContract } from '#shared/contract/paper.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { takeBackArrival } from '../arrivals/arrivals.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';

export async function listPaperBatches({ db }: DatabaseDep, input: { fairId: FairId }): Answer<readonly PaperBatchLine[]> {
  const lines: PaperBatchLine[] = [];
  for (const batch of await listPaperBatchesByFair(db, input.fairId))
    lines.push({ batch, rows: (await listPaperEntriesOfBatch(db, batch.id)).length });
  return ok(lines);
}

/** 撤销补录: what the batch let in no longer stands; what was in already stays. @returns how many entries and arrivals were taken back */
export function undoBatch(deps: DatabaseDep & ClockDep, input: InputOf<typeof paperContract.undo>): Answer<{ undone: number }> {
  return change(deps, input.command, 'paper.undo', async (writer, actor) => {
    const batch = await findPaperBatchById(writer, input.id);
    if (!batch) return err({ type: 'NotFound', what: 'paperBatch', id: input.id });
    if (batch.undone) return err({ type: 'PaperBatchUndone' });
    const undone = { by: actor.name, at: actor.at, reason: input.reason };
    let count = 0;
    for (const { scanId, arrivalId } of await listPaperEntriesOfBatch(writer, batch.id)) {
      const scan = scanId && (await findScanById(writer, scanId));
      if (scan && scan.verdict === 'accepted' && !scan.undone) {
        await updateScan(writer, { ...scan, undone }, input.reason);
        count += 1;
      }
      const arrival = arrivalId && (await findArrivalById(writer, arrivalId));
      if (arrival && !arrival.undone) {
        const fair = await findOpenFair(writer, batch.fairId);
        if (!fair.ok) return fair;
        await takeBackArrival(writer, actor, arrival, input.reason);
        count += 1;
      }
    }
    await markPaperBatchUndone(writer, batch.id, undone);
    return ok({ undone: count });
  });
}
