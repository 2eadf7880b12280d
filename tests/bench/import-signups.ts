import { uuidIds } from '#backend/adapters/uuid-ids.ts';
import type { Database } from '#db/connection/open-database.ts';
import { KEY_START } from '#db/derived/job-seeker-keys.ts';
import { CHAIN_START, chainHash } from '#db/log/operation.ts';
import { listSignupsByFair } from '#db/repositories/signups.ts';
import { nameKeys } from '#shared/domain/people/name-keys.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { importAll } from '#tests/support/rosters.ts';
import { goodSignup, importSignups, signupFile } from '#tests/support/signup-lists.ts';
import { bareRead } from './import.ts';
import { atMost, type BenchLine, percentile, within } from './measure.ts';

const ROUNDS = 3;
const ROWS = 10_000;
const MANY_ROWS = 100_000;
const MANY_MEGABYTES = 700;
/** Far from those of the file. */
const SCAN_EVERY = 50;
const DESK_PEOPLE = Array.from({ length: 100 }, (_, index) => 900_000 + index);

/** Lists of sign-ups read, checked and put in, against the bare spreadsheet read and the bare insert of the same rows. */
export async function benchImportSignups(): Promise<readonly BenchLine[]> {
  const rounds: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await run(ROWS));
  const middle = rounds.toSorted((a, b) => a.whole.cpu - b.whole.cpu)[Math.floor(ROUNDS / 2)];
  if (!middle) throw new Error('nothing measured');
  const ratio = middle.whole.cpu / middle.floor.cpu;
  const many = await run(MANY_ROWS);
  return [
    {
      what: `import ${ROWS} sign-ups: read, check, seal, name keys, encrypted file, operation log, by steps`,
      millis: middle.whole.wall,
      floor: { name: 'bare read + bare insert of the same rows', millis: middle.floor.wall },
      target: within(3000, middle.whole.wall),
      note: `check ${middle.check.wall.toFixed(0)} ms, processor ${middle.whole.cpu.toFixed(0)} ms`,
    },
    {
      what: 'the same, processor time',
      millis: middle.whole.cpu,
      floor: { name: 'bare read + bare insert', millis: middle.floor.cpu },
      target: atMost(2, ratio),
    },
    { what: 'scan at a desk meanwhile, p95', millis: middle.p95, target: within(150, middle.p95) },
    { what: `undo of ${ROWS} sign-ups`, millis: middle.undo.wall, note: `processor ${middle.undo.cpu.toFixed(0)} ms` },
    {
      what: `import ${MANY_ROWS} sign-ups`,
      millis: many.whole.wall,
      floor: { name: 'bare read + bare insert', millis: many.floor.wall },
      target: within(20_000, many.whole.wall),
      note: `check ${many.check.wall.toFixed(0)} ms, processor ${many.whole.cpu.toFixed(0)} ms (${(many.whole.cpu / many.floor.cpu).toFixed(2)} × floor)`,
    },
    { what: `scan at a desk meanwhile, p95`, millis: many.p95, target: within(150, many.p95) },
    {
      what: 'memory at most',
      amount: many.megabytes,
      unit: 'MB',
      target: { words: `≤ ${MANY_MEGABYTES} MB`, isMet: many.megabytes <= MANY_MEGABYTES },
    },
  ];
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志红梅小春晓东海燕'];

/** Names as long as names are: what a person is found by grows with the length. */
function nameOf(n: number): string {
  const at = (from: readonly string[], index: number) => from[index % from.length] ?? '';
  return at(SURNAMES, n) + at(GIVEN, Math.floor(n / 20)) + at(GIVEN, Math.floor(n / 700) + n);
}

interface Run {
  readonly check: Cost;
  readonly whole: Cost;
  readonly floor: Cost;
  readonly undo: Cost;
  /** Of a scan at a desk meanwhile, milliseconds. */
  readonly p95: number;
  readonly megabytes: number;
}

async function run(count: number): Promise<Run> {
  const rows = Array.from({ length: count }, (_, index) => [nameOf(index), ...goodSignup(index + 1).slice(1)]);
  const file = await signupFile(rows);
  await using backend = await testBackend();
  const [fair, deskFair] = [await given.fair(backend), await given.fair(backend)];
  await importSignups(backend, deskFair.id, await signupFile(DESK_PEOPLE.map(goodSignup)));
  const tickets = (await listSignupsByFair(backend.db, deskFair.id, { limit: DESK_PEOPLE.length })).map(({ ticketCode }) => ticketCode);
  const { signupImport } = backend.client;

  const start = costSoFar();
  const preview = await signupImport.readFile({ fairId: fair.id, file });
  const check = costSince(start);
  const desk = scanMeanwhile(backend, deskFair.id, tickets);
  const { uploadId, mapping } = preview;
  const outcome = await importAll(await signupImport.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }));
  const whole = costSince(start);
  const { p95, megabytes } = await desk.end();
  if (outcome.added !== count) throw new Error(`${outcome.added} of ${count} added`);

  await using other = await testBackend();
  const otherFair = await given.fair(other);
  const bareStart = costSoFar();
  await bareRead(new Uint8Array(await file.arrayBuffer()));
  bareInsert(other.db, otherFair.id, rows);
  const floor = costSince(bareStart);
  const undoStart = costSoFar();
  await signupImport.undo({ command: backend.stamp(), batchId: outcome.batchId });
  return { check, whole, floor, undo: costSince(undoStart), p95, megabytes };
}

