import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { type FolderAccess, isServerAddress } from '#shared/domain/exchange/exchange-folder.ts';
import type { MadePackage, MadeReceipt } from '#shared/domain/exchange/exchange-status.ts';
import { MERGE_REASON_NAMES, PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type CustodianView, openAsCustodian, openEscrow } from '../../../usecases/exchange/open-as-custodian.ts';
import { readOuterLine } from '../../../usecases/exchange/read-outer-line.ts';
import { CommandFailure } from '../command-failure.ts';
import { addDataOptions, type DataOptions, withBackend, withClient } from '../with-backend.ts';
import { addFolderOptions, type FolderOptions, folderAt, refusedByFolder } from './folder-options.ts';
import { endOf, savePackage, upload } from './package-files.ts';
import { addMerge } from './package-merge.ts';
import { countWords, plain, print, refusalIn } from './package-words.ts';

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
  addFolderOptions(addDataOptions(group.command('export').description('生成交换包（在站点）')))
    .option('--out <place>', '存放的文件夹，或 https 交换文件夹地址', '.')
    .option('--again', '不生成新的包，重新保存最近一次生成的包')
    .option('--json', '输出 JSON')
    .action(async (options: DataOptions & FolderOptions & { out: string; again?: boolean; json?: boolean }) => {
      await withBackend(options, async ({ client, stamp }) => {
        if (options.again && isServerAddress(options.out))
          throw new CommandFailure('--again 只用于存到文件夹；没有到达交换文件夹的包，下次导出时一并补传', 2);
        const folder = await reachableFolder(client, options);
        if (options.again) return saveAgain(client, options);
        const handOver = async () => endOf(await client.exchange.handOver({ command: stamp() }));
        if (folder) return exportInto(client, folder, handOver, options.json);
        const made = await handOver();
        const path = await savePackage(client, made.packageId, options.out, SAVE_AGAIN);
        if (options.json) return print(JSON.stringify({ ...made, path }, undefined, 2));
        tellPackage(made, path);
      });
    });
}

const SAVE_AGAIN = '用 --again 重新保存';

/** Saves the last package that was made here once more: the same content under the same number. */
async function saveAgain(client: FairdeskClient, { out, json }: { readonly out: string; readonly json?: boolean }): Promise<void> {
  const { above } = await client.exchange.status();
  const made = above && (await client.exchange.packagesOut({ peerId: above.peerId })).find(({ kind }) => kind === 'package');
  if (!made) throw new CommandFailure('还没有生成过交换包', 1);
  const path = await savePackage(client, made.id, out, SAVE_AGAIN);
  print(
    json ? JSON.stringify({ packageId: made.id, number: made.number, path }, undefined, 2) : `已重新保存第 ${made.number} 号包 ${path}`,
  );
}

/** Asked before anything is made, so that what is made can be put there. */
async function reachableFolder(
  client: FairdeskClient,
  options: FolderOptions & { readonly out: string },
): Promise<FolderAccess | undefined> {
  const folder = await folderAt(client, options.out, options);
  if (folder) await client.exchangeFolder.check(folder).catch(refusedByFolder);
  return folder;
}

/** Puts the new package there, and those before it that the center is not known to have: one may have been made and not have arrived. */
async function exportInto(
  client: FairdeskClient,
  at: FolderAccess,
  handOver: () => Promise<MadePackage>,
  json: boolean | undefined,
): Promise<void> {
  const made = await handOver().catch((failure: unknown) => {
    const refusal = refusalIn(failure);
    if (refusal.type === 'Exchange' && refusal.error.type === 'NothingToHandOver') return refusal;
    throw failure;
  });
  const { above } = await client.exchange.status();
  if (!above) throw new Error('A package was made without a center above');
  const open = (await client.exchange.packagesOut({ peerId: above.peerId })).filter(
    ({ kind, number }) => kind === 'package' && number > above.acknowledged,
  );
  const put: { readonly number: number; readonly path: string }[] = [];
  for (const { id, number } of open.toReversed()) {
    const { fileName, wasThere } = await endOf(await client.exchangeFolder.put({ at, packageId: id })).catch(refusedByFolder);
    if (!wasThere) put.push({ number, path: pathIn(at, fileName) });
  }
  if (!('packageId' in made) && put.length === 0) throw new CommandFailure(refusalSentence(made), 1);
  if (json) return print(JSON.stringify({ ...('packageId' in made ? made : {}), put }, undefined, 2));
  for (const { number, path } of put) {
    if ('packageId' in made && made.number === number) tellPackage(made, path);
    else print(`已上传第 ${number} 号包 ${path}`);
  }
}

function tellPackage(made: MadePackage, path: string): void {
  for (const name of made.missing) process.stderr.write(`附件“${plain(name)}”的原件不在本机，没有装入\n`);
  print(`已生成第 ${made.number} 号包 ${path}（${made.rows} 条，附件 ${made.attachments} 个，${made.bytes} 字节）`);
}

function pathIn({ place }: FolderAccess, fileName: string): string {
  return `${place.replace(/\/*$/, '/')}${fileName}`;
}

function addReceipt(group: Command): void {
  addFolderOptions(addDataOptions(group.command('receipt').description('生成发给站点的回执（在中心）')))
    .requiredOption('--station <code>', '站点编号')
    .option('--out <place>', '存放的文件夹，或 https 交换文件夹地址', '.')
    .option('--json', '输出 JSON')
    .action(async (options: DataOptions & FolderOptions & { station: string; out: string; json?: boolean }) => {
      await withBackend(options, async ({ client, stamp }) => {
        const copies = await client.exchange.copies();
        const copy = copies.find(({ stationCode, peer }) => stationCode === options.station && !peer.revoked && peer.enrolledAt);
        if (!copy) throw new CommandFailure(`没有编号为 ${options.station} 且已接收过交换包的站点副本`, 1);
        const at = await reachableFolder(client, options);
        const made = await client.exchange.sendReceipt({ command: stamp(), peerId: copy.peer.id });
        const path = at ? await putReceipt(client, at, made) : await savePackage(client, made.packageId, options.out, '重新生成');
        if (options.json) return print(JSON.stringify({ ...made, path }, undefined, 2));
        print(`已生成第 ${made.number} 号回执 ${path}（${made.rows} 条，已收到第 ${made.taken} 号包）`);
      });
    });
}

async function putReceipt(client: FairdeskClient, at: FolderAccess, { packageId }: MadeReceipt): Promise<string> {
  const { fileName } = await endOf(await client.exchangeFolder.put({ at, packageId })).catch(refusedByFolder);
  return pathIn(at, fileName);
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
          `${PACKAGE_KIND_NAMES[outer.kind]}第 ${outer.number} 号：${plain(outer.from)}（${plain(outer.stationCode)}）发给 ${plain(outer.to)}，` +
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

function custodianWords({ rows, attachments, byTable }: CustodianView): string {
  const tables = Object.entries(byTable).map(([table, count]) => `  ${plain(table)} ${count}`);
  return [`签名未核对。${rows} 条，附件 ${attachments} 个`, ...tables].join('\n');
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

function timeOf(text: string): string {
  return Number.isNaN(Date.parse(text)) ? plain(text) : formatChinaTime(text as Instant);
}
