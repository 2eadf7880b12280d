import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { verifyLog } from '#db/log/verify-log.ts';
import roster from '#resources/sample/huaian.json' with { type: 'json' };
import sample from '#resources/sample/people.json' with { type: 'json' };
import stations from '#resources/sample/stations.json' with { type: 'json' };
import { type DocumentKind, parseDocument } from '#shared/domain/people/identity-document.ts';
import { refusalFrom, testBackend } from '../../support/backend.ts';
import { expectOk } from '../../support/database.ts';

const SPRING = '“春风行动”暨就业援助月大型招聘会';
const AUTUMN = '民营企业招聘月专场';

async function loaded(now = '2026-11-24T02:00:00.000Z') {
  const backend = await testBackend({ fresh: true, now });
  const command = backend.stamp().id;
  await backend.client.centers.loadSample({ commandId: command });
  const { fairs } = await backend.client.fairs.list({});
  const idOf = (title: string) => {
    const line = fairs.find(({ fair }) => fair.title === title);
    if (!line) throw new Error(`No fair ${title}`);
    return line.fair.id;
  };
  return { backend, command, spring: idOf(SPRING), autumn: idOf(AUTUMN) };
}

test('the numbers of the sample are well-formed and nobody’s: their order codes begin at 900', () => {
  const documents = sample.people.flatMap(({ document }) => document ?? []);
  for (const { kind, number } of documents) {
    expect(parseDocument(kind as DocumentKind, number)).toMatchObject({ ok: true, value: { number } });
    if (kind === 'residentId') expect(number).toMatch(/^3208\d{10}9\d{2}/);
  }
  for (const { document: number } of stations.people) {
    expect(parseDocument('residentId', number)).toMatchObject({ ok: true, value: { number } });
    expect(number).toMatch(/^\d{14}9\d{2}/);
  }
  const numbers = [...documents.map(({ number }) => number), ...stations.people.map(({ document }) => document)];
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('the sample shows a fair that was held, with every verdict of the desk', async () => {
  const { backend, spring } = await loaded();
  await using _closed = backend;
  const { client } = backend;
  const { tallies, people } = await client.desk.status({ fairId: spring });
  expect(tallies).toMatchObject({ accepted: 104, duplicate: 4, rejected: 2, pending: 1, undone: 0 });
  expect(people).toBe(104);
  expect((await client.jobSeekers.list({ limit: 1 })).total).toBe(189);
  expect((await client.signups.list({ fairId: spring, limit: 1 })).counts).toMatchObject({ standing: 118, cancelled: 2 });
  const { booths } = await client.booths.plan({ fairId: spring });
  expect(booths.filter((booth) => booth.use.state === 'inUse')).toHaveLength(28);
  expect(await client.arrivals.list({ fairId: spring })).toHaveLength(28);
  const { lines } = await client.jobs.list({ fairId: spring });
  expect(lines.filter((line) => line.warnings.length > 0)).toHaveLength(5);
  expect((await client.outcomes.ledger({ cutOff: '2026-11-24', fairId: spring, limit: 500 })).people).toBe(38);
});

test('and one that is planned, with sign-ups, booths and jobs', async () => {
  const { backend, autumn } = await loaded();
  await using _closed = backend;
  const { client } = backend;
  expect((await client.signups.list({ fairId: autumn, limit: 1 })).counts).toMatchObject({ standing: 51, cancelled: 1 });
  expect((await client.desk.status({ fairId: autumn })).tallies.scans).toBe(0);
  const { booths } = await client.booths.plan({ fairId: autumn });
  expect(booths.filter((booth) => booth.use.state === 'booked')).toHaveLength(7);
  expect((await client.jobs.list({ fairId: autumn })).lines.length).toBe(36);
});

test('what the roster says of jobs and attendance stays as the sample has it', async () => {
  const { backend, spring } = await loaded();
  await using _closed = backend;
  const lines = await backend.client.roster.list({ fairId: spring });
  const planned = roster.fairs.find(({ title }) => title === SPRING)?.roster ?? [];
  expect(lines.map(({ participation: { booth, attendance, jobs, headcount } }) => ({ booth, attendance, jobs, headcount }))).toEqual(
    planned.map(({ booth, attendance, jobs, headcount }) => ({ booth, attendance, jobs, headcount })),
  );
});

test.each(['2026-01-01T00:30:00.000Z', '2028-02-29T15:59:00.000Z', '2026-08-31T16:00:00.000Z'])(
  'it can be loaded on any day (%s), leaves a sound log and lies in the past',
  async (now) => {
    const { backend } = await loaded(now);
    await using _closed = backend;
    expectOk(await verifyLog(backend.db));
    const latest = (column: string, table: string) => backend.db.raw.prepare(`SELECT max(${column}) FROM ${table}`).pluck().get();
    for (const [column, table] of [
      ['at', 'scan'],
      ['at', 'arrival'],
      ['signed_up_at', 'signup'],
      ['entered_at', 'outcome_step'],
    ] as const) {
      expect(String(latest(column, table)) < now, table).toBe(true);
    }
  },
);

test('sent twice it is loaded once, and a second sample is refused', async () => {
  const { backend, command } = await loaded();
  await using _closed = backend;
  const { client } = backend;
  await client.centers.loadSample({ commandId: command });
  expect((await client.jobSeekers.list({ limit: 1 })).total).toBe(189);
  expect(await refusalFrom(client.centers.loadSample({ commandId: backend.stamp().id }))).toEqual({ type: 'AlreadySetUp' });
});

test('the list of people leaves in clear in the order of the masked one', async () => {
  const { backend } = await loaded();
  await using _closed = backend;
  const { client } = backend;
  const [operator] = (await client.centers.status()).operators;
  if (!operator) throw new Error('no operator');
  const namesIn = async (file: File) => {
    const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
    return sheet?.rows.slice(1).map((row) => row[0]);
  };
  const command = { ...backend.stamp(), operatorId: operator.id };
  const masked = await namesIn(await client.jobSeekers.exportList({}));
  expect(masked).toHaveLength(189);
  expect(await namesIn(await client.jobSeekers.exportInClear({ command, reason: '报送上级' }))).toEqual(masked);
});

test('four stations have sent people, who were hired, and two of them run a fair', async () => {
  const { backend } = await loaded();
  await using _closed = backend;
  const { stations: lines, total } = await backend.client.stations.list({});
  expect(lines.map(({ station, agreement }) => [station.code, agreement])).toEqual([
    ['S01', 'ending'],
    ['S02', 'running'],
    ['S03', 'running'],
    ['S04', 'ended'],
  ]);
  expect(total).toMatchObject({ registered: 39, trips: 7, delivered: 39, hired: 32 });
  const { fairs } = await backend.client.fairs.list({});
  expect(fairs.filter(({ fair }) => fair.stationId !== undefined)).toHaveLength(2);
});
