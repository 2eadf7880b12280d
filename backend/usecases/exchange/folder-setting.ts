import type { Reader, Writer } from '#db/connection/handles.ts';
import { findFolderPassword, saveFolderPassword } from '#db/exchange/folder-password.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { FolderAccess, FolderSetting } from '#shared/domain/exchange/exchange-folder.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ExchangeFolder, FolderDep } from '../../ports/exchange-folder.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';

const SETTING = 'exchangeFolder';

/** As it lies in the settings, which the operation log keeps: without the password. */
interface KeptFolder {
  readonly place: string;
  readonly userName?: string | undefined;
  readonly fingerprint?: string | undefined;
}

async function findFolder(db: Reader): Promise<KeptFolder | undefined> {
  return ((await findSetting(db, SETTING)) ?? undefined) as KeptFolder | undefined;
}

/** 交换文件夹 as it is set. */
export async function readFolderSetting({ db }: DatabaseDep): Answer<{ readonly folder: FolderSetting | undefined }> {
  const kept = await findFolder(db);
  return ok({ folder: kept && settingOf(kept, (await findFolderPassword(db)) !== undefined) });
}

function settingOf({ place, userName, fingerprint }: KeptFolder, hasPassword: boolean): FolderSetting {
  return { place, userName, hasPassword, fingerprint };
}

/** 测试连接: lists the folder and says how many packages lie there. */
export async function checkFolder(deps: ExchangeDeps & FolderDep, input: FolderAccess): Answer<{ readonly files: number }> {
  const opened = await openChosen(deps, input);
  if (!opened.ok) return opened;
  using folder = opened.value;
  const listed = await folder.list(undefined);
  return listed.ok ? ok({ files: listed.value.files.length }) : refuse(listed.error);
}

/** Sets the folder. Nothing is asked of it: it may be out of reach now. */
export async function saveFolder(
  deps: ExchangeDeps & FolderDep,
  input: FolderAccess & { readonly command: CommandStamp },
): Answer<FolderSetting> {
  const { command, ...said } = input;
  const access = await withKeptPassword(deps, said);
  const opened = deps.openFolder(access);
  if (!opened.ok) return refuse(opened.error);
  using folder = opened.value;
  const { password, userName, fingerprint } = access;
  return change(deps, command, 'exchangeFolder.save', async (writer) => {
    const kept: KeptFolder = { place: folder.place, userName, fingerprint };
    await saveSetting(writer, SETTING, kept);
    await saveFolderPassword(writer, password === undefined ? undefined : deps.db.personal.seal(password, 'folderPassword'));
    return ok(settingOf(kept, password !== undefined));
  });
}

/** 不再使用. */
export async function clearFolder(deps: ExchangeDeps, input: { readonly command: CommandStamp }): Answer<{ readonly place: string }> {
  const kept = await findFolder(deps.db);
  if (!kept) return refuse({ type: 'FolderNotSet' });
  return change(deps, input.command, 'exchangeFolder.clear', async (writer: Writer) => {
    await saveSetting(writer, SETTING, null);
    await saveFolderPassword(writer, undefined);
    return ok({ place: kept.place });
  });
}

/** The folder that is named, or else the one that is set. It is to be disposed of. */
export async function openChosen(
  deps: ExchangeDeps & FolderDep,
  named: FolderAccess | undefined,
): Promise<Result<ExchangeFolder, Refusal>> {
  const access = named ? await withKeptPassword(deps, named) : await findAccess(deps);
  if (!access) return refuse({ type: 'FolderNotSet' });
  const opened = deps.openFolder(access);
  return opened.ok ? opened : err({ type: 'Exchange', error: opened.error });
}

async function findAccess({ db }: DatabaseDep): Promise<FolderAccess | undefined> {
  const kept = await findFolder(db);
  if (!kept) return undefined;
  const sealed = await findFolderPassword(db);
  return { ...kept, password: sealed && db.personal.open(sealed, 'folderPassword') };
}

/**
 * What was said, with the password that is kept where none was said: only for the very address and name for which it was typed, so that it can
 * never be sent to another server.
 */
async function withKeptPassword(deps: ExchangeDeps & FolderDep, said: FolderAccess): Promise<FolderAccess> {
  if (said.password !== undefined) return said;
  const kept = await findAccess(deps);
  const opened = deps.openFolder({ place: said.place });
  if (!kept || !opened.ok) return said;
  using folder = opened.value;
  if (folder.place !== kept.place || kept.password === undefined || said.userName !== kept.userName) return said;
  return { ...said, password: kept.password };
}
