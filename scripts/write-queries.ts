/**
 * Writes db/queries/*.sql: the SQL that every repository function sends, so that a reviewer sees in the diff what the
 * query builder makes. A test fails when the files are not those of the code.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { askEverything, queryFileOf } from '#tests/support/repository-catalog.ts';

const folder = new URL('../db/queries/', import.meta.url);
for (const name of readdirSync(folder)) rmSync(new URL(name, folder));
for (const [repository, asked] of Map.groupBy(await askEverything(), (one) => one.repository)) {
  writeFileSync(new URL(`${repository}.sql`, folder), queryFileOf(asked));
}
