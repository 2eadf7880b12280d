import { monthAndDay } from '#shared/domain/exchange/missing-packages.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';

const KB = 1024;

/** 1.2 MB */
export function byteWords(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < KB * KB) return `${(bytes / KB).toFixed(0)} KB`;
  if (bytes < KB * KB * KB) return `${(bytes / KB / KB).toFixed(1)} MB`;
  return `${(bytes / KB / KB / KB).toFixed(2)} GB`;
}

export function countWords(count: number): string {
  return count.toLocaleString('zh-CN');
}

export function dayOf(at: Instant): string {
  return monthAndDay(chinaDate(at));
}

/** 迟交 5 小时, 迟交 3 天 4 小时 */
export function lateWords(hours: number): string {
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return `迟交 ${days > 0 ? `${days} 天` : ''}${days > 0 && rest > 0 ? ' ' : ''}${rest > 0 || days === 0 ? `${rest} 小时` : ''}`;
}
