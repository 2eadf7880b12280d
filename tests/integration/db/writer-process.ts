import { hash } from 'node:crypto';
import { lockDataFolder } from '#db/connection/data-folder-lock.ts';
import { databaseKey } from '#db/connection/database-key.ts';
import type { Writer } from '#db/connection/handles.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import { runCommand } from '#db/log/run-command.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertParticipations } from '#db/repositories/participations.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { insertVoucher } from '#db/repositories/vouchers.ts';
import type { CommandId, FairId } from '#shared/kernel/ids.ts';
import { instantFromMillis } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { aCostItem, aFair, aParticipation, aUnit, aVoucher } from '../../support/records.ts';
import { hasRoster, ROSTER_UNITS } from '../../support/writer-process.ts';

/**
 * A process to be killed: locks the folder, writes command after command, each a fair with a voucher of two items and every
 * tenth with a roster besides, as an import puts it in, and acknowledges each on a line of its own once it is committed.
 *
 * Arguments: folder, key in hex, a name that no run before had, how many commands, and, to see the tests catch it, a
 * weaker way of writing.
 */
const [folder = '', key = '', run = '', commands = '', synchronous] = process.argv.slice(2);
const lock = lockDataFolder(folder);
if (!lock.ok) {
  process.stdout.write(`${JSON.stringify(lock.error)}\n`);
  process.exit(3);
}
const opened = await openDatabase({ file: `${folder}/fairdesk.db`, key: databaseKey(Buffer.from(key, 'hex')) });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
if (synchronous) opened.value.raw.pragma(`synchronous = ${synchronous}`);
process.stdout.write('ready\n');

for (let n = 0; n < Number(commands); n++) {
  const id = `${run}-${n}`;
  const command = { id: id as CommandId, name: 'test', actor: 'a', at: instantFromMillis(Date.now()) };
  const done = await runCommand(opened.value, command, async (trx) => {
    const fair = aFair({ id: `fair-${id}` as never, number: id });
    await insertFair(trx, fair);
    const items = [aCostItem({ id: `item-${id}-1` as never }), aCostItem({ id: `item-${id}-2` as never })];
    await insertVoucher(trx, aVoucher(fair.id, { id: `voucher-${id}` as never, number: id, items }));
    if (hasRoster(id)) await insertRoster(trx, id, fair.id);
    return ok();
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  process.stdout.write(`${id}\n`);
}
await opened.value.close();
lock.value.release();

async function insertRoster(trx: Writer, command: string, fairId: FairId): Promise<void> {
  const units = Array.from({ length: ROSTER_UNITS }, (_, index) =>
    aUnit({ id: `unit-${command}-${index}` as never, creditCode: hash('sha256', `${command}-${index}`).slice(0, 18) }),
  );
  await insertUnits(trx, units);
  await insertParticipations(
    trx,
    units.map((unit) => aParticipation(fairId, unit.id, { id: `participation-${unit.id}` as never })),
  );
}
