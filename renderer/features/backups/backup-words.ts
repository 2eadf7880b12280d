import type { BackupLine } from '#shared/contract/backups.ts';

export const BACKUP_KINDS: Readonly<Record<BackupLine['kind'], string>> = {
  daily: '每日自动',
  manual: '手工',
  beforeRestore: '恢复前留存',
};

export function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** 校验 */
export function verdictWords({ verified, missingAttachments }: BackupLine): string {
  const verdict = verified ? '已通过' : '未校验';
  return missingAttachments === 0 ? verdict : `${verdict}，缺 ${missingAttachments} 个附件`;
}
