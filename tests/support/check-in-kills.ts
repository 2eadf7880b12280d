import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import type { Database } from '#db/connection/open-database.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { temporaryFolder, testDatabaseFile, write } from './database.ts';
import { aFair, anOperator } from './records.ts';

const SCRIPT = fileURLToPath(new URL('../integration/signups/desk-process.ts', import.meta.url));

/** More than one run ever gets through. */
const WALK_INS_A_RUN = 100_000;
/** Kills after which the whole file and log are read again; between them only what was acknowledged is looked for. */
const CHECKED_WHOLE_EVERY = 20;

/**
 * Kills a desk again and again at a random moment of its check-ins, on one file.
 *
 * @returns how many check-ins were acknowledged, and every promise that was broken
 */
export async function killDesks(kills: number): Promise<{ readonly acknowledged: number; readonly broken: readonly string[] }> {
  using folder = temporaryFolder();
  const key = newDatabaseKey();
  const [fair, operator] = [aFair({ status: 'planned' }), anOperator()];
  {
    await using db = await testDatabaseFile(folder.in('fairdesk.db'), key);
    await write(db, async (trx) => {
      await insertFair(trx, fair);
      await insertOperator(trx, operator);
    });
  }
  const acknowledged: string[] = [];
  const broken: string[] = [];
  for (let run = 0; run < kills && broken.length === 0; run++) {
    const first = String(run * WALK_INS_A_RUN);
    const args = [SCRIPT, folder.path, Buffer.from(key).toString('hex'), fair.id, operator.id, first];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value: started } = await lines.next();
    if (started !== 'ready') broken.push(`run ${run} did not start`);
    const reading = drain(lines);
    await sleep(Math.random() * 120);
    child.kill('SIGKILL');
    await closed;
    const answered = await reading;
    acknowledged.push(...answered);
    await using db = await testDatabaseFile(folder.in('fairdesk.db'), key);
    broken.push(...lostScans(db, answered));
    if (run % CHECKED_WHOLE_EVERY === 0 || run === kills - 1) broken.push(...(await brokenPromises(db, acknowledged)));
  }
  return { acknowledged: acknowledged.length, broken };
}

async function drain(lines: AsyncIterator<string>): Promise<readonly string[]> {
  const read: string[] = [];
  for (let line = await lines.next(); !line.done; line = await lines.next()) read.push(line.value);
  return read;
}

function lostScans(db: Database, acknowledged: readonly string[]): readonly string[] {
  const find = db.raw.prepare('SELECT 1 FROM scan WHERE id = ?');
  return acknowledged.filter((id) => find.get(id) === undefined).map((id) => `acknowledged and lost: ${id}`);
}

/** The file is whole, the log unbroken, every walk-in there entirely or not at all, nobody in twice. */
async function brokenPromises(db: Database, acknowledged: readonly string[]): Promise<readonly string[]> {
  const broken = [...lostScans(db, acknowledged)];
  const verdict = db.raw.pragma('integrity_check', { simple: true });
  if (verdict !== 'ok') broken.push(`integrity: ${String(verdict)}`);
  const log = await verifyLog(db);
  if (!log.ok) broken.push(`log: ${JSON.stringify(log.error)}`);
  const count = (sql: string) => db.raw.prepare(sql).pluck().get() as number;
  const halves = {
    'people without a sign-up': 'SELECT count(*) FROM job_seeker WHERE id NOT IN (SELECT job_seeker_id FROM signup)',
    'sign-ups without an entry': "SELECT count(*) FROM signup WHERE id NOT IN (SELECT signup_id FROM scan WHERE verdict = 'accepted')",
    'scans without their command': 'SELECT count(*) FROM scan WHERE id NOT IN (SELECT row FROM op)',
    'people in twice': "SELECT count(*) FROM (SELECT 1 FROM scan WHERE verdict = 'accepted' GROUP BY signup_id HAVING count(*) > 1)",
  };
  for (const [what, sql] of Object.entries(halves)) if (count(sql) > 0) broken.push(what);
  return broken;
}
