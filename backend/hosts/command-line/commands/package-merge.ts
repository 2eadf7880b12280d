import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { type FolderAccess, type FolderListing, isServerAddress } from '#shared/domain/exchange/exchange-folder.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { CommandFailure } from '../command-failure.ts';
import { addDataOptions, type CommandSession, type DataOptions, withBackend } from '../with-backend.ts';
import { addFolderOptions, type FolderOptions, folderAt, refusedByFolder } from './folder-options.ts';
import { endOf, upload } from './package-files.ts';
import { countWords, plain, print, refusalIn } from './package-words.ts';

interface MergeOptions extends DataOptions, FolderOptions {
  readonly watch?: boolean;
  readonly every: string;
  readonly json?: boolean;
}

/** `package merge`: takes in what lies in files, folders and an exchange folder. */
export function addMerge(group: Command): void {
  addFolderOptions(
    addDataOptions(
      group
        .command('merge')
        .description('接收交换包或回执')
        .argument('<files...>', '文件、文件夹，或一个 https 交换文件夹地址；可多个，不论先后'),
    ),
  )
    .option('--watch', '持续查看所给的文件夹，有新文件即接收')
    .option('--every <seconds>', '每隔多少秒查看一次', '5')
    .option('--json', '输出 JSON')
    .action(async (places: string[], options: MergeOptions) => {
      await withBackend(options, async (session) => {
        const look = await lookerOf(session.client, places, options);
        const seen = new Set<string>();
        const merged = await mergeAll(session, await look().catch(refusedByFolder), seen, options.json);
        if (options.json && !options.watch) print(JSON.stringify({ packages: merged, ...(await conflictsOf(session)) }, undefined, 2));
        if (!options.json) print(`待裁定的冲突共 ${(await conflictsOf(session)).openConflicts} 条`);
        if (options.watch) await watch(session, look, seen, options);
        const refused = merged.filter((one) => one.refused !== undefined).length;
        // Each was told already.
        if (refused > 0) throw new CommandFailure('', 1);
      });
    });
}

/** A file that may be taken in, wherever it lies. */
interface Source {
  /** As it is told to the user. */
  readonly file: string;
  /** Another one when the content is another one. */
  readonly key: string;
  /** Brings it to the backend. */
  readonly bring: () => Promise<string>;
}

async function lookerOf(
  client: FairdeskClient,
  places: readonly string[],
  options: FolderOptions,
): Promise<() => Promise<readonly Source[]>> {
  const [address, another] = places.filter(isServerAddress);
  if (another !== undefined) throw new CommandFailure('一次只能写一个 https 地址', 2);
  const folder = address === undefined ? undefined : await folderAt(client, address, options);
  const here = places.filter((place) => !isServerAddress(place));
  return async () => [...sourcesHere(client, here), ...(folder ? await sourcesIn(client, folder) : [])];
}

function sourcesHere(client: FairdeskClient, places: readonly string[]): readonly Source[] {
  return filesIn(places).map((file) => ({ file, key: `${file} ${sizeOf(file)}`, bring: () => upload(client, file) }));
}

/** What is new in the folder. What was taken back is left to a person. */
async function sourcesIn(client: FairdeskClient, at: FolderAccess): Promise<readonly Source[]> {
  const { files }: FolderListing = await endOf(await client.exchangeFolder.list({ at }));
  return files
    .filter(({ isReverted }) => !isReverted)
    .map(({ name, bytes, version }) => ({
      file: name,
      key: JSON.stringify([at.place, name, bytes, version]),
      bring: async () => (await endOf(await client.exchangeFolder.fetch({ at, name, bytes, version }))).uploadId,
    }));
}

interface Merged {
  readonly file: string;
  readonly taken?: PackageIn;
  readonly refused?: string;
  readonly waits?: true;
}

async function conflictsOf({ client }: CommandSession): Promise<{ readonly openConflicts: number }> {
  return { openConflicts: (await client.exchange.status()).openConflicts };
}

async function watch(
  session: CommandSession,
  look: () => Promise<readonly Source[]>,
  seen: Set<string>,
  { every, json }: MergeOptions,
): Promise<void> {
  const stopped = Promise.withResolvers<'stopped'>();
  const stop = () => stopped.resolve('stopped');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const millis = Math.max(0.2, Number(every) || 5) * 1000;
  let before = new Set<string>();
  let trouble = '';
  while ((await Promise.race([pause(millis, 'again'), stopped.promise])) !== 'stopped') {
    const found = await look().catch((failure: unknown) => {
      // A network comes back by itself. A login or a certificate does not, and one that is tried again and again gets locked.
      if (!comesBack(refusalIn(failure))) return refusedByFolder(failure);
      return refusalSentence(refusalIn(failure));
    });
    if (typeof found === 'string') {
      if (found !== trouble) process.stderr.write(`${found}\n`);
      trouble = found;
      continue;
    }
    trouble = '';
    // A file that still grows is being copied, and is looked at again later.
    const ready = found.filter(({ key }) => before.has(key));
    before = new Set(found.map(({ key }) => key));
    const merged = await mergeAll(session, ready, seen, json);
    if (json) for (const one of merged) print(JSON.stringify(one));
  }
}

function comesBack(refusal: Refusal): boolean {
  return refusal.type === 'Exchange' && ['FolderUnreachable', 'FolderAnswerInvalid', 'FolderTransferCut'].includes(refusal.error.type);
}

/** Takes in what is new, then those that waited for one of them, until nothing goes on any more. */
async function mergeAll(
  { client, stamp }: CommandSession,
  sources: readonly Source[],
  seen: Set<string>,
  json: boolean | undefined,
): Promise<readonly Merged[]> {
  const merged: Merged[] = [];
  const tell = (one: Merged) => {
    merged.push(one);
    if (!json) (one.refused === undefined ? process.stdout : process.stderr).write(`${mergedWords(one)}\n`);
  };
  for (const { file, key, bring } of sources) {
    if (seen.has(key)) continue;
    seen.add(key);
    let uploadId: string | undefined;
    try {
      uploadId = await bring();
      const { taken, alsoTaken } = await endOf(await client.exchange.takeOver({ command: stamp(), uploadId }));
      tell({ file, taken });
      for (const also of alsoTaken) tell({ file: also.fileName, taken: also });
    } catch (failure) {
      const refusal = refusalIn(failure);
      const waits = refusal.type === 'Exchange' && refusal.error.type === 'PackagesMissing';
      if (!waits && uploadId !== undefined) await client.exchange.discardUpload({ uploadId });
      if (comesBack(refusal)) seen.delete(key);
      tell({ file, refused: refusalSentence(refusal), ...(waits ? { waits } : {}) });
    }
  }
  const came = new Set(merged.flatMap(({ taken }) => (taken ? [taken.fileName] : [])));
  return merged.filter((one) => !(one.waits && came.has(basename(one.file))));
}

function mergedWords({ file, taken, refused }: Merged): string {
  if (!taken) return `${plain(file)}：${refused}`;
  return `${plain(file)}：第 ${taken.number} 号，${taken.rows} 条，${countWords(taken.counts)}`;
}

function filesIn(places: readonly string[]): readonly string[] {
  return places.flatMap((place) => {
    const seen = statSync(place, { throwIfNoEntry: false });
    if (!seen) throw new CommandFailure(`没有文件或文件夹 ${place}`, 2);
    if (!seen.isDirectory()) return [place];
    return readdirSync(place)
      .filter((name) => name.endsWith('.fdx'))
      .sort()
      .map((name) => join(place, name));
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
