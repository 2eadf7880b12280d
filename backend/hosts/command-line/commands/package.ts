import { readdirSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDefinedError, ORPCError } from '@orpc/client';
import type { Command } from 'commander';
import { placeFile } from '#db/connection/sync-folder.ts';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { MERGE_REASON_NAMES, OUTCOME_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { OutcomeCounts, PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import { isSystemError } from '../../../adapters/system-error.ts';
import { type CustodianView, openAsCustodian, openEscrow } from '../../../usecases/exchange/open-as-custodian.ts';
import { readOuterLine } from '../../../usecases/exchange/read-outer-line.ts';
import { CommandFailure } from '../command-failure.ts';
import { addDataOptions, type CommandSession, type DataOptions, withBackend, withClient } from '../with-backend.ts';

/** `package export|inspect|merge|revert|receipt|secret|start`: everything that travels as an .fdx file. */
export function addPackageCommands(program: Command): void {
  const group = program.command('package').description('站点交换包：生成、查看、合并、撤销、回执');
  addExport(group);
  addInspect(group);
  addMerge(group);
  addRevert(group);
  addReceipt(group);
  addSecret(group);
  addStart(group);
}

function addExport(group: Command): void {
  addDataOptions(group.command('export').description('生成交换包（在站点）'))
    .option('--out <dir>', '存放的文件夹', '.')
    .option('--again', '不生成新的包，重新保存最近一次生成的包')
    .option('--json', '输出 JSON')
    .action(async (options: DataOptions & { out: string; again?: boolean; json?: boolean }) => {
      await withBackend(options, async ({ client, stamp }) => {
        if (options.again) return saveAgain(client, options);
        const made = await endOf(await client.exchange.handOver({ command: stamp() }));
        const path = await savePackage(client, made.packageId, options.out, '用 --again 重新保存');
        if (options.json) return print(JSON.stringify({ ...made, path }, undefined, 2));
        for (const name of made.missing) process.stderr.write(`附件“${plain(name)}”的原件不在本机，没有装入\n`);
        print(`已生成第 ${made.number} 号包 ${path}（${made.rows} 条，附件 ${made.attachments} 个，${made.bytes} 字节）`);
      });
    });
}

/** Saves the last package that was made here once more: the same content under the same number. */
async function saveAgain(client: FairdeskClient, { out, json }: { readonly out: string; readonly json?: boolean }): Promise<void> {
  const { above } = await client.exchange.status();
  const made = above && (await client.exchange.packagesOut({ peerId: above.peerId })).find(({ kind }) => kind === 'package');
  if (!made) throw new CommandFailure('还没有生成过交换包', 1);
  const path = await savePackage(client, made.id, out, '用 --again 重新保存');
  print(
    json ? JSON.stringify({ packageId: made.id, number: made.number, path }, undefined, 2) : `已重新保存第 ${made.number} 号包 ${path}`,
  );
}

function addReceipt(group: Command): void {
  addDataOptions(group.command('receipt').description('生成发给站点的回执（在中心）'))
    .requiredOption('--station <code>', '站点编号')
    .option('--out <dir>', '存放的文件夹', '.')
    .option('--json', '输出 JSON')
    .action(async (options: DataOptions & { station: string; out: string; json?: boolean }) => {
      await withBackend(options, async ({ client, stamp }) => {
        const copies = await client.exchange.copies();
        const copy = copies.find(({ stationCode, peer }) => stationCode === options.station && !peer.revoked && peer.enrolledAt);
        if (!copy) throw new CommandFailure(`没有编号为 ${options.station} 且已接收过交换包的站点副本`, 1);
        const made = await client.exchange.sendReceipt({ command: stamp(), peerId: copy.peer.id });
        const path = await savePackage(client, made.packageId, options.out, '重新生成');
        if (options.json) return print(JSON.stringify({ ...made, path }, undefined, 2));
        print(`已生成第 ${made.number} 号回执 ${path}（${made.rows} 条，已收到第 ${made.taken} 号包）`);
      });
    });
}

function addInspect(group: Command): void {
  addDataOptions(group.command('inspect').description('查看交换包；能打开的给出预检结果（不改动数据）').argument('<file>', '交换包'))
    .option('--key <file>', '保管人密钥文件，代替本机的密钥')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: DataOptions & { key?: string; json?: boolean }, command: Command) => {
      const outer = worded(await readOuterLine(file));
      const { escrow: _sealed, ...seen } = outer;
      if (!options.json)
        print(
          `${KINDS[outer.kind]}第 ${outer.number} 号：${plain(outer.from)}（${plain(outer.stationCode)}）发给 ${plain(outer.to)}，` +
            `${timeOf(outer.madeAt)}，程序 ${plain(outer.program)}，数据版本 ${outer.schema}`,
        );
      if (options.key !== undefined) {
        const view = worded(await openAsCustodian(file, await identityIn(options.key)));
        if (options.json) return print(JSON.stringify({ outer: seen, content: view }, undefined, 2));
        return print(custodianWords(view));
      }
      // Without a data folder there are no keys, and the outer line is all that can be read.
      if (command.getOptionValueSource('data') === 'default' && options.operator === undefined) {
        if (options.json) print(JSON.stringify({ outer: seen }, undefined, 2));
        return;
      }
      await withBackend(options, async ({ client }) => {
        const uploadId = await upload(client, file);
        try {
          const report: TrialReport = await endOf(await client.exchange.tryPackage({ uploadId }));
          if (options.json) return print(JSON.stringify({ outer: seen, report }, undefined, 2));
          print(
            `${report.rows} 条，附件 ${report.attachments} 个${report.isKnown ? '，已接收过' : ''}\n预检：${countWords(report.counts)}`,
          );
          for (const { table, recordId, reason } of report.questions)
            print(`待裁定 ${plain(table)} ${plain(recordId)}：${MERGE_REASON_NAMES[reason]}`);
        } finally {
          await client.exchange.discardUpload({ uploadId });
        }
      });
    });
}

