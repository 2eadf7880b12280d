import type { Reader } from '#db/connection/handles.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import type { FairId, JobSeekerId } from '#shared/kernel/ids.ts';
import { jobSeekerFromRow } from './job-seeker-rows.ts';
import { containsText } from './text-match.ts';

/** People who entered a fair, each once, by name; an entry that was taken back does not count. */
export async function listFairVisitors(
  db: Reader,
  fairId: FairId,
  page: {
    readonly text?: string | undefined;
    readonly after?: { readonly name: string; readonly id: JobSeekerId } | undefined;
    readonly limit: number;
  },
): Promise<readonly JobSeeker[]> {
  const entered = db
    .selectFrom('scan')
    .innerJoin('signup', 'signup.id', 'scan.signup_id')
    .innerJoin('job_seeker as record', 'record.id', 'signup.job_seeker_id')
    .select('record.root_id')
    .where('scan.fair_id', '=', fairId)
    .where('scan.verdict', '=', 'accepted')
    .where('scan.undone_at', 'is', null);
  let query = db.selectFrom('job_seeker').selectAll().where('id', 'in', entered);
  const { text, after } = page;
  if (text) query = query.where((eb) => containsText(eb.ref('name'), text));
  if (after) query = query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(after.name, after.id)));
  const rows = await query.orderBy('name').orderBy('id').limit(page.limit).execute();
  return rows.map(jobSeekerFromRow);
}
