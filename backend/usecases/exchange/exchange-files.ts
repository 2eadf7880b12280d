import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#db/connection/sync-folder.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';

/** out: made here. in: brought and not decided on. waiting: verified, but one before it is missing. taken: taken in, kept as evidence. */
export type ExchangePlace = 'out' | 'in' | 'waiting' | 'taken';

/** Path of a package file; its folder is there. */
export function exchangeFile(folder: string, place: ExchangePlace, name: string): string {
  const of = join(folder, place);
  if (!existsSync(of)) makeFolder(of, 0o700);
  return join(of, name);
}

const WORDS = { start: '启动文件', package: '交换包', receipt: '回执' } as const;

/** 文件名: station, kind, number and day, so that a person finds it on a stick. */
export function packageFileName(code: string, kind: keyof typeof WORDS, number: number, at: Instant): string {
  const day = chinaDate(at).replaceAll('-', '');
  return kind === 'start' ? `${code}-${WORDS.start}-${day}.fdx` : `${code}-${WORDS[kind]}-${String(number).padStart(4, '0')}-${day}.fdx`;
}
