import type { Command } from 'commander';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';
import { writeOutput } from '../write-output.ts';

/** `print --fair NO --out FILE.pdf`: the sheets of a fair as one PDF; counted as a print when the settlement is sealed. */
export function addPrintCommand(program: Command): void {
  addDataOptions(program.command('print').description('输出一场招聘会的审核表、单位明细和凭证清单（PDF）'))
    .requiredOption('--fair <no>', '场次编号，如 2026-007')
    .requiredOption('--out <file>', '输出文件（PDF）')
    .action(async (options: DataOptions & { fair: string; out: string }) => {
      await withBackend(options, async ({ client, stamp }) => {
        const { fair } = await findFair(client, options.fair);
        await writeOutput(options.out, () => client.documents.issue({ command: stamp(), fairId: fair.id }));
      });
    });
}
