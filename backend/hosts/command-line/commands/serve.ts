import type { Command } from 'commander';
import { serve } from '../../loopback-http/serve.ts';
import { CommandFailure } from '../command-failure.ts';
import { addDataOptions } from '../with-backend.ts';

/** `serve`: the app for the browser of this machine. */
export function addServeCommand(program: Command): void {
  addDataOptions(program.command('serve').description('在本机 127.0.0.1 提供界面，用浏览器打开'))
    .option('--port <n>', '端口，0 为任意空闲端口', '0')
    .action(async (options: { data: string; port: string }) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandFailure(`端口 ${options.port} 无效，应为 0–65535`, 2);
      const served = await serve({ dataFolder: options.data, port });
      if (!served.ok) throw new CommandFailure(served.error, 2);
      await served.value.closed;
    });
}
