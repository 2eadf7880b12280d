import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { BackupLine } from './backups.ts';
import { query, typed } from './base.ts';

/** Whether the database could be opened. Until it is `ready`, only the procedures of this file answer. */
export type StartupState =
  | { readonly state: 'ready' }
  /** 数据库文件损坏: the file is left as it is; a backup can be restored. */
  | { readonly state: 'damaged'; readonly file: string; readonly detail: string; readonly backups: readonly BackupLine[] }
  /** 密钥缺失或不符: the recovery code opens it. */
  | { readonly state: 'keyMissing'; readonly file: string }
  /** 副本已到期: a receipt of the center with a later day opens it again. */
  | { readonly state: 'expired'; readonly expiresOn: CalendarDate; readonly stationName: string; readonly centerName: string }
  | { readonly state: 'newerVersion'; readonly file: string }
  | { readonly state: 'readOnly'; readonly folder: string };

export const startupContract = {
  status: query.output(typed<StartupState>()),
  restore: query.input(z.object({ fileName: z.string().max(200) })).output(typed<StartupState>()),
  /** 打开启动文件: makes an empty database the copy of a station. The file was brought by `exchange.beginUpload`. */
  openStart: query
    .input(z.object({ uploadId: z.string().regex(/^[0-9a-f-]{36}$/), secret: z.string().max(60) }))
    .output(typed<{ stationName: string; centerName: string; rows: number; expiresOn: CalendarDate }>()),
  /** 延期: a receipt that says until when an expired copy may be opened. */
  extend: query.input(z.object({ receipt: z.file() })).output(typed<StartupState>()),
  enterRecoveryCode: query.input(z.object({ code: z.string().max(200) })).output(typed<StartupState>()),
};
