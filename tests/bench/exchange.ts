import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import { type PackageIn, sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { FAIR_DETAILS, type TestBackend, testBackend, testUuid, voucherDetailsOf } from '#tests/support/backend.ts';
import { expectOk, temporaryFolder } from '#tests/support/database.ts';
import { handOverFile, startStation, type TestStation } from '#tests/support/exchange.ts';
import { importAll } from '#tests/support/rosters.ts';
import { goodSignup, signupFile } from '#tests/support/signup-lists.ts';
import { AT_FAIR, BIG_FAIR, buildDeskFile, ticketOf } from './desk-file.ts';
import { atMost, type BenchLine, percentile, within } from './measure.ts';

const PERSONS = 20_000;
const ATTACHMENTS = 2000;
const ATTACHMENT_BYTES = 150_000;
const ATTACHMENTS_A_VOUCHER = 20;
/** Of each a record of the person, what he said, and the sign-up. */
const MANY_ROWS = 100_000;
const BYTES_A_CHANGE = 60;
const DESK_EVERY_MILLIS = 50;

/** 交换包: a station's package with its originals, and 100,000 rows into a center that has worked for years. */
export async function benchExchange(): Promise<readonly BenchLine[]> {
  return [...(await benchOriginals()), ...(await benchManyRows())];
}

async function benchOriginals(): Promise<readonly BenchLine[]> {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const fairId = await newFair(station);
  await signUp(station, fairId, 1, PERSONS);
  for (let n = 0; n < ATTACHMENTS; n++) {
    if (n % ATTACHMENTS_A_VOUCHER === 0)
      await station.backend.client.vouchers.create({
        command: station.stamp(),
        fairId,
        details: voucherDetailsOf(`2634${String(n).padStart(16, '0')}`, 10_000),
      });
    await attach(station, n);
  }
  const made = await measured(() => handOverFile(station));
  const merged = await measured(() => merge(center, made.value.file));
  return [
    {
      what: `export of ${PERSONS} persons with ${ATTACHMENTS} attachments`,
      millis: made.millis,
      target: within(60_000, made.millis),
      note: `${megabytes(made.value.made.bytes)} MB, ${made.value.made.rows} rows, processor ${made.cpu.toFixed(0)} ms, memory at most ${made.peak} MB`,
    },
    {
      what: 'merge of it',
      millis: merged.millis,
      target: within(120_000, merged.millis),
      note: `${countsOf(merged.value)}, processor ${merged.cpu.toFixed(0)} ms, memory at most ${merged.peak} MB`,
    },
  ];
}

let lastVoucher: string | undefined;

async function attach({ backend, stamp }: TestStation, n: number): Promise<void> {
  if (n % ATTACHMENTS_A_VOUCHER === 0 || lastVoucher === undefined)
    lastVoucher = backend.db.raw.prepare('SELECT id FROM voucher ORDER BY id DESC LIMIT 1').pluck().get() as string;
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(ATTACHMENT_BYTES)]);
  const file = new File([bytes], `发票${n}.pdf`, { type: 'application/pdf' });
  await backend.client.vouchers.attach({ command: stamp(), id: lastVoucher as never, file });
}

async function benchManyRows(): Promise<readonly BenchLine[]> {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  const fairId = await newFair(station);
  const before = upwardRows(station);
  await signUp(station, fairId, 1, 1000);
  const each = (upwardRows(station) - before) / 1000;
  await signUp(station, fairId, 1001, Math.ceil(MANY_ROWS / each) - 1000);
  const made = await measured(() => handOverFile(station));
  const { rows, bytes } = made.value.made;
  await buildDeskFile(center.db);
  const desk = scanMeanwhile(center);
  const merged = await measured(() => merge(center, made.value.file));
  const { p95, scans } = await desk.end();
  const floor = await bareChangeset(station);
  const ratio = merged.millis / floor;
  return [
    {
      what: `export of ${rows} rows`,
      millis: made.millis,
      note: `processor ${made.cpu.toFixed(0)} ms, memory at most ${made.peak} MB`,
    },
    {
      what: 'bytes a change (not milliseconds)',
      millis: bytes / rows,
      target: { words: `≤ ${BYTES_A_CHANGE} B`, isMet: bytes / rows <= BYTES_A_CHANGE },
    },
    {
      what: `merge of ${rows} rows into 1,000,000 sign-ups, with its log, journal of outcomes and check-ins meanwhile`,
      millis: merged.millis,
      floor: { name: "SQLite's own changeset apply of the same rows, no log", millis: floor },
      target: atMost(3, ratio),
      note: `${countsOf(merged.value)}, processor ${merged.cpu.toFixed(0)} ms, memory at most ${merged.peak} MB`,
    },
    { what: 'check-in at a desk meanwhile, p95', millis: p95, target: within(150, p95), note: `${scans} scans` },
  ];
}

