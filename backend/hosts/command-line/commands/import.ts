import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ImportClient, ImportOutcome } from '#shared/contract/imports.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { badCellSentence } from '#shared/domain/imports/import-words.ts';
import { CommandFailure } from '../command-failure.ts';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';

/** One kind of import as it is called. */
interface ImportKind<Outcome extends ImportOutcome, Undone> {
  readonly name: string;
  readonly description: string;
  readonly argument: string;
  readonly procedures: (client: FairdeskClient) => ImportClient<Outcome, Undone>;
  readonly outcomeWords: (outcome: Outcome) => string;
}

export function addImportCommands(program: Command): void {
  const group = program.command('import').description('导入名册、报名或岗位');
  addImportCommand(group, {
    name: 'units',
    description: '导入参会单位名册（.xlsx、.xls、.csv）',
    argument: '名册文件',
    procedures: (client) => client.roster,
    outcomeWords: ({ added, newUnits, skipped }) => `已导入 ${added} 家（新单位 ${newUnits} 家），跳过 ${skipped} 行`,
  });
  addImportCommand(group, {
    name: 'signups',
    description: '导入求职者报名（.xlsx、.xls、.csv）',
    argument: '报名文件',
    procedures: (client) => client.signupImport,
    outcomeWords: ({ added, newPeople, restored, skipped }) =>
      `已导入 ${added} 人（新登记 ${newPeople} 人，恢复报名 ${restored} 人），跳过 ${skipped} 行`,
  });
  addImportCommand(group, {
    name: 'jobs',
    description: '导入岗位（.xlsx、.xls、.csv）',
    argument: '岗位文件',
    procedures: (client) => client.jobImport,
    outcomeWords: ({ added, units, headcount, skipped }) =>
      `已导入 ${added} 个岗位（${units} 家单位，招聘 ${headcount} 人），跳过 ${skipped} 行`,
  });
}

/** `import KIND FILE --fair NO`: lists every bad cell; commits the good rows only when told so or when none is bad. */
function addImportCommand<Outcome extends ImportOutcome, Undone>(group: Command, kind: ImportKind<Outcome, Undone>): void {
  const command = group.command(kind.name).description(kind.description).argument('<file>', kind.argument);
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
        const procedures = kind.procedures(client);
        const preview = await procedures.readFile({ fairId: fair.id, file: new File([bytes], basename(file)) });
        const { check } = preview;
        if (options.errors !== undefined && check.badCells.length > 0) {
          const marked = await procedures.errorWorkbook({ fairId: fair.id, uploadId: preview.uploadId, mapping: preview.mapping });
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
        const progress = await procedures.commit({
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
        else process.stdout.write(`${kind.outcomeWords(outcome)}\n`);
      });
    });
}