/** Wall and processor time, milliseconds: on a busy machine the first says little. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

function costSoFar(): Cost {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
}

function costSince(start: Cost): Cost {
  const now = costSoFar();
  return { wall: now.wall - start.wall, cpu: now.cpu - start.cpu };
}

/** Scans a ticket every so often beside the work, as a desk does, and notes how long each takes from when it was due, and the largest memory. */
function scanMeanwhile(backend: TestBackend, fairId: FairId, tickets: readonly string[]) {
  let isOver = false;
  let bytes = 0;
  const waits: number[] = [];
  const scanning = (async () => {
    for (let n = 0; !isOver; n++) {
      const due = performance.now() + SCAN_EVERY;
      await new Promise((resolve) => setTimeout(resolve, SCAN_EVERY));
      await backend.client.desk.scan({ command: backend.stamp(), fairId, desk: '签到台1', text: `FT1:${tickets[n % tickets.length]}` });
      waits.push(performance.now() - due);
      bytes = Math.max(bytes, process.memoryUsage().rss);
    }
  })();
  return {
    async end() {
      isOver = true;
      await scanning;
      return { p95: percentile(waits, 95), megabytes: Math.round(bytes / 1_048_576) };
    },
  };
}

/**
 * What the data model demands of each line, in the barest way: the same rows of the same tables in one transaction, numbers sealed, names
 * spelled, operations chained; nothing is checked, looked up or held against anything.
 */
function bareInsert({ raw, personal, nodeId }: Database, fairId: FairId, rows: readonly (readonly unknown[])[]): void {
  const insert = (table: string, columns: readonly string[]) =>
    raw.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`);
  const person = insert('job_seeker', PERSON_COLUMNS);
  const observation = insert('job_seeker_observation', OBSERVATION_COLUMNS);
  const signup = insert('signup', SIGNUP_COLUMNS);
  const key = insert('job_seeker_key', ['k', 'job_seeker_id']);
  const keyList = insert('job_seeker_key_list', ['job_seeker_id', 'keys']);
  const op = insert('op', OP_COLUMNS);
  const at = '2026-03-20T02:00:00.000Z';
  let [seq, h] = [1_000_000, CHAIN_START];
  const log = (table: string, columns: readonly string[], row: readonly unknown[]) => {
    const body = JSON.stringify({ v: Object.fromEntries(columns.map((column, index) => [column, row[index]])) });
    const hlc = (++seq).toString(16).padStart(32, '0');
    const entry = {
      node: nodeId,
      stream: 'desk',
      seq,
      hlc,
      schema_v: 1,
      tbl: table,
      row: String(row[0]),
      body,
      actor: '王芳',
      command_id: 'bare',
      at,
    };
    h = chainHash(h, entry);
    op.run(...Object.values(entry), h);
  };
  const keys: [string, string][] = [];
  raw.transaction(() => {
    for (const [name, number, phone, , groups] of rows.map((row) => row.map(String))) {
      if (!name || !number || !phone) throw new Error('a row without a person');
      const id = personal.jobSeekerId({ kind: 'residentId', number });
      const signupId = personal.signupId(fairId, id);
      const sealed = [personal.seal(phone, 'phone'), personal.index(phone), phone.slice(-4)];
      const people = [
        id,
        'residentId',
        personal.seal(number, 'document'),
        number.slice(-4),
        name,
        ...sealed,
        'college',
        `["${groups}"]`,
        id,
        at,
      ];
      const said = [uuidIds.next(), id, JSON.stringify({ name, phone: sealed, groups }), 'import', fairId, at, '王芳'];
      const signedUp = [signupId, fairId, id, personal.ticketCode(signupId), 'import', at, '王芳'];
      person.run(...people);
      log('job_seeker', PERSON_COLUMNS, people);
      observation.run(...said);
      log('job_seeker_observation', OBSERVATION_COLUMNS, said);
      signup.run(...signedUp);
      log('signup', SIGNUP_COLUMNS, signedUp);
      const own = [...new Set([...nameKeys(name), number.slice(-4), phone.slice(-4)])];
      for (const k of own) keys.push([k, id]);
      keyList.run(id, own.map((k) => `${KEY_START}${k}`).join(''));
    }
    keys.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const pair of keys) key.run(...pair);
  })();
}

const PERSON_COLUMNS = [
  'id',
  'document_kind',
  'document',
  'document_tail',
  'name',
  'phone',
  'phone_index',
  'phone_tail',
  'education',
  'groups',
  'root_id',
  'registered_at',
];
const OBSERVATION_COLUMNS = ['id', 'job_seeker_id', 'said', 'source', 'fair_id', 'observed_at', 'observed_by'];
const SIGNUP_COLUMNS = ['id', 'fair_id', 'job_seeker_id', 'ticket_code', 'source', 'signed_up_at', 'signed_up_by'];
const OP_COLUMNS = ['node', 'stream', 'seq', 'hlc', 'schema_v', 'tbl', 'row', 'body', 'actor', 'command_id', 'at', 'h'];
