import { z } from 'zod';
import { command, commandStamp, query, typed } from './base.ts';

export interface BackupLine {
  readonly fileName: string;
  readonly at: string;
  readonly bytes: number;
  readonly kind: 'daily' | 'manual' | 'beforeRestore';
  readonly verified: boolean;
  /** Attachments that were lost before it was made. */
  readonly missingAttachments: number;
}

export const backupsContract = {
  list: query.output(typed<{ folder: string; backups: readonly BackupLine[] }>()),
  create: command.output(typed<BackupLine>()),
  /** Replaces the database by the backup; the file replaced is kept. The page reloads afterwards. */
  restore: command
    .input(z.object({ command: commandStamp, fileName: z.string().max(200) }))
    .output(typed<{ keptAs: string; missingAttachments: number }>()),
};
