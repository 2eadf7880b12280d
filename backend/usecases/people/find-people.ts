import type { Reader } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import {
  findJobSeekerById,
  type JobSeekerFilter,
  listJobSeekersByIds,
  listJobSeekersByPhones,
  searchJobSeekers,
} from '#db/repositories/job-seekers.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { DOCUMENT_KINDS, parseDocument } from '#shared/domain/people/identity-document.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { parsePhone } from '#shared/domain/people/phone.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** 查找求职者: by name, syllables, initials and tails, or by a whole document or phone number, which is looked up without being kept. */
export async function findPeople(
  db: Reader,
  personal: PersonalData,
  text: string,
  limit: number,
  filter: JobSeekerFilter = {},
): Promise<readonly JobSeeker[]> {
  if (!isSearchable(text)) return [];
  const byNumber = await findByNumber(db, personal, text);
  return byNumber.length > 0 ? byNumber : searchJobSeekers(db, text, limit, filter);
}

async function findByNumber(db: Reader, personal: PersonalData, text: string): Promise<readonly JobSeeker[]> {
  const ids = DOCUMENT_KINDS.flatMap((kind) => {
    const document = parseDocument(kind, text);
    return document.ok ? [personal.jobSeekerId(document.value)] : [];
  });
  const phone = parsePhone(text);
  const records = [
    ...(await listJobSeekersByIds(db, ids)),
    ...(phone === undefined ? [] : await listJobSeekersByPhones(db, [personal.index(phone)])),
  ];
  return listJobSeekersByIds(db, [...new Set(records.map((record) => record.rootId))]);
}

/** The record that stands for the person to whom the record belongs. */
export async function findRoot(db: Reader, id: JobSeekerId): Promise<JobSeeker | undefined> {
  const record = await findJobSeekerById(db, id);
  return record && record.rootId !== record.id ? findJobSeekerById(db, record.rootId) : record;
}

/** The record, which must stand for its person: a change to one that was merged would not show. */
export async function findStanding(db: Reader, id: JobSeekerId): Promise<Result<JobSeeker, Refusal>> {
  const root = await findRoot(db, id);
  if (!root) return err({ type: 'NotFound', what: 'jobSeeker', id });
  return root.id === id ? ok(root) : err({ type: 'PersonMerged', rootId: root.id, name: root.name });
}
