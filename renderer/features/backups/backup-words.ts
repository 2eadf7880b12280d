import type { BackupLine } from '#shared/contract/backups.ts';

export const BACKUP_KINDS: Readonly<Record<BackupLine['kind'], string>> = {
  daily: '每日自动',
  manual: '手工',
  beforeRestore: '恢复前留存',
};

export function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
