import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseKey } from '#db/connection/database-key.ts';
import type { Writer } from '#db/connection/handles.ts';
import { type Database, type OpenDatabase, openDatabase } from '#db/connection/open-database.ts';
import { runCommand } from '#db/log/run-command.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { type Instant, instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

export const TEST_NOW: Instant = instant('2026-03-05T01:02:03.456Z');

/** The value of a result that must be good. */
export function expectOk<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Unexpected refusal: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function expectErr<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error(`Unexpected success: ${JSON.stringify(result.value)}`);
  return result.error;
}

/** A migrated database in memory, closed at the end of the `await using` block. */
export async function testDatabase(options: Partial<OpenDatabase> = {}): Promise<Database & AsyncDisposable> {
  const db = expectOk(await openDatabase({ file: ':memory:', key: undefined, at: TEST_NOW, ...options }));
  return { ...db, [Symbol.asyncDispose]: db.close };
}

/** An encrypted database file, closed at the end of the `await using` block. */
export async function testDatabaseFile(file: string, key: DatabaseKey): Promise<Database & AsyncDisposable> {
  return testDatabase({ file, key });
}

/** A folder of its own, deleted at the end of the `using` block. */
export function temporaryFolder(): { readonly path: string; readonly in: (name: string) => string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'fairdesk-test-'));
  return {
    path,
    in: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

let commands = 0;

/** Writes in a command of its own, a second after the one before. */
export async function write<T>(db: Database, work: (trx: Writer) => Promise<T>): Promise<T> {
  commands += 1;
  const at = instantFromMillis(Date.parse(TEST_NOW) + commands * 1000);
  const command = { id: testId<'Command'>() as CommandId, name: 'test', actor: 'operator', at };
  return expectOk(await runCommand(db, command, async (trx) => ok(await work(trx)))) as T;
}

let ids = 0;

/** A fresh id in the form of a UUIDv7; they sort in the order of making. */
export function testId<Kind extends string>() {
  ids += 1;
  return `01980000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}` as import('#shared/kernel/ids.ts').Id<Kind>;
}
