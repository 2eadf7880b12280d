import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import type { Session } from '#backend/composition/session.ts';
import type { ExchangeDeps } from '#backend/usecases/exchange/exchange-deps.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { resumeWork } from '#backend/usecases/exchange/resume-work.ts';
import { revertMerge } from '#backend/usecases/exchange/revert-merge.ts';
import { listTaken } from '#backend/usecases/exchange/status.ts';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import { beginUpload, uploadPiece } from '#backend/usecases/exchange/uploads.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { NO_OUTCOMES, type PackageIn, sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectErr, expectOk, temporaryFolder } from '#tests/support/database.ts';
import { ended, handOverFile, startStation, type TestStation, take, tryFile } from '#tests/support/exchange.ts';
import { filesBelow, workAtStation } from '#tests/support/packages.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';
import { businessRows, everyRow } from '#tests/support/table-contents.ts';

/** A station with some 600 rows and four originals to hand over, and its center. */
async function both(): Promise<{ readonly center: TestBackend; readonly station: TestStation } & AsyncDisposable> {
  const center = await testBackend();
  const station = await startStation(center, 'S01');
  await workAtStation(station, 1, 100);
  for (let n = 500; n < 503; n++) await workAtStation(station, n, 1);
  return {
    center,
    station,
    [Symbol.asyncDispose]: async () => {
      await station.backend[Symbol.asyncDispose]();
      await center[Symbol.asyncDispose]();
    },
  };
}

const DISK_FULL = /^(Exchange (DiskFullHere|WorkPaused)|DiskFull)$/;

function nameOf(answer: Result<unknown, Refusal>): string {
  const error = expectErr(answer);
  return error.type === 'Exchange' ? `Exchange ${error.error.type}` : error.type;
}

