// Opens a data folder and hands over, takes a package in or reverts one, so that a test can stop it in the middle. Says `ready`, then `done`;
// with a fair, its desk checks people in meanwhile and says each check-in once it has its verdict.
import { setTimeout as pause } from 'node:timers/promises';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import { walkIn } from '#backend/usecases/desk/scan.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { revertMerge } from '#backend/usecases/exchange/revert-merge.ts';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { DESK_PHONES_FROM } from '../../support/exchange-ground.ts';
import { testPhone } from '../../support/people.ts';

const VISITORS = 25;

const [dataFolder = '', keyFolder = '', operatorId = '', work = '', what = '', fairId = ''] = process.argv.slice(2);
const opened = await openBackend({ dataFolder, keys: keyFilesIn(keyFolder) });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const session = opened.value.startup.session();
if (!session) throw new Error(JSON.stringify(opened.value.startup.state()));
const command = { id: session.ids.next<'Command'>() as CommandId, operatorId: operatorId as OperatorId };
process.stdout.write('ready\n');
const works: Readonly<Record<string, () => AsyncGenerator<unknown, Result<unknown, Refusal>>>> = {
  export: () => handOver(session, { command }, undefined),
  merge: () => takeOver(session, { command, file: what, fileName: 'test.fdx' }, undefined),
  revert: () => revertMerge(session, { command, packageId: what, reason: '误收' }),
};
const running = works[work]?.();
if (!running) throw new Error(`No work ${work}`);
const desk = fairId === '' ? undefined : checkIn();
for (let step = await running.next(); ; step = await running.next()) {
  if (!step.done) continue;
  if (!step.value.ok) throw new Error(JSON.stringify(step.value.error));
  break;
}
process.stdout.write('done\n');
await desk;
await opened.value.close();

async function checkIn(): Promise<void> {
  if (!session) return;
  for (let n = DESK_PHONES_FROM; n < DESK_PHONES_FROM + VISITORS; n++) {
    const command = { id: session.ids.next<'Command'>() as CommandId, operatorId: operatorId as OperatorId };
    const at = { fairId: fairId as FairId, desk: '签到台1', takenAt: undefined };
    const entered = await walkIn(session, { ...at, command, name: `求职者${n}`, number: testPhone(n) });
    if (!entered.ok || entered.value.line.verdict !== 'accepted') throw new Error(JSON.stringify(entered));
    process.stdout.write(`${entered.value.line.id}\n`);
    await pause(5);
  }
}
