import { existsSync } from 'node:fs';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** What every file of the page is sent with, by whichever host. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

export interface PageFile {
  readonly file: string;
  readonly mediaType: string;
}

/**
 * The file of the built page that an address names. It may not exist.
 *
 * @param address whole, or from its path on
 * @returns undefined for what lies outside the folder, is of a kind the page does not have, or cannot be read as an address
 */
export function pageFile(folder: string, address: string): PageFile | undefined {
  const path = pathOf(address);
  if (path === undefined || path.includes('\0')) return undefined;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const mediaType = MEDIA_TYPES[extname(file)];
  return mediaType !== undefined && file.startsWith(folder + sep) ? { file, mediaType } : undefined;
}

/** undefined for an address that is none. */
function pathOf(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(address, 'http://page').pathname);
  } catch {
    return undefined;
  }
}

/** `out/renderer`, seen from the built file in `out/main` as well as from this source file. */
export function findPageFolder(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'out', 'renderer');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
