import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { folderSentence } from '#shared/contract/folder-words.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { type FolderAccess, isServerAddress } from '#shared/domain/exchange/exchange-folder.ts';
import { CommandFailure } from '../command-failure.ts';
import { refusalIn } from './package-words.ts';

export interface FolderOptions {
  readonly login?: string;
  readonly fingerprint?: string;
}

/** Holds `name:password` where no file does. An argument would stand in the list of processes for everybody to read. */
const LOGIN_VARIABLE = 'FAIRDESK_FOLDER_LOGIN';

export function addFolderOptions(command: Command): Command {
  return command
    .option('--login <file>', `交换文件夹的登录文件，一行“用户名:密码”；也可用环境变量 ${LOGIN_VARIABLE}`)
    .option('--fingerprint <hex>', '已核对的服务器证书指纹（SHA-256）');
}

/**
 * The folder at an https address; undefined for a place on this machine. Login and certificate are those of the options, or those that are
 * set in the program for the same address.
 */
export async function folderAt(client: FairdeskClient, place: string, options: FolderOptions): Promise<FolderAccess | undefined> {
  if (!isServerAddress(place)) return undefined;
  if (!/^https:/i.test(place)) throw new CommandFailure(folderSentence({ type: 'FolderAddressInvalid', why: 'notHttps' }), 2);
  const login = await loginOf(options);
  const { folder: set } = await client.exchangeFolder.setting();
  const same = set && withSlash(set.place) === withSlash(place) ? set : undefined;
  return { place, ...(login ?? { userName: same?.userName }), fingerprint: fingerprintOf(options) ?? same?.fingerprint };
}

/** A refusal by the folder becomes its sentence and exit code 1; of a certificate it says how to go on. */
export function refusedByFolder(failure: unknown): never {
  const refusal = refusalIn(failure);
  const isDoubt = refusal.type === 'Exchange' && /^FolderCertificate/.test(refusal.error.type);
  throw new CommandFailure(`${refusalSentence(refusal)}${isDoubt ? '。确认后用 --fingerprint 写明现在的指纹' : ''}`, 1);
}

async function loginOf({ login }: FolderOptions): Promise<{ readonly userName: string; readonly password: string } | undefined> {
  const said = login === undefined ? process.env[LOGIN_VARIABLE] : await textIn(login);
  if (said === undefined || said === '') return undefined;
  const [line = ''] = said.replace(/^\uFEFF/, '').split(/\r?\n/);
  const colon = line.indexOf(':');
  if (colon < 1) throw new CommandFailure(`${login === undefined ? `环境变量 ${LOGIN_VARIABLE}` : login} 中应有一行“用户名:密码”`, 2);
  return { userName: line.slice(0, colon), password: line.slice(colon + 1) };
}

function textIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    throw new CommandFailure(`无法读取 ${file}（${failure.code}），请检查路径`, 2);
  });
}

function fingerprintOf({ fingerprint }: FolderOptions): string | undefined {
  const hex = fingerprint?.replace(/[\s:]/g, '').toLowerCase();
  if (hex !== undefined && !/^[0-9a-f]{64}$/.test(hex)) throw new CommandFailure('证书指纹应为 64 位十六进制数，请核对', 2);
  return hex;
}

function withSlash(place: string): string {
  return place.replace(/\/*$/, '/');
}
