import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSubject, decidePending, undoScan } from '#backend/usecases/desk/change-scan.ts';
import { readDeskStatus } from '#backend/usecases/desk/desk-status.ts';
import { scan, walkIn } from '#backend/usecases/desk/scan.ts';
import { cancelSignup, signUp } from '#backend/usecases/signups/sign-up.ts';
import type { Database } from '#db/connection/open-database.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { findJobSeekerById, updateJobSeeker } from '#db/repositories/job-seekers.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { instantFromMillis } from '#shared/kernel/instant.ts';
import { TEST_NOW, testDatabase, testId, write } from '#tests/support/database.ts';
import { testIdNumber } from '#tests/support/people.ts';
import { aFair, anOperator } from '#tests/support/records.ts';

const PEOPLE = 4;

const person = fc.nat(PEOPLE - 1);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ticket' as const), person }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('document' as const, 'walkIn' as const, 'signUp' as const, 'cancel' as const), person }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'decide' as const, 'reject' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('name' as const, 'foreign' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), person, into: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), minutes: fc.integer({ min: -90, max: 90 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** A desk under any sequence of acts, and a ledger of what must have come of it. */
class DeskRun {
  readonly #db: Database;
  readonly fairId = testId<'Fair'>();
  readonly #operatorId = testId<'Operator'>();
  readonly #entries = new Map<number, SignupEntry>();
  readonly #answers: ScanAnswer[] = [];
  #now = Date.parse(TEST_NOW);
  rows = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  async begin(): Promise<void> {
    await write(this.#db, async (trx) => {
      await insertOperator(trx, anOperator({ id: this.#operatorId }));
      await insertFair(trx, aFair({ id: this.fairId, status: 'planned' }));
    });
  }

  get deps() {
    return { db: this.#db, clock: { now: () => instantFromMillis(this.#now) }, ids: { next: testId } };
  }

  async take(act: Step): Promise<void> {
    this.#now += 1000;
    const command = { id: testId<'Command'>(), operatorId: this.#operatorId };
    const at = { command, fairId: this.fairId, desk: '签到台1', takenAt: undefined };
    const keep = async (answer: ReturnType<typeof scan>) => {
      const answered = await answer;
      if (!answered.ok) return;
      this.rows += 1;
      this.#answers.push(answered.value);
    };
    const read = (text: string) => keep(scan(this.deps, { ...at, text }));
    switch (act.do) {
      case 'ticket':
        return read(this.#entries.get(act.person)?.signup.ticketCode ?? testIdNumber(act.person));
      case 'document':
        return read(testIdNumber(act.person));
      case 'name':
        return read('求职者');
      case 'foreign':
        return read('https://example.com/1');
      case 'walkIn':
        return keep(walkIn(this.deps, { ...at, name: `求职者${act.person}`, number: testIdNumber(act.person) }));
      case 'signUp': {
        const signed = await signUp(this.deps, {
          command,
          fairId: this.fairId,
          person: {
            name: `求职者${act.person}`,
            documentKind: 'residentId',
            documentNumber: testIdNumber(act.person),
            phone: undefined,
            wishedJob: undefined,
            groups: [],
          },
        });
        if (signed.ok) this.#entries.set(act.person, signed.value.entry);
        return;
      }
      case 'cancel': {
        const entry = this.#entries.get(act.person);
        if (entry) await cancelSignup(this.deps, { command, id: entry.signup.id, reason: '有事' });
        return;
      }
      case 'undo': {
        const answer = this.#answers[act.which % Math.max(1, this.#answers.length)];
        if (answer) await undoScan(this.deps, { command, id: answer.line.id, reason: '刷错' });
        return;
      }
      case 'decide': {
        const [answer] = this.#answers.filter((one) => one.choices.length > 0).slice(-1);
        const chosen = answer?.choices[act.which % answer.choices.length];
        if (answer && chosen) await chooseSubject(this.deps, { command, id: answer.line.id, signupId: chosen.signup.id });
        return;
      }
      case 'reject': {
        const answer = this.#answers[act.which % Math.max(1, this.#answers.length)];
        if (answer) await decidePending(this.deps, { command, id: answer.line.id, signupId: undefined, note: '不符' });
        return;
      }
      case 'merge':
        return this.#merge(act.person, act.into);
      case 'clock':
        this.#now += act.minutes * 60_000;
        return;
    }
  }

  /** As the merging of people leaves the records: those of the one stand under the other. */
  async #merge(from: number, into: number): Promise<void> {
    const [a, b] = [from, into].map((n) => this.#db.personal.jobSeekerId({ kind: 'residentId', number: testIdNumber(n) }));
    if (!a || !b || a === b) return;
    await write(this.#db, async (trx) => {
      const [merged, root] = [await findJobSeekerById(trx, a), await findJobSeekerById(trx, b)];
      if (!merged || !root || merged.rootId !== a || root.rootId !== b) return;
      await updateJobSeeker(trx, { ...merged, rootId: b });
      const nothing = { undo_reason: null, undone_by: null, undone_at: null };
      await insertRow(trx, 'person_merge', {
        id: testId<'PersonMerge'>(),
        merged_id: a,
        into_id: b,
        reason: '同一人',
        merged_by: '张三',
        merged_at: TEST_NOW,
        ...nothing,
      });
    });
  }
}

test('however scans, walk-ins, undos, decisions and merges interleave, every scan is a row with one verdict and nobody is in twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      await using db = await testDatabase();
      const run = new DeskRun(db);
      await run.begin();
      for (const act of steps) await run.take(act);
      const status = await readDeskStatus(run.deps, { fairId: run.fairId });
      if (!status.ok) throw new Error('no status');
      const { tallies, people } = status.value;
      expect(tallies.scans).toBe(run.rows);
      expect(tallies.accepted + tallies.duplicate + tallies.rejected + tallies.pending).toBe(run.rows);
      const standing = "FROM scan WHERE verdict = 'accepted' AND undone_at IS NULL";
      const counts = db.raw.prepare(`SELECT count(*) ${standing} GROUP BY signup_id`).pluck().all() as number[];
      expect(counts.every((count) => count === 1)).toBe(true);
      const distinct = db.raw
        .prepare(
          `SELECT count(DISTINCT p.root_id) FROM scan c JOIN signup s ON s.id = c.signup_id JOIN job_seeker p ON p.id = s.job_seeker_id
           WHERE c.verdict = 'accepted' AND c.undone_at IS NULL`,
        )
        .pluck()
        .get();
      expect(people).toBe(distinct);
    }),
    { numRuns: 150 },
  );
}, 120_000);
