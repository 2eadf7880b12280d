import { systemClock } from '#backend/adapters/system-clock.ts';
import { uuidIds } from '#backend/adapters/uuid-ids.ts';
import { scan, walkIn } from '#backend/usecases/desk/scan.ts';
import { databaseKey } from '#db/connection/database-key.ts';
import { openDatabase } from '#db/connection/open-database.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import { testPhone } from '../../support/people.ts';

/**
 * A desk to be killed: by turns a walk-in, whose ticket is scanned next, and that scan, which must be a duplicate. Each is acknowledged on a
 * line of its own once the desk has its verdict.
 *
 * Arguments: folder, key in hex, fair, operator, the number of the first walk-in.
 */
const [folder = '', key = '', fairId = '', operatorId = '', first = ''] = process.argv.slice(2);
const opened = await openDatabase({ file: `${folder}/fairdesk.db`, key: databaseKey(Buffer.from(key, 'hex')) });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const deps = { db: opened.value, clock: systemClock, ids: uuidIds };

// The first loads the reading of names and compiles; the kills shall fall on check-ins.
let acknowledge = (_id: string) => void process.stdout.write('ready\n');
for (let n = Number(first); ; n++) {
  const at = { fairId: fairId as FairId, desk: '签到台1', takenAt: undefined };
  const stamp = () => ({ id: uuidIds.next<'Command'>() as CommandId, operatorId: operatorId as OperatorId });
  const entered = await walkIn(deps, { ...at, command: stamp(), name: `求职者${n}`, number: testPhone(n) });
  if (!entered.ok || entered.value.line.verdict !== 'accepted') throw new Error(JSON.stringify(entered));
  acknowledge(entered.value.line.id);
  acknowledge = (id) => void process.stdout.write(`${id}\n`);
  const again = await scan(deps, { ...at, command: stamp(), text: testPhone(n) });
  if (!again.ok || again.value.line.verdict !== 'duplicate') throw new Error(JSON.stringify(again));
  acknowledge(again.value.line.id);
}
