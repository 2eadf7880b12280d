import { setTimeout as sleep } from 'node:timers/promises';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { temporaryFolder, testDatabaseFile } from './database.ts';
import { brokenPromises, drain, startWriter } from './writer-process.ts';

const COMMANDS_AT_MOST = 30;
/** About as long as the longest command takes, so that the kill falls anywhere in it. */
const WITHIN_MILLIS = 20;

/**
 * Kills a writing process again and again at a random moment, on one file, and looks after each kill.
 *
 * @returns how much was acknowledged, and every promise that was broken
 */
export async function killAgainAndAgain(kills: number): Promise<{ readonly acknowledged: number; readonly broken: readonly string[] }> {
  using folder = temporaryFolder();
  const key = newDatabaseKey();
  const acknowledged: string[] = [];
  const broken: string[] = [];
  for (let run = 0; run < kills; run++) {
    const writer = startWriter({ folder: folder.path, key, run: `run${run}`, commands: 1_000_000 });
    const first = await writer.nextLine();
    if (first !== 'ready') broken.push(`run ${run} did not start: ${first}`);
    // Counted in commands, not in time: a slow machine would be killed before it wrote anything.
    for (let command = Math.random() * COMMANDS_AT_MOST; command > 1; command--) await writer.nextLine();
    const reading = drain(writer);
    await sleep(Math.random() * WITHIN_MILLIS);
    if (writer.child.exitCode !== null) broken.push(`run ${run} ended by itself`);
    writer.child.kill('SIGKILL');
    await writer.ended;
    await reading;
    acknowledged.push(...writer.acknowledged);
    await using db = await testDatabaseFile(folder.in('fairdesk.db'), key);
    broken.push(...(await brokenPromises(db, acknowledged)));
    if (broken.length > 0) break;
  }
  return { acknowledged: acknowledged.length, broken };
}
