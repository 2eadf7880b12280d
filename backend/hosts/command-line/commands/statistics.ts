import type { Command } from 'commander';
import { mainFigures } from '#shared/domain/documents/statistics-sheet.ts';
import { MEASURE_KEYS, MEASURES } from '#shared/domain/statistics/measures.ts';
import type { FairStatistics } from '#shared/domain/statistics/statistics.ts';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';
import { writeOutput } from '../write-output.ts';

/** `statistics --fair NO [--json] [--out FILE.pdf]`: the official table of a fair as it stands; changes nothing. */
export function addStatisticsCommand(program: Command): void {
  addDataOptions(program.command('statistics').description('统计一场招聘会，可输出招聘会情况统计表（不改动数据）'))
    .requiredOption('--fair <no>', '场次编号，如 2026-007')
    .option('--json', '输出 JSON')
    .option('--out <file>', '输出文件（PDF）')
    .action(async (options: DataOptions & { fair: string; json?: boolean; out?: string }) => {
      await withBackend(options, async ({ client }) => {
        const { fair } = await findFair(client, options.fair);
        if (options.out !== undefined) {
          await writeOutput(options.out, () => client.statistics.sheet({ fairId: fair.id }));
          return;
        }
        const page = await client.statistics.forFair({ fairId: fair.id });
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ ...page, codes: codesOf(page.statistics) }, undefined, 2)}\n`);
          return;
        }
        const { figures } = page.statistics;
        const lines = mainFigures(page.statistics).map(({ key, twin }) => {
          const graduates = twin === undefined ? '' : `（高校毕业生 ${figures[twin] ?? 0}）`;
          return `${MEASURES[key].name}：${figures[key]} ${MEASURES[key].unit}${graduates}\n`;
        });
        process.stdout.write(`${fair.number} ${fair.title}\n状态：${page.report ? `已上报（第 ${page.report.version} 次）` : '未上报'}\n`);
        process.stdout.write(lines.join(''));
      });
    });
}

/** The figures under the codes of the 人社 data dictionary, for a system that takes them up. */
function codesOf({ figures }: FairStatistics): Readonly<Record<string, number>> {
  return Object.fromEntries(
    MEASURE_KEYS.flatMap((key) => {
      const { code } = MEASURES[key];
      return code === undefined ? [] : [[code, figures[key] ?? 0]];
    }),
  );
}
