import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#db/connection/sync-folder.ts';
import { PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { PackageKind } from '#shared/domain/exchange/package-header.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';

/** out: made here. in: brought and not decided on. waiting: verified, but one before it is missing. taken: taken in, kept as evidence. */
export type ExchangePlace = 'out' | 'in' | 'waiting' | 'taken';

/** Path of a package file; its folder is there. */
export function exchangeFile(folder: string, place: ExchangePlace, name: string): string {
  const of = join(folder, place);
  if (!existsSync(of)) makeFolder(of, 0o700);
  return join(of, name);
}

/** 文件名: station, kind, number and day, so that a person finds it on a stick. */
export function packageFileName(code: string, kind: PackageKind, number: number, at: Instant): string {
  const day = chinaDate(at).replaceAll('-', '');
  const named = `${code}-${PACKAGE_KIND_NAMES[kind]}`;
  return kind === 'start' ? `${named}-${day}.fdx` : `${named}-${String(number).padStart(4, '0')}-${day}.fdx`;
}
