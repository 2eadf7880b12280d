import type { Database } from '#db/connection/open-database.ts';
import type { FairId } from '#shared/kernel/ids.ts';

type Row = Readonly<Record<string, string | number | null>>;

const COLLEGE_AND_MORE = ['college', 'bachelor', 'master', 'doctor'];

/**
 * The figures of a fair counted a second time, from whole tables and by other means than the program: no repository, no bucket, no measure.
 */
export function recount(db: Database, fairId: FairId): Readonly<Record<string, number>> {
  const table = (name: string) => db.raw.prepare(`select * from "${name}"`).all() as readonly Row[];
  const roster = table('participation').filter((row) => row.fair_id === fairId);
  const jobs = table('job');
  const came = roster.filter((row) => row.attendance === 'attended' || row.attendance === 'represented');
  const result: Record<string, number> = { units: came.length };

  let [all, wanted, gradJobs, gradWanted, gradUnits] = [0, 0, 0, 0, 0];
  for (const row of came) {
    const own = jobs.filter((job) => job.participation_id === row.id);
    if (own.length === 0) {
      all += Number(row.jobs ?? 0);
      wanted += Number(row.headcount ?? 0);
      continue;
    }
    let isForGraduates = false;
    for (const job of own) {
      if (job.withdrawn_reason !== null) continue;
      all += 1;
      wanted += Number(job.headcount);
      if (!COLLEGE_AND_MORE.includes(String(job.education))) continue;
      gradJobs += 1;
      gradWanted += Number(job.headcount);
      isForGraduates = true;
    }
    if (isForGraduates) gradUnits += 1;
  }
  Object.assign(result, { jobs: all, headcount: wanted, graduateJobs: gradJobs, graduateHeadcount: gradWanted, graduateUnits: gradUnits });

  const seekers = new Map(table('job_seeker').map((row) => [row.id, row]));
  const signups = new Map(
    table('signup')
      .filter((row) => row.fair_id === fairId)
      .map((row) => [row.id, row]),
  );
  const personOf = (signup: Row | undefined) => seekers.get(seekers.get(signup?.job_seeker_id ?? null)?.root_id ?? null) as Row;
  const isGraduate = (row: Row) => (JSON.parse(String(row.groups)) as string[]).includes('graduate');
  const registered = new Set([...signups.values()].filter((row) => row.cancel_reason === null).map(personOf));
  const entries = table('scan')
    .filter((row) => row.fair_id === fairId && row.verdict === 'accepted' && row.undone_at === null)
    .map((row) => personOf(signups.get(row.signup_id)));
  const entrants = new Set(entries);
  const tell = (prefix: string, graduates: string, people: ReadonlySet<Row>) => {
    result[prefix] = people.size;
    for (const [suffix, sex] of [
      ['Male', 'male'],
      ['Female', 'female'],
      ['Untold', null],
    ] as const) {
      result[prefix + suffix] = [...people].filter((row) => row.sex === sex).length;
    }
    result[graduates] = [...people].filter(isGraduate).length;
  };
  tell('registered', 'registeredGraduates', registered);
  tell('entrants', 'graduateEntrants', entrants);
  result.entrances = entries.length;
  result.graduateEntrances = entries.filter(isGraduate).length;

  const said = db.raw
    .prepare(
      `select coalesce(sum(resumes_higher), 0) as resumesHigher, coalesce(sum(resumes_lower), 0) as resumesLower,
         coalesce(sum(resumes_higher + resumes_lower), 0) as resumes, coalesce(sum(graduate_resumes), 0) as graduateResumes,
         coalesce(sum(intentions_male + intentions_female), 0) as intentions, coalesce(sum(intentions_male), 0) as intentionsMale,
         coalesce(sum(intentions_female), 0) as intentionsFemale, coalesce(sum(graduate_intentions), 0) as graduateIntentions,
         coalesce(sum(interviews), 0) as interviews, coalesce(sum(graduate_interviews), 0) as graduateInterviews,
         coalesce(sum(hires), 0) as hires, coalesce(sum(graduate_hires), 0) as graduateHires
       from unit_feedback where participation_id in (select id from participation where fair_id = ?)`,
    )
    .get(fairId) as Record<string, number>;
  const answered = new Set(table('unit_feedback').map((row) => row.participation_id));
  return { ...result, ...said, missingFeedback: came.filter((row) => !answered.has(row.id ?? null)).length };
}
