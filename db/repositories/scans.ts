import type { Reader, Writer } from '#db/connection/handles.ts';
import { preparedQuestion } from '#db/connection/prepared-question.ts';
import { insertRow, updateRow } from '#db/log/tracked-write.ts';
import type { ScanTable } from '#db/schema/signup-tables.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import type { Scan, ScanReason, ScanWay, Verdict } from '#shared/domain/signups/signup.ts';
import type { VerdictCount } from '#shared/domain/signups/tallies.ts';
import type { FairId, JobSeekerId, ScanId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const scanFromRow = (row: ScanTable): Scan => ({
  id: row.id as ScanId,
  fairId: row.fair_id as FairId,
  signupId: (row.signup_id ?? undefined) as SignupId | undefined,
  desk: row.desk,
  way: row.way as ScanWay,
  text: (row.scanned ?? undefined) as SealedText | undefined,
  verdict: row.verdict as Verdict,
  reason: (row.reason ?? undefined) as ScanReason | undefined,
  at: row.at as Instant,
  by: row.by_whom,
  owner: row.owner ?? undefined,
  decided:
    row.decided_by === null || row.decided_at === null || row.decision_note === null
      ? undefined
      : { by: row.decided_by, at: row.decided_at as Instant, note: row.decision_note },
  undone:
    row.undone_by === null || row.undone_at === null || row.undo_reason === null
      ? undefined
      : { by: row.undone_by, at: row.undone_at as Instant, reason: row.undo_reason },
});

const scanToRow = (scan: Scan): ScanTable => ({
  id: scan.id,
  fair_id: scan.fairId,
  signup_id: scan.signupId ?? null,
  desk: scan.desk,
  way: scan.way,
  scanned: scan.text ?? null,
  verdict: scan.verdict,
  reason: scan.reason ?? null,
  at: scan.at,
  by_whom: scan.by,
  owner: scan.owner ?? null,
  decided_by: scan.decided?.by ?? null,
  decided_at: scan.decided?.at ?? null,
  decision_note: scan.decided?.note ?? null,
  undone_by: scan.undone?.by ?? null,
  undone_at: scan.undone?.at ?? null,
  undo_reason: scan.undone?.reason ?? null,
});

export async function insertScan(trx: Writer, scan: Scan): Promise<void> {
  await insertRow(trx, 'scan', scanToRow(scan));
}

export async function findScanById(db: Reader, id: ScanId): Promise<Scan | undefined> {
  const row = await db.selectFrom('scan').selectAll().where('id', '=', id).executeTakeFirst();
  return row && scanFromRow(row);
}

const standingScan = preparedQuestion((db, personId: JobSeekerId, fairId: FairId, verdict: Verdict) =>
  db
    .selectFrom('job_seeker')
    .crossJoin('signup')
    .crossJoin('scan')
    .where('job_seeker.root_id', '=', personId)
    .where('signup.fair_id', '=', fairId)
    .whereRef('signup.job_seeker_id', '=', 'job_seeker.id')
    .whereRef('scan.signup_id', '=', 'signup.id')
    .where('scan.verdict', '=', verdict)
    .where('scan.undone_at', 'is', null)
    .selectAll('scan'),
);

/** The entry of a person at the fair that stands, by whichever of the person's records and sign-ups. @param personId of the root record */
export async function findStandingScan(db: Reader, fairId: FairId, personId: JobSeekerId): Promise<Scan | undefined> {
  const [row] = await standingScan(db, personId, fairId, 'accepted');
  return row && scanFromRow(row);
}

/** Every scan of the fair, by verdict; read from the index alone. */
export async function countScansByFair(db: Reader, fairId: FairId): Promise<readonly VerdictCount[]> {
  const rows = await db
    .selectFrom('scan')
    .select((eb) => ['verdict', eb.fn.countAll<number>().as('count'), eb.fn.count<number>('undone_at').as('undone')])
    .where('fair_id', '=', fairId)
    .groupBy('verdict')
    .execute();
  return rows.map(({ verdict, ...counts }) => ({ verdict: verdict as Verdict, ...counts }));
}

export async function countPendingScans(db: Reader, fairId: FairId): Promise<number> {
  const row = await db
    .selectFrom('scan')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('fair_id', '=', fairId)
    .where('verdict', '=', 'pending')
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Entries that stand, from a moment on. */
export async function countEntriesSince(db: Reader, fairId: FairId, from: Instant): Promise<number> {
  const row = await db
    .selectFrom('scan')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('fair_id', '=', fairId)
    .where('at', '>=', from)
    .where('verdict', '=', 'accepted')
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/**
 * Distinct people with an entry that stands: the sign-ups that came in, less those by which one person, merged from several records, came in
 * more than once. Only the few merged people are looked at one by one; joining every entry to its person would take a hundred times as long.
 */
export async function countPeopleAtFair(db: Reader, fairId: FairId): Promise<number> {
  const { n } = await db
    .selectFrom('scan')
    .select((eb) => eb.fn.count<number>('signup_id').distinct().as('n'))
    .where('fair_id', '=', fairId)
    .where('verdict', '=', 'accepted')
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  const severalTimes = await db
    .selectFrom('person_merge')
    .crossJoin('job_seeker as merged')
    .crossJoin('job_seeker as record')
    .crossJoin('signup')
    .crossJoin('scan')
    .where('person_merge.undone_at', 'is', null)
    .whereRef('merged.id', '=', 'person_merge.merged_id')
    .whereRef('record.root_id', '=', 'merged.root_id')
    .where('signup.fair_id', '=', fairId)
    .whereRef('signup.job_seeker_id', '=', 'record.id')
    .whereRef('scan.signup_id', '=', 'signup.id')
    .where('scan.verdict', '=', 'accepted')
    .where('scan.undone_at', 'is', null)
    .groupBy('merged.root_id')
    .select((eb) => eb.fn.count<number>('scan.signup_id').distinct().as('entries'))
    .execute();
  return severalTimes.reduce((people, { entries }) => people - (entries - 1), n);
}

/** The latest scans of the fair at any desk, latest first. */
export async function listLastScans(db: Reader, fairId: FairId, limit: number): Promise<readonly Scan[]> {
  const rows = await db
    .selectFrom('scan')
    .selectAll()
    .where('fair_id', '=', fairId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(scanFromRow);
}

/** 待处理, oldest first. */
export async function listPendingScans(db: Reader, fairId: FairId): Promise<readonly Scan[]> {
  const rows = await db.selectFrom('scan').selectAll().where('fair_id', '=', fairId).where('verdict', '=', 'pending').execute();
  return rows.map(scanFromRow).toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1));
}

export async function updateScan(trx: Writer, scan: Scan, why?: string): Promise<void> {
  const { id, ...changes } = scanToRow(scan);
  await updateRow(trx, 'scan', id, changes, why);
}
