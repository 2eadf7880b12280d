import { findLastStatisticsReport, insertStatisticsReport } from '#db/repositories/statistics-reports.ts';
import type { statisticsContract } from '#shared/contract/statistics.ts';
import type { StatisticsReport } from '#shared/domain/statistics/report.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { gatherStatistics } from './gather.ts';

export type ReportHead = Omit<StatisticsReport, 'snapshot'>;

/**
 * 上报: seals what the clerk saw. The figures are counted again inside the command, and when their hash is another than the one on screen
 * nothing is reported. Reporting again is possible only where something differs.
 */
export function reportStatistics(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof statisticsContract.report>,
): Answer<ReportHead> {
  return change(deps, input.command, 'statistics.report', async (writer, actor) => {
    const gathered = await gatherStatistics(writer, input.fairId);
    if (!gathered.ok) return gathered;
    const { fair, snapshot, contentHash } = gathered.value;
    if (fair.status === 'cancelled') return err({ type: 'FairCancelled', fairId: fair.id });
    if (chinaDate(actor.at) < fair.endsOn) return err({ type: 'StatisticsTooEarly', endsOn: fair.endsOn });
    if (contentHash !== input.contentHash) return err({ type: 'StatisticsChanged' });
    const last = await findLastStatisticsReport(writer, fair.id);
    if (last?.contentHash === contentHash) return err({ type: 'StatisticsUnchanged', version: last.version });
    const report: StatisticsReport = {
      id: deps.ids.next<'StatisticsReport'>(),
      version: (last?.version ?? 0) + 1,
      snapshot,
      contentHash,
      reportedBy: actor.name,
      reportedAt: actor.at,
    };
    await insertStatisticsReport(writer, fair.id, report);
    return ok(headOf(report));
  });
}

export function headOf({ snapshot: _sealed, ...head }: StatisticsReport): ReportHead {
  return head;
}
