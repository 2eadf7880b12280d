// Opens a data folder and hands over, takes a package in or reverts one, so that a test can kill it in the middle. Says `ready`, then `done`.
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { revertMerge } from '#backend/usecases/exchange/revert-merge.ts';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CommandId, OperatorId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';

const [dataFolder = '', keyFolder = '', operatorId = '', work = '', what = ''] = process.argv.slice(2);
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
for (let step = await running.next(); ; step = await running.next()) {
  if (!step.done) continue;
  if (!step.value.ok) throw new Error(JSON.stringify(step.value.error));
  break;
}
process.stdout.write('done\n');
await opened.value.close();
