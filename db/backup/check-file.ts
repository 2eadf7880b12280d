import type { DatabaseKey } from '#db/connection/database-key.ts';
import { openAlongside } from '#db/connection/sqlite-file.ts';
import { storageErrorFrom } from '#db/connection/storage-error.ts';

export interface CheckFile {
  readonly databaseFile: string;
  readonly key: DatabaseKey | undefined;
  /** quick: pages and structure, some 2 s a gigabyte, at every start. full: indices and references too, weekly. */
  readonly depth: 'quick' | 'full';
}

/** What is wrong with the file, in SQLite's words; empty when nothing is. */
export type FileProblems = readonly string[];

/** Checks an open database file beside its work. It blocks its thread; call it in a worker. */
export function checkFile({ databaseFile, key, depth }: CheckFile): FileProblems {
  try {
    const raw = openAlongside(databaseFile, key);
    try {
      const found = raw
        .prepare(depth === 'quick' ? 'PRAGMA quick_check(20)' : 'PRAGMA integrity_check(20)')
        .pluck()
        .all() as string[];
      const problems = found.filter((line) => line !== 'ok');
      if (depth === 'quick') return problems;
      const orphans = raw.pragma('foreign_key_check') as readonly { readonly table: string; readonly parent: string }[];
      return [...problems, ...orphans.slice(0, 20).map((orphan) => `${orphan.table} without its ${orphan.parent}`)];
    } finally {
      raw.close();
    }
  } catch (thrown) {
    const storage = storageErrorFrom(thrown);
    if (storage) return ['detail' in storage ? storage.detail : storage.type];
    throw thrown;
  }
}
