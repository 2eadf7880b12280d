import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { CommandFailure } from '../command-failure.ts';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';

/** `import units FILE --fair NO`: lists every bad cell; commits the good rows only when told so or when none is bad. */
export function addImportCommand(program: Command): void {
  const command = program
    .command('import')
    .description('导入名册')
    .command('units')
    .description('导入参会单位名册（.xlsx、.xls、.csv）')
    .argument('<file>', '名册文件');
  addDataOptions(command)
    .requiredOption('--fair <no>', '场次编号，如 2026-007')
    .option('--good-only', '有错误时仍导入无误的行')
    .option('--errors <file>', '把标出错误的表另存为 .xlsx')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: DataOptions & { fair: string; goodOnly?: boolean; errors?: string; json?: boolean }) => {
      const bytes = await readFile(file).catch((failure: NodeJS.ErrnoException) => {
        throw new CommandFailure(`无法读取 ${file}（${failure.code}），请检查路径`, 2);
      });
      await withBackend(options, async ({ client, stamp }) => {
        const { fair } = await findFair(client, options.fair);
        const preview = await client.roster.readFile({ fairId: fair.id, file: new File([bytes], basename(file)) });
        const { check } = preview;
        if (options.errors !== undefined && check.badCells.length > 0) {
          const marked = await client.roster.errorWorkbook({ fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping });
          await writeFile(options.errors, Buffer.from(await marked.arrayBuffer()));
        }
        if (!options.json) for (const cell of check.badCells) process.stdout.write(`${badCellSentence(cell)}\n`);
        const refused = check.counts.good === 0 || (check.badCells.length > 0 && !options.goodOnly);
        if (refused) {
          if (options.json)
            process.stdout.write(
              `${JSON.stringify({ imported: undefined, counts: check.counts, badCells: check.badCells }, undefined, 2)}\n`,
            );
          throw new CommandFailure(
            `未导入：可导入 ${check.counts.good} 行，有误 ${check.counts.bad} 行。改正后重试，或加 --good-only 只导入无误的行`,
            1,
          );
        }
        const progress = await client.roster.commit({
          command: stamp(),
          fairId: fair.id,
          uploadId: preview.uploadId,
          mapping: preview.mapping,
        });
        let step = await progress.next();
        while (!step.done) step = await progress.next();
        const outcome = step.value;
        if (options.json)
          process.stdout.write(`${JSON.stringify({ imported: outcome, counts: check.counts, badCells: check.badCells }, undefined, 2)}\n`);
        else process.stdout.write(`已导入 ${outcome.added} 家（新单位 ${outcome.newUnits} 家），跳过 ${outcome.skipped} 行\n`);
      });
    });
}