/** The backend on a data folder that lies on a disk of its own; closed before the disk goes. */
async function backendOn(dataFolder: string, keyFolder: string): Promise<{ readonly session: Session } & AsyncDisposable> {
  const backend = await openBackend({ dataFolder, keys: keyFilesIn(keyFolder) });
  if (!backend.ok) throw new Error(JSON.stringify(backend.error));
  const session = backend.value.startup.session();
  if (!session) throw new Error(JSON.stringify(backend.value.startup.state()));
  // The daily backup would take what is left of the disk, or fail for want of it.
  while (session.backups.list().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return { session, [Symbol.asyncDispose]: () => backend.value.close() };
}

function stampOf(session: Session, operatorId: OperatorId): CommandStamp {
  return { id: session.ids.next<'Command'>(), operatorId };
}

/** The center's data as it stands, but for its backups. */
async function copyOnto(disk: { in: (name: string) => string }, center: TestBackend): Promise<void> {
  await center.close();
  cpSync(center.dataFolder, disk.in('data'), { recursive: true });
  rmSync(disk.in('data/backups'), { recursive: true, force: true });
  await center.reopen();
}

/** Fills the disk but for so many bytes. */
function fill(disk: { in: (name: string) => string; path: string }, leave: number): string {
  const filler = disk.in('filler');
  writeFileSync(filler, '');
  let size = 64 * 1024 * 1024;
  while (size >= 4096) {
    try {
      writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      size /= 2;
    }
  }
  truncateSync(filler, Math.max(0, statSync(filler).size - leave));
  return filler;
}

test.runIf(canMount())(
  'a disk that is full during the hand-over is a refusal, leaves nothing, and the hand-over can be repeated',
  async () => {
    await using setting = await both();
    const { station, center } = setting;
    await station.backend.close();
    using disk = smallDisk('64m');
    cpSync(station.backend.dataFolder, disk.in('data'), { recursive: true });
    rmSync(disk.in('data/backups'), { recursive: true, force: true });
    await using own = await backendOn(disk.in('data'), station.backend.keyFolder);
    const { session } = own;
    await exchangeKeys(session.db);
    const before = everyRow(session.db);
    for (const leave of [0, 4096, 12_000, 20_000, 40_000]) {
      const filler = fill(disk, leave);
      const answer = await ended(handOver(session, { command: stampOf(session, station.operatorId) }, undefined));
      rmSync(filler);
      if (answer.ok) break;
      expect(nameOf(answer)).toMatch(DISK_FULL);
      expect(filesBelow(disk.in('data/exchange')).filter((name) => name.includes('.part'))).toEqual([]);
      expect(everyRow(session.db)).toEqual(before);
    }
    if (session.db.raw.prepare('SELECT count(*) FROM package_out').pluck().get() === 0)
      expectOk(await ended(handOver(session, { command: stampOf(session, station.operatorId) }, undefined)));
    const [name = ''] = readdirSync(disk.in('data/exchange/out'));
    center.setNow(new Date().toISOString());
    expect(expectOk(await take(center.session, center.stamp(), disk.in(`data/exchange/out/${name}`))).counts).toMatchObject({
      refused: 0,
      conflict: 0,
    });
    await station.backend.reopen();
  },
);

test.runIf(canMount())('a disk that is full at any point of a merge is a refusal, and repeated it comes to the same', async () => {
  await using setting = await both();
  const { station, center } = setting;
  const { file, made } = await handOverFile(station);
  using disk = smallDisk('64m');
  await copyOnto(disk, center);
  const undisturbed = expectOk(await take(center.session, center.stamp(), file));
  await using own = await backendOn(disk.in('data'), center.keyFolder);
  const { session } = own;
  const answers: string[] = [];
  for (const leave of [0, 8_000, 30_000, 60_000, 200_000, 500_000, 1_000_000]) {
    const filler = fill(disk, leave);
    const answer = await ended(takeOver(session, { command: stampOf(session, center.operatorId), file, fileName: 'x.fdx' }, undefined));
    rmSync(filler);
    answers.push(answer.ok ? 'ok' : nameOf(answer));
    expect(filesBelow(disk.in('data')).filter((name) => name.includes('.part'))).toEqual([]);
    expect(session.db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    if (answer.ok) break;
  }
  for (const answer of answers.slice(0, -1)) expect(answer).toMatch(DISK_FULL);
  expect(answers.length).toBeGreaterThan(2);
  const taken = expectOk(
    await ended(takeOver(session, { command: stampOf(session, center.operatorId), file, fileName: 'x.fdx' }, undefined)),
  );
  expect(taken).toMatchObject({ state: 'merged', counts: undisturbed.counts });
  expect(sumOfOutcomes(taken.counts)).toBe(made.rows);
  expect(exchanged(session)).toEqual(exchanged(center.session));
});

test.runIf(canMount())(
  'a disk that fills up in the middle pauses the work in a state that is seen, and it goes on when asked or repeated, without a restart',
  async () => {
    await using setting = await both();
    const { station, center } = setting;
    const { file } = await handOverFile(station);
    using disk = smallDisk('64m');
    await copyOnto(disk, center);
    const undisturbed = expectOk(await take(center.session, center.stamp(), file));
    await using own = await backendOn(disk.in('data'), center.keyFolder);
    const { session } = own;
    // Nothing of the journal may be used again, or a full disk would not be felt.
    session.db.raw.pragma('journal_size_limit = 0');
    const stamp = () => stampOf(session, center.operatorId);
    const filling = async <T>(work: AsyncGenerator<ExchangeProgress, T>, step: ExchangeProgress['step']) => {
      let filler: string | undefined;
      for (;;) {
        const { value, done } = await work.next();
        if (done) return { outcome: value, clean: () => filler && rmSync(filler) };
        if (value.step === step && !filler) {
          session.db.raw.pragma('wal_checkpoint(TRUNCATE)');
          filler = fill(disk, 0);
        }
      }
    };
    const listed = async () => expectOk(await listTaken(session))[0];
    const over = () => takeOver(session, { command: stamp(), file, fileName: 'x.fdx' }, undefined);
    const resume = (packageId: string) => ended(resumeWork(session, { command: stamp(), packageId }, undefined));

    const merge = await filling(over(), 'merging');
    expect(refusalSentence(expectErr(merge.outcome))).toBe(
      '磁盘空间不足，合并已暂停，已办部分完整保留，请清理磁盘空间后在“已接收的包”中打开这个包，点“继续”',
    );
    const paused = await listed();
    expect(paused).toMatchObject({ state: 'merging', isPaused: true });
    expect(sumOfOutcomes(paused?.counts ?? NO_OUTCOMES)).toBeGreaterThan(0);
    const { id } = undisturbed;
    expect(nameOf(await resume(id))).toBe('Exchange WorkPaused');
    merge.clean();
    expect(expectOk(await resume(id))).toMatchObject({ state: 'merged', counts: undisturbed.counts });
    expect(await listed()).toMatchObject({ state: 'merged', isPaused: false });
    expect(exchanged(session)).toEqual(exchanged(center.session));

    const revert = await filling(revertMerge(session, { command: stamp(), packageId: id, reason: '误收' }), 'reverting');
    expect(refusalSentence(expectErr(revert.outcome))).toContain('撤销已暂停');
    expect(await listed()).toMatchObject({ state: 'reverting', isPaused: true });
    revert.clean();
    // Brought again it is first taken back whole.
    expect(expectOk(await ended(over()))).toMatchObject({ state: 'merged' });
    expect(session.db.raw.prepare('SELECT count(*) FROM voucher WHERE void_reason IS NULL').pluck().get()).toBe(4);
    expect(exchanged(session)).toEqual(exchanged(center.session));

    const again = await filling(revertMerge(session, { command: stamp(), packageId: id, reason: '误收' }), 'reverting');
    again.clean();
    expect(expectOk(await resume(id))).toMatchObject({ state: 'reverted', reverted: { reason: '误收' } });
    expect(expectOk(await resume(id))).toMatchObject({ state: 'reverted' });
  },
);

/** What was merged, without the papers of the merge itself. */
function exchanged({ db }: ExchangeDeps): unknown {
  const {
    package_in: _taken,
    received_stream: _heads,
    exchange_peer: _peer,
    ...rows
  } = businessRows(db) as Readonly<Record<string, unknown>>;
  return rows;
}

test.runIf(canMount())('a disk that is full during an upload keeps what it has, and the same piece can be sent again', async () => {
  using disk = smallDisk('1m');
  const deps = { exchange: { folder: disk.in('exchange'), program: 'test' } };
  const bytes = Buffer.alloc(300_000, 7);
  const { uploadId } = expectOk(await beginUpload(deps, { fileName: 'a.fdx', bytes: bytes.length }));
  const send = (offset: number, length: number) =>
    uploadPiece(deps, { uploadId, offset, piece: new File([bytes.subarray(offset, offset + length)], 'piece') });
  expect(expectOk(await send(0, 100_000))).toEqual({ received: 100_000 });
  const filler = fill(disk, 50_000);
  expect(nameOf(await send(100_000, 200_000))).toBe('Exchange DiskFullHere');
  expect(readdirSync(disk.in('exchange/in')).filter((name) => name.endsWith('.fdx'))).toEqual([]);
  rmSync(filler);
  expect(expectOk(await send(100_000, 200_000))).toEqual({ received: 300_000 });
  expect(readFileSync(disk.in(`exchange/in/${uploadId}.fdx`)).equals(bytes)).toBe(true);
  const full = fill(disk, 0);
  expect(nameOf(await beginUpload(deps, { fileName: 'b.fdx', bytes: 10 }))).toBe('Exchange DiskFullHere');
  expect(readdirSync(disk.in('exchange/in'))).toHaveLength(2);
  rmSync(full);
});

test('a hand-over that is cancelled at any moment leaves nothing', async () => {
  await using setting = await both();
  const { station } = setting;
  const { session, dataFolder } = station.backend;
  await exchangeKeys(session.db);
  const started = handOver(session, { command: station.stamp() }, AbortSignal.abort());
  expect(nameOf(await ended(started))).toBe('Exchange MergeCancelled');
  const state = () => ({ rows: everyRow(session.db), files: filesBelow(dataFolder).filter((name) => name.startsWith('/exchange')) });
  const before = state();
  for (const step of ['rows', 'attachments'] as const) {
    const abort = new AbortController();
    const work = handOver(session, { command: station.stamp() }, abort.signal);
    expect(nameOf(await cancelledAt(work, step, abort))).toBe('Exchange MergeCancelled');
    expect(state()).toEqual(before);
    const left = handOver(session, { command: station.stamp() }, undefined);
    await left.next();
    await left.return(undefined as never);
    expect(state()).toEqual(before);
  }
  const { made } = await handOverFile(station);
  expect(made).toMatchObject({ number: 1, attachments: 3, missing: [] });
});

async function cancelledAt<T>(
  work: AsyncGenerator<ExchangeProgress, Result<T, Refusal>>,
  step: ExchangeProgress['step'],
  abort: AbortController,
): Promise<Result<T, Refusal>> {
  for (;;) {
    const { value, done } = await work.next();
    if (done) return value;
    if (value.step === step) abort.abort();
  }
}

test('a merge that is cancelled, or left, at any moment leaves nothing of it, and can be repeated', async () => {
  await using setting = await both();
  const { station, center } = setting;
  const { file, made } = await handOverFile(station);
  const kept = (name: string) =>
    !name.startsWith('exchange_') && !['op', 'vv', 'command', 'package_in', 'received_stream', 'peer_row'].includes(name);
  const state = () => ({
    rows: Object.fromEntries(Object.entries(everyRow(center.db)).filter(([name]) => kept(name))),
    originals: filesBelow(center.dataFolder).filter((name) => name.startsWith('/attachments')),
  });
  const [before, standing] = [state(), () => center.db.raw.prepare('SELECT count(*) FROM voucher WHERE void_reason IS NULL').pluck().get()];
  let moment = 0;
  for (const at of ['reading', 'merging', 'left'] as const) {
    center.setNow(`2026-03-2${++moment}T02:00:00.000Z`);
    const abort = new AbortController();
    const work = takeOver(center.session, { command: center.stamp(), file, fileName: 'x.fdx' }, abort.signal);
    if (at === 'left') {
      for (let step = await work.next(); !step.done && step.value.step !== 'merging'; ) step = await work.next();
      await work.return(undefined as never);
    } else expect(nameOf(await cancelledAt(work, at, abort))).toBe('Exchange MergeCancelled');
    expect(state().originals).toEqual(before.originals);
    // Vouchers and the fairs that they are of stay, void, as money is never deleted.
    expect(standing()).toBe(0);
    for (const table of ['signup', 'job_seeker', 'cost_item', 'attachment', 'voucher_attachment', 'conflict', 'held_op'])
      expect([table, state().rows[table]]).toEqual([table, before.rows[table]]);
    if (at === 'reading') expect(state()).toEqual(before);
  }
  center.setNow('2026-03-25T02:00:00.000Z');
  const taken: PackageIn = expectOk(await take(center.session, center.stamp(), file));
  expect(taken).toMatchObject({ state: 'merged', counts: { conflict: 0, refused: 0 } });
  expect(sumOfOutcomes(taken.counts)).toBe(made.rows);
  expect(standing()).toBe(4);
});

test('of a stick that is pulled out or cut short while it is read nothing is written, and it can be tried again', async () => {
  await using setting = await both();
  const { station, center } = setting;
  const { file } = await handOverFile(station);
  const stick = join(center.dataFolder, 'stick.fdx');
  const before = everyRow(center.db);
  cpSync(file, stick);
  const bytes = readFileSync(file);
  const work = takeOver(center.session, { command: center.stamp(), file: stick, fileName: 'x.fdx' }, undefined);
  const first = work.next();
  writeFileSync(stick, bytes.subarray(0, Math.floor(statSync(file).size / 2)));
  const outcome = await first.then(async (step) => (step.done ? step.value : ended(work)));
  if (!outcome.ok) {
    expect(nameOf(outcome)).toMatch(/PackageCut|FileUnreadable/);
    expect(everyRow(center.db)).toEqual(before);
  }
  rmSync(stick);
  expect(nameOf(await take(center.session, center.stamp(), stick))).toBe('Exchange FileUnreadable');
  cpSync(file, stick);
  expect(expectOk(await take(center.session, center.stamp(), stick)).state).toBe('merged');
});

/** Lets reads or writes of open files fail from some call on, as those of a stick that was pulled out, until the `using` block ends. */
async function failing(
  name: 'read' | 'writeFile',
  before: (calls: number) => string | undefined,
): Promise<{ readonly calls: () => number } & Disposable> {
  const handle = await open(process.execPath, 'r');
  const handles = Object.getPrototypeOf(handle) as Record<typeof name, (...args: unknown[]) => unknown>;
  await handle.close();
  const genuine = handles[name];
  let calls = 0;
  handles[name] = function (this: unknown, ...args) {
    const code = before(calls++);
    if (code === undefined) return genuine.apply(this, args);
    return Promise.reject(Object.assign(new Error(`${code}: ${name}`), { code, syscall: name }));
  };
  return {
    calls: () => calls,
    [Symbol.dispose]: () => {
      handles[name] = genuine;
    },
  };
}

test('a drive that fails at any write of a hand-over is told of in words, and leaves nothing', async () => {
  await using setting = await both();
  const { session, dataFolder } = setting.station.backend;
  await exchangeKeys(session.db);
  const state = () => ({ rows: everyRow(session.db), files: filesBelow(dataFolder).filter((name) => name.startsWith('/exchange')) });
  const before = state();
  for (const [good, code] of [
    [0, 'EIO'],
    [1, 'ENODEV'],
    [3, 'ENOENT'],
  ] as const) {
    using _drive = await failing('writeFile', (calls) => (calls >= good ? code : undefined));
    const answer = await ended(handOver(session, { command: setting.station.stamp() }, undefined));
    expect(refusalSentence(expectErr(answer))).toBe(`文件读写失败（${code}），没有留下不完整的文件，请检查磁盘或 U 盘后重试`);
    expect(state()).toEqual(before);
  }
  expect((await handOverFile(setting.station)).made).toMatchObject({ number: 1 });
});

test('a stick that is pulled out after a package was read and before it is kept leaves nothing, and it can be tried again', async () => {
  await using setting = await both();
  const { station, center } = setting;
  const { file } = await handOverFile(station);
  const stick = join(center.dataFolder, 'stick.fdx');
  cpSync(file, stick);
  await exchangeKeys(center.db);
  const state = () => ({
    rows: everyRow(center.db),
    files: filesBelow(center.dataFolder).filter((name) => /^.(exchange|attach)/.test(name)),
  });
  const before = state();
  {
    using reads = await failing('read', () => undefined);
    expect((await tryFile(center.session, stick)).ok).toBe(true);
    const last = reads.calls();
    using _pulled = await failing('read', (calls) => (calls === last - 1 ? void rmSync(stick) : undefined));
    const answer = await take(center.session, center.stamp(), stick);
    expect(refusalSentence(expectErr(answer))).toBe('文件读写失败（ENOENT），没有留下不完整的文件，请检查磁盘或 U 盘后重试');
  }
  expect(state()).toEqual(before);
  cpSync(file, stick);
  expect(expectOk(await take(center.session, center.stamp(), stick)).state).toBe('merged');
});

test('a drive that fails while originals are put into the store pauses the merge, and it goes on when asked', async () => {
  await using setting = await both();
  const { station, center } = setting;
  const { file } = await handOverFile(station);
  const eio = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'write' });
  const failingStore = { ...center.session.attachments, put: () => Promise.reject(eio) };
  const deps: ExchangeDeps = { ...center.session, attachments: failingStore };
  expect(nameOf(await take(deps, center.stamp(), file))).toBe('Exchange DriveFailed');
  const [paused] = expectOk(await listTaken(center.session));
  expect(paused).toMatchObject({ state: 'merging', isPaused: true });
  const resumed = await ended(resumeWork(center.session, { command: center.stamp(), packageId: paused?.id ?? '' }, undefined));
  expect(expectOk(resumed)).toMatchObject({ state: 'merged', counts: { refused: 0, conflict: 0 } });
});

test('of an upload only the note may be left after a power cut: its next piece is refused in words', async () => {
  using folder = temporaryFolder();
  const deps = { exchange: { folder: folder.path, program: 'test' } };
  const { uploadId } = expectOk(await beginUpload(deps, { fileName: 'a.fdx', bytes: 10 }));
  rmSync(folder.in(`in/${uploadId}.fdx.part`));
  expect(nameOf(await uploadPiece(deps, { uploadId, offset: 0, piece: new File(['0123456789'], 'piece') }))).toBe(
    'Exchange UploadIncomplete',
  );
});
