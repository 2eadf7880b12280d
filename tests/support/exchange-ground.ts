import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { readPackage } from '#backend/adapters/packages/package-reader.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import type { Session } from '#backend/composition/session.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { revertMerge } from '#backend/usecases/exchange/revert-merge.ts';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { listPackagesIn, listUnfinishedPackages } from '#db/repositories/packages.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import { type PackageIn, sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { testBackend, voucherDetailsOf } from './backend.ts';
import { expectOk, temporaryFolder } from './database.ts';
import { ended, handOverFile, startStation } from './exchange.ts';
import { workAtStation } from './packages.ts';
import { everyRow } from './table-contents.ts';

const SCRIPT = fileURLToPath(new URL('../integration/exchange/exchange-process.ts', import.meta.url));

export type ExchangeWork = 'export' | 'merge' | 'revert';

/** A process at work, to be stopped in the middle. */
export interface WorkingProcess {
  readonly kill: () => void;
  readonly closed: Promise<unknown>;
  /** Rejects when it has ended by itself. */
  readonly nextLine: () => Promise<string>;
}

export interface ExchangeGround extends Disposable {
  /** The package in between. */
  readonly file: string;
  /** A copy of what lies there before the work, for one try. */
  readonly place: (work: ExchangeWork) => { readonly path: string } & Disposable;
  /** Says `ready`, then `done`; with a desk beside it also each check-in. */
  readonly start: (work: ExchangeWork, place: string, options?: StartOptions) => WorkingProcess;
  /** What it comes to when nobody disturbs it, and how long that takes. */
  readonly undisturbed: (work: ExchangeWork) => Promise<{ readonly state: unknown; readonly millis: number }>;
  /** Lets what was begun end as at the next start, does what was not begun, and tells what is there then. */
  readonly finished: (work: ExchangeWork, place: string) => Promise<{ readonly state: unknown; readonly wasBegun: boolean }>;
}

export interface StartOptions {
  /** Programs to run it under. */
  readonly under?: readonly string[];
  /** A desk that checks people in meanwhile. */
  readonly desk?: boolean;
}

/** Visitors of the desk; of nobody else. */
export const DESK_PHONES_FROM = 90_000;

