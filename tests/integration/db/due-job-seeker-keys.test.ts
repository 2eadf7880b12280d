import { expect, test } from 'vitest';
import type { Database } from '#db/connection/open-database.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import { deriveJobSeekerKeys, replaceJobSeekerKeys } from '#db/derived/job-seeker-keys.ts';
import { updateRow } from '#db/log/tracked-write.ts';
import { insertJobSeekers, removeJobSeekers, searchJobSeekers, updateJobSeeker } from '#db/repositories/job-seekers.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { ok } from '#shared/kernel/result.ts';
import { expectOk, testDatabase, write } from '../../support/database.ts';
import { aJobSeeker } from '../../support/records.ts';

const NAMES = ['王小明', '王晓明', '李㛃', '欧阳倩', '陈思远', '曾乐'];

/** As many as come with a list. */
function manyPeople(count: number): readonly JobSeeker[] {
  return Array.from({ length: count }, (_, n) => aJobSeeker({ name: NAMES[n % NAMES.length] ?? '' }));
}

function keysIn({ raw }: Database): unknown {
  return ['job_seeker_key', 'job_seeker_key_list', 'job_seeker_key_due'].map((table) =>
    raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  );
}

/** What stands there is what would be made from the people as they are. */
async function expectAllMade(db: Database): Promise<void> {
  const made = keysIn(db);
  expectOk(await inTransaction(db.kysely, async (trx) => ok(await deriveJobSeekerKeys(trx))));
  expect(made).toEqual(keysIn(db));
}

/** The database, in whose work something happens each time that the desks get their turn. */
function withTurns(db: Database, turn: (number: number) => Promise<void>): Database {
  let number = 0;
  return { ...db, giveWay: () => turn(number++) };
}

test('the keys of many people are due until all are in, and then they are found', async () => {
  await using db = await testDatabase();
  const people = manyPeople(700);
  await write(db, (trx) => insertJobSeekers(trx, people));
  expect(await searchJobSeekers(db, 'ouyang', 1000)).toEqual([]);
  expectOk(await makeDueJobSeekerKeys(db));
  expect(await searchJobSeekers(db, 'ouyang', 1000)).toHaveLength(people.filter(({ name }) => name === '欧阳倩').length);
  await expectAllMade(db);
});

test('many who are renamed at once are found by their new name alone', async () => {
  await using db = await testDatabase();
  const people = manyPeople(60);
  await write(db, (trx) => insertJobSeekers(trx, people));
  expectOk(await makeDueJobSeekerKeys(db));
  await write(db, async (trx) => {
    for (const { id } of people) await updateRow(trx, 'job_seeker', id, { name: '赵一' });
    const rows = await trx.selectFrom('job_seeker').selectAll().execute();
    await replaceJobSeekerKeys(trx, rows, false);
  });
  expect(db.raw.prepare('SELECT count(*) FROM job_seeker_key_due').pluck().get()).toBe(60);
  expectOk(await makeDueJobSeekerKeys(db));
  expect(await searchJobSeekers(db, '欧阳', 100)).toEqual([]);
  expect(await searchJobSeekers(db, 'zhaoyi', 100)).toHaveLength(60);
  await expectAllMade(db);
});

test('whoever is renamed or removed while the keys are made keeps no key of before', async () => {
  const turns = 6;
  for (let at = 0; at < turns; at++) {
    await using db = await testDatabase();
    const people = manyPeople(1500);
    const [renamed, removed, addedLater] = [people[3], people[4], aJobSeeker({ name: '孙立' })];
    if (!renamed || !removed) throw new Error('no people');
    await write(db, (trx) => insertJobSeekers(trx, people));
    let hasHappened = false;
    const busy = withTurns(db, async (number) => {
      if (number !== at) return;
      hasHappened = true;
      await write(db, async (trx) => {
        await updateJobSeeker(trx, { ...renamed, name: '周新' });
        await removeJobSeekers(trx, [removed.id]);
        await insertJobSeekers(trx, [addedLater]);
      });
    });
    expectOk(await makeDueJobSeekerKeys(busy));
    expect(hasHappened).toBe(true);
    expect((await searchJobSeekers(db, 'zhouxin', 10)).map(({ id }) => id)).toEqual([renamed.id]);
    await expectAllMade(db);
  }
});

test('work that was cut off anywhere is done again whole', async () => {
  for (let at = 0; at < 6; at++) {
    await using db = await testDatabase();
    await write(db, (trx) => insertJobSeekers(trx, manyPeople(1500)));
    const stop = new AbortController();
    const busy = withTurns(db, async (number) => {
      if (number === at) stop.abort();
    });
    expectOk(await makeDueJobSeekerKeys(busy, stop.signal));
    expectOk(await makeDueJobSeekerKeys(db));
    await expectAllMade(db);
  }
});