const KINDS = { start: '启动文件', package: '交换包', receipt: '回执' } as const;

function custodianWords({ rows, attachments, byTable }: CustodianView): string {
  const tables = Object.entries(byTable).map(([table, count]) => `  ${plain(table)} ${count}`);
  return [`签名未核对。${rows} 条，附件 ${attachments} 个`, ...tables].join('\n');
}

interface Merged {
  readonly file: string;
  readonly taken?: PackageIn;
  readonly refused?: string;
  readonly waits?: true;
}

function addMerge(group: Command): void {
  addDataOptions(group.command('merge').description('接收交换包或回执').argument('<files...>', '文件或文件夹，可多个，不论先后'))
    .option('--watch', '持续查看所给的文件夹，有新文件即接收')
    .option('--every <seconds>', '每隔多少秒查看一次', '5')
    .option('--json', '输出 JSON')
    .action(async (places: string[], options: DataOptions & { watch?: boolean; every: string; json?: boolean }) => {
      await withBackend(options, async (session) => {
        const seen = new Set<string>();
        const merged = await mergeAll(session, filesIn(places), seen, options.json);
        if (options.json && !options.watch) print(JSON.stringify({ packages: merged, ...(await conflictsOf(session)) }, undefined, 2));
        if (!options.json) print(`待裁定的冲突共 ${(await conflictsOf(session)).openConflicts} 条`);
        if (options.watch) await watch(session, places, seen, options);
        const refused = merged.filter((one) => one.refused !== undefined).length;
        // Each was told already.
        if (refused > 0) throw new CommandFailure('', 1);
      });
    });
}

async function conflictsOf({ client }: CommandSession): Promise<{ readonly openConflicts: number }> {
  return { openConflicts: (await client.exchange.status()).openConflicts };
}

