import { z } from 'zod';
import type { BackupLine } from './backups.ts';
import { query, typed } from './base.ts';

/** Whether the database could be opened. Until it is `ready`, only the procedures of this file answer. */
export type StartupState =
  | { readonly state: 'ready' }
  /** 数据库文件损坏: the file is left as it is; a backup can be restored. */
  | { readonly state: 'damaged'; readonly file: string; readonly detail: string; readonly backups: readonly BackupLine[] }
  /** 密钥缺失或不符: the recovery code opens it. */
  | { readonly state: 'keyMissing'; readonly file: string }
  | { readonly state: 'newerVersion'; readonly file: string }
  | { readonly state: 'readOnly'; readonly folder: string };

export const startupContract = {
  status: query.output(typed<StartupState>()),
  restore: query.input(z.object({ fileName: z.string().max(200) })).output(typed<StartupState>()),
  enterRecoveryCode: query.input(z.object({ code: z.string().max(200) })).output(typed<StartupState>()),
};
