import type { MessagePortMain } from 'electron';
import { openBackend } from '#backend/composition/open-backend.ts';
import { attachToPort } from '#backend/hosts/message-port/attach.ts';
import { reportFailure } from '#backend/hosts/report-failure.ts';
import type { BackendMessage } from '../main/backend-process.ts';

const [, , dataFolder = ''] = process.argv;
const say = (message: BackendMessage): void => process.parentPort.postMessage(message);

const opening = openBackend({ dataFolder });

process.parentPort.on('message', ({ data, ports }: { data: unknown; ports: readonly MessagePortMain[] }) => {
  if (data === 'close') return void close();
  const [port] = ports;
  if (data === 'port' && port) void connect(port);
});

const opened = await opening;
say(opened.ok ? { type: 'ready' } : { type: 'inUse', pid: opened.error.pid });

async function connect(port: MessagePortMain): Promise<void> {
  const backend = await opening;
  if (!backend.ok) return;
  attachToPort(backend.value.router, port, reportFailure);
  port.start();
}

async function close(): Promise<void> {
  const backend = await opening;
  if (backend.ok) await backend.value.close();
  process.exit(0);
}
