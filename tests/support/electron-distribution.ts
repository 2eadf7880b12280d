import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands before the fuses in every Electron binary. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES_AS_SHIPPED = '101100010';

/** A distribution of Electron as far as the packager looks at it: a binary that cannot run, with the fuses of a real one, and languages. */
export function standInDistribution(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const fuses = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES_AS_SHIPPED.length]), Buffer.from(FUSES_AS_SHIPPED)]);
  writeFileSync(join(folder, 'electron'), fuses, { mode: 0o755 });
  for (const language of ['de', 'en-US', 'zh-CN']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  return folder;
}
