import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type DatabaseKey, newDatabaseKey } from '#db/connection/database-key.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { CutDisk, seededRandom } from './cut-disk.ts';
import { temporaryFolder } from './database.ts';
import { readDiskTrace, STRACE_OPTIONS } from './disk-trace.ts';
import { brokenPromises, drain, startWriter } from './writer-process.ts';

export interface PowerCuts {
  readonly commands: number;
  readonly cuts: number;
  readonly seed: number;
  /** Weaker than the product writes, to see the simulator catch it. */
  readonly synchronous?: 'NORMAL';
}

/** Why cuts cannot be simulated on this machine; undefined where they can. */
export function noPowerCutsBecause(): string | undefined {
  if (process.platform !== 'linux') return 'strace exists on Linux only';
  try {
    execFileSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'strace is not installed, or tracing is not allowed here';
  }
}

/**
 * Lets a process write while every write and sync is noted, then rebuilds the disk as it may be after cuts of the power
 * at random moments, opens it as the program does, and looks.
 *
 * @returns every promise that was broken, one line each
 */
export async function cutPower({ commands, cuts, seed, synchronous }: PowerCuts): Promise<readonly string[]> {
  using folder = temporaryFolder();
  const key = newDatabaseKey();
  const data = folder.in('data');
  mkdirSync(data);
  const writing = { folder: data, key, run: 'r', commands, under: ['strace', ...STRACE_OPTIONS, '-o', folder.in('trace')] };
  const writer = startWriter(synchronous ? { ...writing, synchronous } : writing);
  await drain(writer);
  if (writer.acknowledged.length !== commands) throw new Error(`The writer acknowledged ${writer.acknowledged.length} of ${commands}`);

  const events = await readDiskTrace(folder.in('trace'), data);
  const random = seededRandom(seed);
  const moments = Array.from({ length: cuts }, () => Math.floor(random() * (events.length + 1))).sort((a, b) => a - b);
  const disk = new CutDisk();
  const acknowledged: string[] = [];
  const broken: string[] = [];
  for (let at = 0; at <= events.length; at++) {
    for (; moments[0] === at; moments.shift()) {
      using place = temporaryFolder();
      const found = await lookAfterCut({ files: disk.afterCut(random), acknowledged, key, place: place.path });
      broken.push(...found.map((line) => `behind event ${at} of ${events.length}: ${line}`));
    }
    const event = events[at];
    if (!event) break;
    disk.apply(event);
    if (event.kind === 'said' && event.line !== 'ready') acknowledged.push(event.line);
  }
  return broken;
}

interface Cut {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly acknowledged: readonly string[];
  readonly key: DatabaseKey;
  /** Folder in which the disk is rebuilt. */
  readonly place: string;
}

async function lookAfterCut({ files, acknowledged, key, place }: Cut): Promise<readonly string[]> {
  for (const [path, bytes] of files) writeFileSync(`${place}/${basename(path)}`, bytes);
  const opened = await openDatabase({ file: `${place}/fairdesk.db`, key });
  if (!opened.ok) return [`does not open: ${JSON.stringify(opened.error)}`];
  const broken = await brokenPromises(opened.value, acknowledged);
  await opened.value.close();
  return broken;
}
