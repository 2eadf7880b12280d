import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';

/** `print --fair NO --out FILE.pdf`: the sheets of a fair as one PDF; counted as a print when the settlement is sealed. */
export function addPrintCommand(program: Command): void {
  addDataOptions(program.command('print').description('输出一场招聘会的审核表、单位明细和凭证清单（PDF）'))
    .requiredOption('--fair <no>', '场次编号，如 2026-007')
    .requiredOption('--out <file>', '输出文件（PDF）')
    .action(async (options: DataOptions & { fair: string; out: string }) => {
      await withBackend(options, async ({ client, stamp }) => {
        const { fair } = await findFair(client, options.fair);
        // Opened before anything is counted as printed.
        const out = await open(options.out, 'w').catch((failure: NodeJS.ErrnoException) => {
          throw new CommandFailure(`无法写入 ${options.out}（${failure.code}），请检查路径和权限`, 2);
        });
        try {
          const file = await client.documents.issue({ command: stamp(), fairId: fair.id });
          await out.writeFile(Buffer.from(await file.arrayBuffer()));
        } finally {
          await out.close();
        }
        process.stdout.write(`已输出 ${options.out}\n`);
      });
    });
}
