import type { PersonGroup } from '../people/job-seeker.ts';
import { PERSON_GROUP_NAMES } from '../words/names.ts';

/** What a person may be known as by everybody who sees the badge or the list; need and disability are nobody's business. */
const SHOWN_IN_PUBLIC: ReadonlySet<PersonGroup> = new Set(['graduate', 'student', 'veteran', 'ruralWorker', 'employed']);

/** 人员类别 on paper that others see; empty where there is none to be shown. */
export function groupsInPublic(groups: readonly PersonGroup[]): string {
  return groups
    .filter((group) => SHOWN_IN_PUBLIC.has(group))
    .map((group) => PERSON_GROUP_NAMES[group])
    .join('、');
}
