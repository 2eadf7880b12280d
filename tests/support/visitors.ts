import { registerPeople } from '#backend/usecases/people/register.ts';
import type { Database } from '#db/connection/open-database.ts';
import { runCommand } from '#db/log/run-command.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { insertSignups } from '#db/repositories/signups.ts';
import { withCheckCharacter } from '#shared/domain/people/identity-document.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import type { CommandId, FairId, Id } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { expectOk } from './database.ts';

const AT = instant('2026-03-05T01:00:00.000Z');

/** The resident number of the nth woman of a village register. */
export function testDocument(n: number): string {
  return withCheckCharacter(`32081219900101${String(n).padStart(2, '0').slice(-2)}${(n * 2) % 10}`);
}

/** People who signed up for a fair and entered it, in the order of the names. */
export async function visitorsOf(
  db: Database,
  fairId: FairId,
  names: readonly string[],
  next: <Kind extends string>() => Id<Kind>,
): Promise<readonly JobSeeker[]> {
  const actor = { name: '王芳', at: AT };
  const done = await runCommand(db, { id: next() as CommandId, name: 'test', actor: actor.name, at: AT }, async (writer) => {
    const registrations = names.map((name, index) => ({
      name,
      document: { kind: 'residentId' as const, number: testDocument(index + 1) },
      phone: undefined,
      education: 'college' as const,
      groups: ['graduate' as const],
    }));
    const context = { actor, source: 'desk' as const, fairId, importBatchId: undefined };
    const people = (await registerPeople({ ids: { next } }, writer, db.personal, registrations, context)).map(({ person }) => person);
    for (const { id: jobSeekerId } of people) {
      const id = db.personal.signupId(fairId, jobSeekerId);
      const ticketCode = db.personal.ticketCode(id);
      const signup = { id, fairId, jobSeekerId, ticketCode, source: 'desk' as const, cancelReason: undefined };
      await insertSignups(writer, [{ ...signup, signedUpAt: AT, signedUpBy: actor.name, importBatchId: undefined }]);
      await insertRow(writer, 'scan', {
        id: next(),
        fair_id: fairId,
        signup_id: id,
        desk: '1 号台',
        way: 'code',
        scanned: null,
        verdict: 'accepted',
        reason: null,
        at: AT,
        by_whom: actor.name,
        owner: null,
        decided_by: null,
        decided_at: null,
        decision_note: null,
        undone_by: null,
        undone_at: null,
        undo_reason: null,
      });
    }
    return ok({ ids: people.map((person) => person.id) });
  });
  const { ids } = expectOk(done);
  const found = new Map((await listJobSeekersByIds(db, ids)).map((person) => [person.id, person]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
