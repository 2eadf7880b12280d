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

/** A data folder with its keys, at rest. */
interface AtRest {
  readonly folder: string;
  readonly operatorId: OperatorId;
}

export interface KillingGround extends Disposable {
  /** @returns every promise that was broken, and how many times something was found begun and not ended */
  readonly kill: (
    work: 'export' | 'merge' | 'revert',
    kills: number,
  ) => Promise<{ readonly broken: readonly string[]; readonly cutOff: number }>;
}

/** A center and a station at rest, with a package in between: some 2,000 rows, originals, and a voucher number that both have used. */
export async function killingGround(people: number): Promise<KillingGround> {
  const folder = temporaryFolder();
  const places = { station: folder.in('station'), center: folder.in('center'), merged: folder.in('merged') };
  let file = '';
  let [operators, packageId] = [{ station: '' as OperatorId, center: '' as OperatorId }, ''];
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

  /** What it comes to when nobody disturbs it. */
  async function undisturbed(work: keyof typeof at): Promise<{ readonly state: unknown; readonly millis: number }> {
    using place = copyOf(at[work].folder);
    const child = startChild(place.path, at[work].operatorId, work, what[work]);
    await child.nextLine();
    const start = performance.now();
    if ((await child.nextLine()) !== 'done') throw new Error(`${work} does not end`);
    const millis = performance.now() - start;
    await child.closed;
    return { state: await finished(place.path, at[work], work), millis };
  }

  /** Lets what was begun end as at the next start, does what was not begun, and tells what is there then. */
  async function finished(place: string, { operatorId }: AtRest, work: keyof typeof at): Promise<unknown> {
    return withSession(place, async (session) => {
      if ((await listUnfinishedPackages(session.db)).length > 0) cutOff += 1;
      while ((await listUnfinishedPackages(session.db)).length > 0) await sleep(20);
      const command = { id: session.ids.next<'Command'>(), operatorId };
      if (work === 'export') return exported(session, command);
      const [taken] = await listPackagesIn(session.db, 1);
      if (work === 'merge' && !taken) expectOk(await ended(takeOver(session, { command, file, fileName: 'test.fdx' }, undefined)));
      if (work === 'revert' && taken?.state === 'merged')
        expectOk(await ended(revertMerge(session, { command, packageId, reason: '误收' })));
      return stateOf(session);
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
    return { halves, whole, sent: session.db.raw.prepare('SELECT sent FROM exchange_peer').pluck().all() };
  }

  let cutOff = 0;
  return {
    async kill(work, kills) {
      cutOff = 0;
      const broken: string[] = [];
      const { state, millis } = await undisturbed(work);
      for (let run = 0; run < kills && broken.length === 0; ) {
        using place = copyOf(at[work].folder);
        // Killed once, or again while it goes on after the first time.
        for (let again = 0; again < 2 && run < kills; again++, run++) {
          const child = startChild(place.path, at[work].operatorId, work, what[work]);
          await child.nextLine();
          await sleep(Math.random() * millis * 1.1);
          child.kill();
          await child.closed;
          if (Math.random() < 0.5) break;
        }
        const after = await finished(place.path, at[work], work);
        if (JSON.stringify(after) !== JSON.stringify(state)) broken.push(`${work}, kill ${run}: ${difference(state, after)}`);
      }
      return { broken, cutOff };
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function copyOf(folder: string): { readonly path: string } & Disposable {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  return copy;
}

async function withSession<T>(place: string, work: (session: Session) => Promise<T>): Promise<T> {
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

function startChild(place: string, operatorId: string, work: string, what: string) {
  const args = [SCRIPT, join(place, 'data'), join(place, 'keys'), operatorId, work, what];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
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

/** All that a merge or a revert is to come to, without moments and names of commands; and whatever must never be. */
async function stateOf({ db, attachments }: Session): Promise<unknown> {
  const { op: _op, vv: _vv, command: _command, package_in: _in, ...tables } = everyRow(db);
  const log = await verifyLog(db);
  const originals = db.raw.prepare('SELECT sha256 FROM attachment').pluck().all() as string[];
  return {
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, name === 'exchange_peer' ? rows.length : rows])),
    operations: db.raw.prepare("SELECT tbl, count(*) FROM op WHERE tbl NOT IN ('package_in', 'exchange_peer') GROUP BY tbl").raw().all(),
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

function difference(one: unknown, other: unknown): string {
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
