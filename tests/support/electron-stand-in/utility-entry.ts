// Runs a utility script in a worker thread with the `process.parentPort` that Electron would give it.
import { EventEmitter } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { MessagePortMain } from './message-port-main.ts';

const { script, args } = workerData as { script: string; args: readonly string[] };
const toMain = parentPort;
if (!toMain) throw new Error('The utility script needs its main process');

const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => toMain.postMessage(message) });
toMain.on('message', ({ data, ports }: { data: unknown; ports: readonly MessagePort[] }) => {
  port.emit('message', { data, ports: ports.map((one) => new MessagePortMain(one)) });
});
Object.assign(process, { parentPort: port });
process.argv = [process.execPath, script, ...args];
await import(script);
