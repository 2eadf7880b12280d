import { err, ok, type Result } from '#shared/kernel/result.ts';
import { openBackend } from '../../composition/open-backend.ts';
import { findPageFolder } from '../page-files.ts';
import { reportFailure } from '../report-failure.ts';
import { listenOnLoopback } from './loopback-http.ts';

export interface Served {
  readonly address: string;
  /** Resolves after the server and the database are closed, by a signal or by `close`. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database and serves the page on this machine until the process is told to end.
 *
 * @returns the sentence to show when it cannot start
 */
export async function serve(options: { readonly dataFolder: string; readonly port: number }): Promise<Result<Served, string>> {
  const pageFolder = findPageFolder();
  if (pageFolder === undefined) return err('界面尚未构建，请先运行 npm run build');
  const backend = await openBackend({ dataFolder: options.dataFolder });
  if (!backend.ok) return err(`数据文件夹 ${options.dataFolder} 正被另一个程序使用（进程 ${backend.error.pid}），请先关闭它`);
  const host = await listenOnLoopback({ router: backend.value.router, pageFolder, port: options.port, reportFailure }).catch(
    async (failure: NodeJS.ErrnoException) => {
      await backend.value.close();
      if (failure.code === 'EADDRINUSE' || failure.code === 'EACCES') return failure.code;
      throw failure;
    },
  );
  if (typeof host === 'string') return err(`端口 ${options.port} 不能使用（${host}），请换一个端口`);

  process.stdout.write(`Fairdesk 已启动，请用浏览器打开：\n${host.address}\n`);
  const done = Promise.withResolvers<void>();
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return done.promise;
    closing = true;
    await host.close();
    await backend.value.close();
    // Not before: Ctrl+C reaches this process twice, from the terminal and from the one that started it, and the second would cut the close short.
    for (const signal of SIGNALS) process.off(signal, close);
    done.resolve();
  };
  for (const signal of SIGNALS) process.on(signal, close);
  return ok({ address: host.address, closed: done.promise, close });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
