import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { type AskedQuestion, askEverything, queryFileOf, REPOSITORIES } from '../../support/repository-catalog.ts';

let asked: readonly AskedQuestion[];
beforeAll(async () => {
  asked = await askEverything();
});

const root = new URL('../../../db/', import.meta.url);

test('every function of every repository is asked', () => {
  const files = readdirSync(new URL('repositories/', root)).map((name) => name.replace('.ts', ''));
  const supporting = [
    'fair-rows',
    'job-seeker-rows',
    'outcome-rows',
    'signup-rows',
    'unit-rows',
    'voucher-rows',
    'text-match',
    'station-rows',
    'year-range',
  ];
  expect(files.filter((name) => !supporting.includes(name)).sort()).toEqual(Object.keys(REPOSITORIES).sort());
  for (const [repository, functions] of Object.entries(REPOSITORIES)) {
    const exported = Object.entries(functions).filter(([, value]) => typeof value === 'function');
    const names = asked.filter((one) => one.repository === repository).map((one) => one.question.replace(/:.*/, ''));
    expect([...new Set(names)].sort(), repository).toEqual(exported.map(([name]) => name).sort());
  }
});

test('the checked-in SQL is that of the code; after a change run node scripts/write-queries.ts', () => {
  const files = readdirSync(new URL('queries/', root));
  const made = Map.groupBy(asked, (one) => `${one.repository}.sql`);
  expect(files.sort()).toEqual([...made.keys()].sort());
  for (const [file, questions] of made) {
    expect(readFileSync(new URL(`queries/${file}`, root), 'utf8'), file).toBe(queryFileOf(questions));
  }
});

describe('every question finds its rows by an index', () => {
  /** Tables of a few rows a center; reading them whole costs nothing. */
  const SMALL = new Set([
    'center',
    'operator',
    'scheme',
    'tour',
    'vv',
    'this_node',
    'this_station',
    'station',
    'setting',
    'counter',
    'desk',
  ]);

  /** Scans on purpose: `question table` and why. */
  const ALLOWED: Readonly<Record<string, string>> = {
    'listFairs fair': 'lists them all, in the order of the index',
    'listFairYears fair': 'reads the index alone; 300 fairs a year',
    'searchUnits unit': 'walks the name index until the page is full; a text inside 20,000 names takes 2 ms',
    'countUnits unit': 'counts them all on an index',
    'listJobSeekers job_seeker': 'walks the index of registrations backwards until the page is full',
    'countJobSeekers job_seeker': 'counts them all on an index',
    'countPeopleAtFair person_merge': 'the few people who were merged from several records',
    'listPlacements placement': 'walks the index of entries backwards until the page is full',
    'countPlacements placement': 'counts them all, each by the index of its steps',
    'countPeopleByFair p': 'adds up the people of one fair, found by its index just before',
    'listPeopleByFair p': 'sorts the people of one fair, found by its index just before',
    'removeJobSeekers job_seeker_key_due': 'asks whether there is any row at all',
    'updateJobSeeker job_seeker_key_due': 'asks whether there is any row at all',
    'searchEverywhere fair': 'a text inside titles; 300 fairs a year',
    'searchEverywhere unit': 'a text inside 20,000 names takes 2 ms',
    'searchEverywhere voucher': 'a text inside payees; stops at the limit',
    'searchEverywhere settlement': 'a text inside numbers; one settlement a fair',
    'listDisclosureIdsOfPerson disclosure': 'an id inside lists; some exports in clear a year',
    'findPeerAbove exchange_peer': 'some copies of stations, and at most one center above',
    'listPeersBelow exchange_peer': 'some copies of each station',
    'listPackagesIn package_in': 'walks the index of moments backwards until the page is full',
    'listAuditEntries op': 'walks the clock index backwards until the page is full',
  };

  test('or the scan is one of those known', async () => {
    await using db = await testDatabase();
    const scans = new Set<string>();
    for (const { question, statements } of asked) {
      for (const sql of statements.filter((text) => /^(select|with|update|delete)/.test(text))) {
        const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 'x');
        const plan = db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as readonly { readonly detail: string }[];
        for (const { detail } of plan) {
          const table = /^SCAN (\w+)/.exec(detail)?.[1];
          if (table && !SMALL.has(table)) scans.add(`${question.replace(/:.*/, '')} ${table}`);
        }
      }
    }
    expect([...scans].sort()).toEqual(Object.keys(ALLOWED).sort());
  });
});
