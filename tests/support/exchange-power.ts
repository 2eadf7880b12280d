import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackagesIn, listPackagesOut } from '#db/repositories/packages.ts';
import { CutDisk, type Random, seededRandom } from './cut-disk.ts';
import { temporaryFolder } from './database.ts';
import { type DiskEvent, readDiskTrace, STRACE_OPTIONS } from './disk-trace.ts';
import { difference, type ExchangeGround, type ExchangeWork, withSession } from './exchange-ground.ts';

export interface ExchangeCuts {
  readonly work: ExchangeWork;
  readonly cuts: number;
  readonly seed: number;
  /** Leaves syncs of folders out of what was noted and cuts at the end, to see the simulator catch it. */
  readonly withoutFolderSyncs?: true;
}

/**
 * Lets the work be done while every write, sync, rename and new file of its process is noted, a desk checking people in beside it; then rebuilds
 * the data folder as it may be after cuts of the power, starts the program on it, and looks: what was acknowledged is there, and it comes to
 * what it comes to undisturbed.
 *
 * @returns every promise that was broken, and how many times something was found begun and not ended
 */
export async function cutPowerDuring(
  ground: ExchangeGround,
  { work, cuts, seed, withoutFolderSyncs }: ExchangeCuts,
): Promise<{ readonly broken: readonly string[]; readonly cutOff: number }> {
  const { state } = await ground.undisturbed(work);
  using traced = ground.place(work);
  using notes = temporaryFolder();
  const data = join(traced.path, 'data');
  const before = filesIn(data);
  const under = ['strace', ...STRACE_OPTIONS, '-E', 'UV_USE_IO_URING=0', '-o', notes.in('trace')];
  const child = ground.start(work, traced.path, { under, desk: work !== 'export' });
  for (let line = ''; line !== 'done'; ) line = await child.nextLine();
  await child.closed;

  const events = await readDiskTrace(notes.in('trace'), data);
  const random = seededRandom(seed);
  const moments = Array.from({ length: cuts }, () => (withoutFolderSyncs ? events.length : momentIn(events, random))).sort((a, b) => a - b);
  const disk = new CutDisk(before);
  const said: string[] = [];
  const broken: string[] = [];
  let cutOff = 0;
  for (let at = 0; at <= events.length; at++) {
    for (; moments[0] === at; moments.shift()) {
      using place = ground.place(work);
      layOut(disk.afterCut(random), data, join(place.path, 'data'));
      const found = await lookAfterCut(ground, work, place.path, said, state).catch((thrown: unknown) => [`does not start: ${thrown}`]);
      if (found === 'begun') cutOff += 1;
      else broken.push(...found.map((line) => `${work}, behind event ${at} of ${events.length} (${nameOf(events[at - 1])}): ${line}`));
    }
    const event = events[at];
    if (!event) break;
    if (!withoutFolderSyncs || !isFolderSync(event)) disk.apply(event);
    if (event.kind === 'said') said.push(...event.line.split('\n'));
  }
  broken.push(...differences(disk.asWritten(), filesIn(data)).map((path) => `the trace does not tell all of ${path}`));
  return { broken, cutOff };
}

function isFolderSync(event: DiskEvent): boolean {
  return event.kind === 'sync' && statSync(event.path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Half of them anywhere, half right behind what changes a folder or promises something: there is most to lose. */
function momentIn(events: readonly DiskEvent[], random: Random): number {
  const turns = events.flatMap(({ kind }, at) => (kind === 'write' || kind === 'sync' ? [] : [at + 1]));
  return random() < 0.5 ? Math.floor(random() * (events.length + 1)) : (turns[Math.floor(random() * turns.length)] ?? 0);
}

/** @returns what is wrong; or that the work was found begun, and ended well */
async function lookAfterCut(
  ground: ExchangeGround,
  work: ExchangeWork,
  place: string,
  said: readonly string[],
  state: unknown,
): Promise<readonly string[] | 'begun'> {
  const broken: string[] = [];
  const isDone = said.includes('done');
  await withSession(place, async ({ db }) => {
    const known = new Set(db.raw.prepare('SELECT id FROM scan').pluck().all());
    const lost = said.filter((line) => line !== 'ready' && line !== 'done' && !known.has(line));
    broken.push(...lost.map((id) => `acknowledged and lost: ${id}`));
    if (!isDone) return;
    const [taken] = await listPackagesIn(db, 1);
    const peers = db.raw.prepare('SELECT id FROM exchange_peer').pluck().all() as string[];
    const made = work === 'export' && (await listPackagesOut(db, peers[0] ?? '', 1)).length === 1;
    const isThere = made || taken?.state === { export: '', merge: 'merged', revert: 'reverted' }[work];
    if (!isThere) broken.push('said to be done, and is not');
  });
  const out = join(place, 'data/exchange/out');
  if (isDone && work === 'export' && !namesIn(out).some((name) => name.endsWith('.fdx')))
    broken.push('said to be done, and its file is gone');
  const after = await ground.finished(work, place);
  if (JSON.stringify(after.state) !== JSON.stringify(state)) broken.push(difference(state, after.state));
  if (work === 'merge') {
    const [kept, ...more] = [...filesIn(join(place, 'data/exchange/taken')).values()];
    if (!kept?.equals(readFileSync(ground.file)) || more.length > 0) broken.push('the package is not kept as it came');
  }
  return broken.length === 0 && after.wasBegun ? 'begun' : broken;
}

function layOut(files: ReadonlyMap<string, Buffer>, from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const path of filesIn(to).keys()) writeFileSync(path, '');
  for (const [path, bytes] of files) {
    const file = join(to, path.slice(from.length));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** Every file below a folder by its path, but for the shared memory of SQLite. */
function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const files = namesIn(folder, true).filter((name) => !name.endsWith('-shm'));
  return new Map(files.map((name) => [join(folder, name), readFileSync(join(folder, name))]));
}

function namesIn(folder: string, recursive = false): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

function differences(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => !one.get(path)?.equals(other.get(path) ?? Buffer.alloc(0)));
}

function nameOf(event: DiskEvent | undefined): string {
  if (!event) return 'the beginning';
  return 'path' in event ? `${event.kind} ${event.path}` : 'to' in event ? `${event.kind} ${event.to}` : `said ${event.line}`;
}
