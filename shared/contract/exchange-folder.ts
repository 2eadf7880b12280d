import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { type FolderListing, type FolderSetting, isFolderFileName, LARGEST_FOLDER_FILE } from '../domain/exchange/exchange-folder.ts';
import { command, commandStamp, line, optionalLine, query, typed } from './base.ts';
import { type ExchangeProgress, packageId } from './exchange.ts';

const password = z.string().max(200).optional();

/** What a person types, and what the command line is given: a directory or an https address, and the login there. */
export const folderAccess = z.object({
  place: line(500),
  userName: optionalLine(100),
  /** Left out: the one that is kept for this very address and name. */
  password,
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Another folder than the one that is set; the command line alone names one. */
const at = folderAccess.optional();

export const exchangeFolderContract = {
  setting: query.output(typed<{ readonly folder: FolderSetting | undefined }>()),
  /** 测试连接: changes nothing, here and there. */
  check: query.input(folderAccess).output(typed<{ readonly files: number }>()),
  save: command.input(folderAccess.extend({ command: commandStamp })).output(typed<FolderSetting>()),
  /** 不再使用: the password is forgotten; nothing in the folder is touched. */
  clear: command.input(z.object({ command: commandStamp })).output(typed<{ readonly place: string }>()),

  /** What is new there. */
  list: query.input(z.object({ at })).output(eventIterator(typed<ExchangeProgress>(), typed<FolderListing>())),
  /** 取回: a file is brought as if it had been dragged in. */
  fetch: query
    .input(
      z.object({
        at,
        name: z.string().refine(isFolderFileName),
        bytes: z.number().int().min(1).max(LARGEST_FOLDER_FILE),
        version: z.string().max(500),
      }),
    )
    .output(eventIterator(typed<ExchangeProgress>(), typed<{ readonly uploadId: string; readonly fileName: string }>())),
  /** 上传; one that lies there already stays as it is. */
  put: query
    .input(z.object({ at, packageId }))
    .output(eventIterator(typed<ExchangeProgress>(), typed<{ readonly fileName: string; readonly wasThere: boolean }>())),
};