async function newFair({ backend, stamp }: TestStation): Promise<FairId> {
  const fair = await backend.client.fairs.create({ command: stamp(), details: { ...FAIR_DETAILS, venueDivision: '621102' } });
  return fair.id;
}

async function signUp({ backend, stamp }: TestStation, fairId: FairId, from: number, count: number): Promise<void> {
  const { signupImport } = backend.client;
  for (let first = from; first < from + count; first += 10_000) {
    const numbers = Array.from({ length: Math.min(10_000, from + count - first) }, (_, index) => first + index);
    const { uploadId, mapping } = await signupImport.readFile({ fairId, file: await signupFile(numbers.map(goodSignup)) });
    await importAll(await signupImport.commit({ command: stamp(), fairId, uploadId, mapping }));
  }
}

function upwardRows({ backend }: TestStation): number {
  return backend.db.raw.prepare("SELECT count(*) FROM op WHERE stream IN ('org', 'desk', 'money')").pluck().get() as number;
}

async function merge(center: TestBackend, file: string): Promise<PackageIn> {
  const work = takeOver(center.session, { command: center.stamp(), file, fileName: 'bench.fdx' }, undefined);
  let step = await work.next();
  while (!step.done) step = await work.next();
  const taken = expectOk(step.value);
  if (sumOfOutcomes(taken.counts) !== taken.rows) throw new Error('rows unaccounted for');
  return taken;
}

interface Measured<T> {
  readonly value: T;
  readonly millis: number;
  readonly cpu: number;
  /** Megabytes. */
  readonly peak: number;
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const cpu = process.cpuUsage();
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const start = performance.now();
  const value = await work();
  const millis = performance.now() - start;
  clearInterval(look);
  const { user, system } = process.cpuUsage(cpu);
  return { value, millis, cpu: (user + system) / 1000, peak: Math.round(peak / 1e6) };
}

/** A desk that scans a ticket now and then until it is told to end. */
function scanMeanwhile(center: TestBackend): { readonly end: () => Promise<{ readonly p95: number; readonly scans: number }> } {
  const times: number[] = [];
  let hasEnded = false;
  let next = AT_FAIR / 2;
  const scanning = (async () => {
    // From when the ticket is held out, not from when the busy program comes to look at it.
    for (let due = performance.now(); !hasEnded; due = Math.max(due + DESK_EVERY_MILLIS, performance.now())) {
      await pause(Math.max(0, due - performance.now()));
      const command: CommandStamp = { id: testUuid() as never, operatorId: center.operatorId };
      const { line } = await center.client.desk.scan({ command, fairId: BIG_FAIR, desk: '签到台1', text: `FT1:${ticketOf(next++)}` });
      times.push(performance.now() - due);
      if (line.verdict !== 'accepted') throw new Error(`${line.verdict} ${line.reason}`);
    }
  })();
  return {
    end: async () => {
      hasEnded = true;
      await scanning;
      return { p95: percentile(times, 95), scans: times.length };
    },
  };
}

/** What SQLite takes for the same rows: recorded by its session extension and applied to a file of the same size, in one transaction. */
async function bareChangeset({ backend }: TestStation): Promise<number> {
  using folder = temporaryFolder();
  const file = folder.in('plain.db');
  const plain = expectOk(await openDatabase({ file, key: undefined, at: backend.now() }));
  await buildDeskFile(plain);
  await plain.close();
  const tables = ['fair', 'import_batch', 'job_seeker', 'job_seeker_observation', 'signup'];
  const target = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const source = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  for (const table of tables) {
    const sql = target.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(table)?.sql as string;
    source.exec(sql);
  }
  const session = source.createSession();
  source.exec('BEGIN');
  for (const table of tables) {
    const rows = backend.db.raw.prepare(`SELECT * FROM ${table}`).raw().all() as (string | number | null)[][];
    const insert = source.prepare(`INSERT INTO ${table} VALUES (${rows[0]?.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
  source.exec('COMMIT');
  const changeset = session.changeset();
  target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;');
  const start = performance.now();
  const applied = target.applyChangeset(changeset, { onConflict: () => 0 });
  const millis = performance.now() - start;
  if (!applied) throw new Error('The changeset was not applied');
  source.close();
  target.close();
  return millis;
}

function countsOf({ counts }: PackageIn): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
