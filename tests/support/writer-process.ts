import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DatabaseKey } from '#db/connection/database-key.ts';
import type { Database } from '#db/connection/open-database.ts';
import { verifyLog } from '#db/log/verify-log.ts';

const SCRIPT = fileURLToPath(new URL('../integration/db/writer-process.ts', import.meta.url));

/** Units on the roster that every tenth command puts in. */
export const ROSTER_UNITS = 100;

export function hasRoster(command: string): boolean {
  return command.endsWith('3');
}

/** A fair, a voucher and its two items; of a roster, a unit and its participation a line. */
function operationsOf(command: string): number {
  return 4 + (hasRoster(command) ? 2 * ROSTER_UNITS : 0);
}

export interface WriterProcess {
  readonly child: ChildProcess;
  /** Ids of the commands that the process said are committed. */
  readonly acknowledged: readonly string[];
  /** Resolves with each next line that the process writes; undefined after the last. */
  readonly nextLine: () => Promise<string | undefined>;
  readonly ended: Promise<number | null>;
}

export interface Writing {
  readonly folder: string;
  readonly key: DatabaseKey;
  /** Unlike that of every run before. */
  readonly run: string;
  readonly commands: number;
  /** Programs to run it under. */
  readonly under?: readonly string[];
  /** Weaker than the product writes, to see the tests catch it. */
  readonly synchronous?: 'NORMAL';
}

/** Starts a process that writes command after command and says which are committed. */
export function startWriter({ folder, key, run, commands, under = [], synchronous }: Writing): WriterProcess {
  const [program = '', ...args] = [
    ...under,
    process.execPath,
    SCRIPT,
    folder,
    Buffer.from(key).toString('hex'),
    run,
    String(commands),
    ...(synchronous ? [synchronous] : []),
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    acknowledged,
    nextLine: async () => {
      const { value, done } = await lines.next();
      if (done) return undefined;
      if (value !== 'ready') acknowledged.push(value);
      return value;
    },
    ended: new Promise((resolve) => child.once('close', (code) => resolve(code))),
  };
}

/** What must hold after any crash: the file is whole, the log is unbroken, and each command is there entirely or not at all. */
export async function brokenPromises(db: Database, acknowledged: readonly string[]): Promise<readonly string[]> {
  const broken: string[] = [];
  const verdict = db.raw.pragma('integrity_check', { simple: true });
  if (verdict !== 'ok') broken.push(`integrity: ${String(verdict)}`);
  if ((db.raw.pragma('foreign_key_check') as readonly unknown[]).length > 0) broken.push('a row without its parent');
  const log = await verifyLog(db);
  if (!log.ok) broken.push(`log: ${JSON.stringify(log.error)}`);

  const idsOf = (sql: string) => new Set(db.raw.prepare(sql).pluck().all() as string[]);
  const commands = idsOf('SELECT id FROM command');
  for (const id of acknowledged) if (!commands.has(id)) broken.push(`acknowledged and lost: ${id}`);
  const fairs = idsOf('SELECT number FROM fair');
  const vouchers = idsOf('SELECT number FROM voucher WHERE (SELECT count(*) FROM cost_item WHERE voucher_id = voucher.id) = 2');
  const rosters = idsOf(`SELECT number FROM fair WHERE (SELECT count(*) FROM participation WHERE fair_id = fair.id) = ${ROSTER_UNITS}`);
  const operations = new Map(db.raw.prepare('SELECT command_id, count(*) FROM op GROUP BY command_id').raw().all() as [string, number][]);
  for (const id of commands) {
    const isWhole = fairs.has(id) && vouchers.has(id) && rosters.has(id) === hasRoster(id) && operations.get(id) === operationsOf(id);
    if (!isWhole) broken.push(`half a command: ${id}`);
  }
  if (fairs.size !== commands.size || vouchers.size !== commands.size) broken.push('rows without their command');
  return broken;
}

/** Reads what is left in the pipe of an ended process. */
export async function drain(writer: WriterProcess): Promise<void> {
  while ((await writer.nextLine()) !== undefined);
}