async function watch(
  session: CommandSession,
  places: readonly string[],
  seen: Set<string>,
  { every, json }: { readonly every: string; readonly json?: boolean },
): Promise<void> {
  const stopped = Promise.withResolvers<'stopped'>();
  const stop = () => stopped.resolve('stopped');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const millis = Math.max(0.2, Number(every) || 5) * 1000;
  let sizes = new Map<string, number>();
  while ((await Promise.race([pause(millis, 'again'), stopped.promise])) !== 'stopped') {
    // A file that still grows is being copied, and is looked at again later.
    const now = new Map(filesIn(places).map((file) => [file, sizeOf(file)]));
    const ready = [...now].filter(([file, size]) => sizes.get(file) === size).map(([file]) => file);
    sizes = now;
    const merged = await mergeAll(session, ready, seen, json);
    if (json) for (const one of merged) print(JSON.stringify(one));
  }
}

/** Takes in what is new, then those that waited for one of them, until nothing goes on any more. */
async function mergeAll(
  { client, stamp }: CommandSession,
  files: readonly string[],
  seen: Set<string>,
  json: boolean | undefined,
): Promise<readonly Merged[]> {
  const merged: Merged[] = [];
  const tell = (one: Merged) => {
    merged.push(one);
    if (!json) (one.refused === undefined ? process.stdout : process.stderr).write(`${mergedWords(one)}\n`);
  };
  for (const file of files) {
    const name = `${file} ${sizeOf(file)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const uploadId = await upload(client, file);
    try {
      const { taken, alsoTaken } = await endOf(await client.exchange.takeOver({ command: stamp(), uploadId }));
      tell({ file, taken });
      for (const also of alsoTaken) tell({ file: also.fileName, taken: also });
    } catch (failure) {
      const refusal = refusalIn(failure);
      const waits = refusal.type === 'Exchange' && refusal.error.type === 'PackagesMissing';
      if (!waits) await client.exchange.discardUpload({ uploadId });
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

function countWords(counts: OutcomeCounts): string {
  return (Object.keys(OUTCOME_NAMES) as (keyof OutcomeCounts)[])
    .map((outcome) => `${OUTCOME_NAMES[outcome]} ${counts[outcome]}`)
    .join('，');
}

function addRevert(group: Command): void {
  addDataOptions(group.command('revert').description('撤销一次合并').argument('<id>', '包的编号（merge --json 的 id），可只写开头'))
    .requiredOption('--reason <text>', '事由')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: DataOptions & { reason: string; json?: boolean }) => {
      await withBackend(options, async ({ client, stamp }) => {
        const found = (await client.exchange.packagesIn()).filter((taken) => taken.id.startsWith(id));
        const [one, other] = found;
        if (!one) throw new CommandFailure(`没有接收过编号为 ${id} 的包`, 1);
        if (other) throw new CommandFailure(`编号以 ${id} 开头的包有 ${found.length} 个，请写完整`, 2);
        const reverted = await endOf(await client.exchange.revert({ command: stamp(), packageId: one.id, reason: options.reason }));
        print(options.json ? JSON.stringify(reverted, undefined, 2) : `已撤销第 ${reverted.number} 号包的合并`);
      });
    });
}

function addSecret(group: Command): void {
  group
    .command('secret')
    .description('用保管人密钥取回启动口令')
    .argument('<file>', '启动文件')
    .requiredOption('--key <file>', '保管人密钥文件')
    .action(async (file: string, options: { key: string }) => {
      const secret = worded(await openEscrow(file, await identityIn(options.key)));
      if (secret === undefined) throw new CommandFailure('生成这份启动文件时还没有保管人，口令不能取回，请重新生成', 1);
      print(secret);
    });
}

function addStart(group: Command): void {
  group
    .command('start')
    .description('在空的数据文件夹中打开启动文件')
    .argument('<file>', '启动文件')
    .requiredOption('--secret <digits>', '启动口令')
    .requiredOption('--data <dir>', '数据文件夹')
    .action(async (file: string, options: { secret: string; data: string }) => {
      await withClient(options, async (client) => {
        const uploadId = await upload(client, file);
        try {
          const started = await client.startup.openStart({ uploadId, secret: options.secret });
          print(
            `已成为“${plain(started.stationName)}”的副本（${plain(started.centerName)}，${started.rows} 条，有效期至 ${started.expiresOn}）`,
          );
        } catch (failure) {
          await client.exchange.discardUpload({ uploadId }).catch(() => undefined);
          throw failure;
        }
      });
    });
}

async function upload(client: FairdeskClient, file: string): Promise<string> {
  const handle = await open(file, 'r').catch((failure: NodeJS.ErrnoException) => {
    throw new CommandFailure(`无法读取 ${file}（${failure.code}），请检查路径`, 2);
  });
  try {
    const { size } = await handle.stat();
    const { uploadId } = await client.exchange.beginUpload({ fileName: basename(file), bytes: Math.max(1, size) });
    const piece = Buffer.alloc(PIECE_BYTES);
    try {
      for (let offset = 0; offset < size; ) {
        const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, offset);
        if (bytesRead === 0) throw new CommandFailure(`${file} 没有读完，请检查 U 盘后重试`, 1);
        await client.exchange.uploadPiece({ uploadId, offset, piece: new File([piece.subarray(0, bytesRead)], 'piece') });
        offset += bytesRead;
      }
    } catch (failure) {
      await client.exchange.discardUpload({ uploadId });
      if (!isSystemError(failure)) throw failure;
      throw new CommandFailure(`${file} 没有读完（${failure.code}），没有写入任何数据，请检查 U 盘后重试`, 1);
    }
    return uploadId;
  } finally {
    await handle.close();
  }
}

/**
 * Saves a package under its own name; what bears the name is whole.
 *
 * @param remedy what to do when it cannot be saved, as it is made already
 */
async function savePackage(client: FairdeskClient, packageId: string, folder: string, remedy: string): Promise<string> {
  const first = await client.exchange.readPiece({ packageId, offset: 0 });
  const path = join(folder, basename(first.fileName));
  const part = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(part, 'w');
    try {
      for (let [piece, offset] = [first.piece, 0]; ; ) {
        await handle.writeFile(Buffer.from(await piece.arrayBuffer()));
        offset += piece.size;
        if (offset >= first.total) break;
        ({ piece } = await client.exchange.readPiece({ packageId, offset }));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    placeFile(part, path);
  } catch (failure) {
    await rm(part, { force: true }).catch(() => undefined);
    if (!isSystemError(failure)) throw failure;
    throw new CommandFailure(`包已生成，但无法写入 ${path}（${failure.code}），请检查路径和空间后${remedy}`, 2);
  }
  return path;
}

async function endOf<Step, Outcome>(work: AsyncIterator<Step, Outcome>): Promise<Outcome> {
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
  }
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

async function identityIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    throw new CommandFailure(`无法读取 ${file}（${failure.code}），请检查路径`, 2);
  });
  return (
    text
      .split('\n')
      .find((line) => line.startsWith('AGE-SECRET-KEY-'))
      ?.trim() ?? ''
  );
}

function worded<T>(answer: Result<T, Refusal>): T {
  if (!answer.ok) throw new CommandFailure(refusalSentence(answer.error), 1);
  return answer.value;
}

function refusalIn(failure: unknown): Refusal {
  if (failure instanceof ORPCError && isDefinedError(failure)) return failure.data as Refusal;
  throw failure;
}

/** What a file says of itself cannot move the cursor of whoever looks at it. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, '�');
}

function timeOf(text: string): string {
  return Number.isNaN(Date.parse(text)) ? plain(text) : formatChinaTime(text as Instant);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