/** A center and a station at rest, with a package in between: some 2,000 rows, originals, and a voucher number that both have used. */
export async function exchangeGround(people: number): Promise<ExchangeGround> {
  const folder = temporaryFolder();
  const places = { station: folder.in('station'), center: folder.in('center'), merged: folder.in('merged') };
  let file = '';
  let [operators, packageId, fairId] = [{ station: '' as OperatorId, center: '' as OperatorId }, '', ''];
  {
    await using center = await testBackend();
    await using station = await startStation(center, 'S01');
    await workAtStation(station, 1, people);
    for (let n = 500; n < 503; n++) await workAtStation(station, n, 1);
    const fair = await center.client.fairs.create({
      command: center.stamp(),
      details: {
        title: '本地专场',
        kind: 'market',
        format: 'onsite',
        startsOn: '2026-03-05',
        endsOn: '2026-03-05',
        venueName: '人力资源市场',
        venueDivision: '320804',
        organizerName: '淮安市公共就业服务中心',
        organizerKind: 'publicCenter',
      },
    });
    fairId = fair.id;
    await center.client.vouchers.create({ command: center.stamp(), fairId: fair.id, details: voucherDetailsOf('26342000000000000501', 5) });
    operators = { station: station.operatorId, center: center.operatorId };
    await station.backend.close();
    cpSync(join(station.backend.dataFolder, '..'), places.station, { recursive: true });
    await station.backend.reopen();
    const sent = await handOverFile(station);
    file = folder.in('package.fdx');
    cpSync(sent.file, file);
    await center.close();
    cpSync(join(center.dataFolder, '..'), places.center, { recursive: true });
    await center.reopen();
    const taken = expectOk(await ended(takeOver(center.session, { command: center.stamp(), file, fileName: 'test.fdx' }, undefined)));
    packageId = taken.id;
    await center.close();
    cpSync(join(center.dataFolder, '..'), places.merged, { recursive: true });
    await center.reopen();
  }
  const at = {
    export: { folder: places.station, operatorId: operators.station },
    merge: { folder: places.center, operatorId: operators.center },
    revert: { folder: places.merged, operatorId: operators.center },
  };
  const centerKeys = await withSession(places.center, (session) => exchangeKeys(session.db));
  const what = { export: '', merge: file, revert: packageId };

  function start(work: ExchangeWork, place: string, { under = [], desk = false }: StartOptions = {}): WorkingProcess {
    const args = [SCRIPT, join(place, 'data'), join(place, 'keys'), at[work].operatorId, work, what[work], desk ? fairId : ''];
    return startChild([...under, process.execPath, ...args]);
  }

  async function finished(work: ExchangeWork, place: string): Promise<{ readonly state: unknown; readonly wasBegun: boolean }> {
    return withSession(place, async (session) => {
      const wasBegun = (await listUnfinishedPackages(session.db)).length > 0;
      while ((await listUnfinishedPackages(session.db)).length > 0) await sleep(20);
      const command = { id: session.ids.next<'Command'>(), operatorId: at[work].operatorId };
      if (work === 'export') return { wasBegun, state: await exported(session, command) };
      const [taken] = await listPackagesIn(session.db, 1);
      if (work === 'merge' && !taken) expectOk(await ended(takeOver(session, { command, file, fileName: 'test.fdx' }, undefined)));
      if (work === 'revert' && taken?.state === 'merged')
        expectOk(await ended(revertMerge(session, { command, packageId, reason: '误收' })));
      return { wasBegun, state: await stateOf(session) };
    });
  }

  async function exported(session: Session, command: CommandStamp): Promise<unknown> {
    const out = join(session.exchange.folder, 'out');
    const halves = (existsSync(out) ? readdirSync(out) : []).filter((name) => !name.endsWith('.fdx'));
    const known = session.db.raw.prepare('SELECT count(*) FROM package_out').pluck().get();
    if (known === 0) expectOk(await ended(handOver(session, { command }, undefined)));
    const { signPublic } = await exchangeKeys(session.db);
    const whole = await Promise.all(
      readdirSync(out).map(async (name) => {
        const read = expectOk(
          await readPackage({
            file: join(out, name),
            unseal: { identities: [centerKeys.ageIdentity] },
            signersOf: async () => ok([signPublic]),
          }),
        );
        return {
          name,
          rows: read.lines.length,
          attachments: read.header.attachments,
          ranges: read.header.ranges,
          number: read.header.number,
        };
      }),
    );
    return {
      halves,
      whole,
      integrity: session.db.raw.pragma('integrity_check', { simple: true }),
      sent: session.db.raw.prepare('SELECT sent FROM exchange_peer').pluck().all(),
    };
  }

  return {
    file,
    place: (work) => copyOf(at[work].folder),
    start,
    finished,
    async undisturbed(work) {
      using place = copyOf(at[work].folder);
      const child = start(work, place.path);
      await child.nextLine();
      const begun = performance.now();
      if ((await child.nextLine()) !== 'done') throw new Error(`${work} does not end`);
      const millis = performance.now() - begun;
      await child.closed;
      return { state: (await finished(work, place.path)).state, millis };
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function copyOf(folder: string): { readonly path: string } & Disposable {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  return copy;
}

/** Opens a data folder as the program does. */
export async function withSession<T>(place: string, work: (session: Session) => Promise<T>): Promise<T> {
  const opened = await openBackend({ dataFolder: join(place, 'data'), keys: keyFilesIn(join(place, 'keys')) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  try {
    const session = opened.value.startup.session();
    if (!session) throw new Error(JSON.stringify(opened.value.startup.state()));
    return await work(session);
  } finally {
    await opened.value.close();
  }
}

function startChild([program = '', ...args]: readonly string[]): WorkingProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let failure = '';
  child.stderr.on('data', (text: Buffer) => {
    failure += String(text);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    closed,
    kill: () => child.kill('SIGKILL'),
    nextLine: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`Ended by itself: ${failure}`);
      return value;
    },
  };
}

/** What the desk wrote: as much of it as it came to. */
function deskRows(db: Session['db']): ReadonlySet<string> {
  return new Set(
    db.raw
      .prepare(
        `SELECT s.id FROM scan s UNION SELECT s.signup_id FROM scan s WHERE s.signup_id IS NOT NULL
         UNION SELECT u.job_seeker_id FROM signup u JOIN scan s ON s.signup_id = u.id
         UNION SELECT o.id FROM job_seeker_observation o JOIN signup u ON u.job_seeker_id = o.job_seeker_id JOIN scan s ON s.signup_id = u.id`,
      )
      .pluck()
      .all() as string[],
  );
}

/** All that a merge or a revert is to come to, without moments, names of commands and the desk's visitors; and whatever must never be. */
async function stateOf({ db, attachments }: Session): Promise<unknown> {
  const { op: _op, vv: _vv, command: _command, package_in: _in, ...tables } = everyRow(db);
  const desk = deskRows(db);
  const isOfDesk = (row: unknown) => {
    const text = JSON.stringify(row);
    return [...desk].some((id) => text.includes(id));
  };
  const log = await verifyLog(db);
  const originals = db.raw.prepare('SELECT sha256 FROM attachment').pluck().all() as string[];
  return {
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, name === 'exchange_peer' ? rows.length : rows.filter((row) => !isOfDesk(row))]),
    ),
    operations: db.raw
      .prepare(
        `SELECT tbl, count(*) FROM op WHERE tbl NOT IN ('package_in', 'exchange_peer') AND "row" NOT IN (SELECT value FROM json_each(?))
         GROUP BY tbl`,
      )
      .raw()
      .all(JSON.stringify([...desk])),
    packages: (await listPackagesIn(db, 9)).map(packageState),
    integrity: db.raw.pragma('integrity_check', { simple: true }),
    orphans: db.raw.pragma('foreign_key_check'),
    log: log.ok,
    missing: (await Promise.all(originals.map((sha256) => attachments.get(sha256)))).filter((bytes) => !bytes).length,
  };
}

function packageState({ id, state, rows, counts }: PackageIn): unknown {
  return { id, state, rows, counts, counted: state === 'merged' ? sumOfOutcomes(counts) : 0 };
}

/** Where two states differ, in a line. */
export function difference(one: unknown, other: unknown): string {
  const [a, b] = [JSON.stringify(one, undefined, 1).split('\n'), JSON.stringify(other, undefined, 1).split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `${a.length} and ${b.length} lines; expected ${a
    .slice(Math.max(0, at - 2), at + 3)
    .join('|')
    .slice(0, 400)}, found ${b
    .slice(Math.max(0, at - 2), at + 3)
    .join('|')
    .slice(0, 400)}`;
}
