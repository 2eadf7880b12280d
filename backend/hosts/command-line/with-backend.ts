import { isDefinedError, ORPCError } from '@orpc/client';
import type { Command } from 'commander';
import { uuidv7 } from 'uuidv7';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { AppStatus } from '#shared/contract/centers.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import type { StartupState } from '#shared/contract/startup.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { defaultDataFolder } from '../../adapters/user-folders.ts';
import { openBackend } from '../../composition/open-backend.ts';
import { connectInProcess } from '../in-process/connect.ts';
import { CommandFailure } from './command-failure.ts';

export interface DataOptions {
  readonly data?: string;
  readonly operator?: string;
}

export function addDataOptions(command: Command): Command {
  return command.option('--data <dir>', '数据文件夹', defaultDataFolder()).option('--operator <name>', '经办人姓名');
}

export interface CommandSession {
  readonly client: FairdeskClient;
  readonly status: AppStatus;
  /** A fresh command number under the name of the person at work. */
  readonly stamp: () => CommandStamp;
}

/** Opens the backend in this process for one command, and closes it whatever happens. Refusals become sentences and exit code 1. */
export async function withBackend<T>(options: DataOptions, work: (session: CommandSession) => Promise<T>): Promise<T> {
  return withClient(options, async (client) => {
    const status = await client.centers.status();
    if (status.state === 'needsSetup') throw new CommandFailure('尚未完成首次设置，请先运行 npm start 或 fairdesk sample', 1);
    const operatorId = chooseOperator(status, options.operator);
    return work({ client, status, stamp: () => ({ id: newCommandId(), operatorId }) });
  });
}

/** As `withBackend`, but also before the first set-up. */
export async function withClient<T>(options: DataOptions, work: (client: FairdeskClient) => Promise<T>): Promise<T> {
  const backend = await openBackend({ dataFolder: options.data ?? defaultDataFolder() });
  if (!backend.ok) throw new CommandFailure(`数据文件夹正被另一个程序使用（进程 ${backend.error.pid}），请先关闭它`, 2);
  try {
    const client = connectInProcess(backend.value.router);
    const startup = await client.startup.status();
    if (startup.state !== 'ready') throw new CommandFailure(startupSentence(startup.state), 2);
    return await work(client).catch(inWords);
  } finally {
    await backend.value.close();
  }
}

/** A refusal becomes its sentence and exit code 1. */
export function inWords(failure: unknown): never {
  if (failure instanceof ORPCError && isDefinedError(failure)) throw new CommandFailure(refusalSentence(failure.data as Refusal), 1);
  throw failure;
}

export function newCommandId(): CommandId {
  return uuidv7() as CommandId;
}

export function startupSentence(state: Exclude<StartupState['state'], 'ready'>): string {
  switch (state) {
    case 'damaged':
      return '数据库文件损坏，原文件未作改动。请用 fairdesk backup restore 从备份恢复';
    case 'keyMissing':
      return '找不到与数据库相符的密钥。请用 fairdesk backup recover 输入恢复码';
    case 'newerVersion':
      return '数据库由更新版本的程序写入，请先升级程序';
    case 'expired':
      return '这份站点副本已经到期。请用界面打开中心发来的延期回执';
    case 'readOnly':
      return '数据文件夹不可写，请检查权限或用 --data 另选文件夹';
  }
}

function chooseOperator(status: AppStatus, name: string | undefined) {
  const active = status.operators.filter((operator) => operator.active);
  const chosen = name === undefined ? (active.length === 1 ? active[0] : undefined) : active.find((operator) => operator.name === name);
  if (!chosen) throw new CommandFailure(`请用 --operator 指明经办人：${active.map((operator) => operator.name).join('、')}`, 2);
  return chosen.id;
}
