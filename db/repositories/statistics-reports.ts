import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { StatisticsReport, StatisticsSnapshot } from '#shared/domain/statistics/report.ts';
import { canonicalText } from '#shared/kernel/canonical-text.ts';
import type { FairId, StatisticsReportId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The newest report of the fair. */
export async function findLastStatisticsReport(db: Reader, fairId: FairId): Promise<StatisticsReport | undefined> {
  const row = await db
    .selectFrom('statistics_report')
    .selectAll()
    .where('fair_id', '=', fairId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as StatisticsReportId,
      version: row.version,
      snapshot: JSON.parse(row.snapshot) as StatisticsSnapshot,
      contentHash: row.content_hash,
      reportedBy: row.reported_by,
      reportedAt: row.reported_at as Instant,
    }
  );
}

/** Those of the fairs that were reported at least once. */
export async function listReportedFairs(db: Reader, fairIds: readonly FairId[]): Promise<ReadonlySet<FairId>> {
  if (fairIds.length === 0) return new Set();
  const rows = await db.selectFrom('statistics_report').select('fair_id').distinct().where('fair_id', 'in', fairIds).execute();
  return new Set(rows.map((row) => row.fair_id as FairId));
}

/** From here on the database itself refuses to change it. */
export async function insertStatisticsReport(trx: Writer, fairId: FairId, report: StatisticsReport): Promise<void> {
  await insertRow(trx, 'statistics_report', {
    id: report.id,
    fair_id: fairId,
    version: report.version,
    snapshot: canonicalText(report.snapshot),
    content_hash: report.contentHash,
    reported_by: report.reportedBy,
    reported_at: report.reportedAt,
  });
}
