import type { Command } from 'commander';
import { capitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { CommandFailure } from '../command-failure.ts';
import { findFair } from '../find-fair.ts';
import { addDataOptions, type DataOptions, withBackend } from '../with-backend.ts';

/** `settle --fair NO [--json]`: the figures of a fair as they stand, sealed or as a draft; changes nothing. */
export function addSettleCommand(program: Command): void {
  addDataOptions(program.command('settle').description('计算一场招聘会的标准额度与核定金额（不改动数据）'))
    .requiredOption('--fair <no>', '场次编号，如 2026-007')
    .option('--json', '输出 JSON')
    .action(async (options: DataOptions & { fair: string; json?: boolean }) => {
      await withBackend(options, async ({ client }) => {
        const { fair } = await findFair(client, options.fair);
        const page = await client.settlements.forFair({ fairId: fair.id });
        const settlement = page.sealed?.snapshot.settlement ?? page.draft?.settlement;
        if (options.json) {
          process.stdout.write(`${JSON.stringify(page, undefined, 2)}\n`);
          return;
        }
        if (!settlement) throw new CommandFailure(`招聘会 ${fair.number} 尚未选定适用的政策方案，暂无核定金额`, 1);
        process.stdout.write(
          `${fair.number} ${fair.title}\n` +
            `状态：${page.sealed ? `已批，编号 ${page.sealed.number}` : '草稿'}\n` +
            `标准额度：${formatYuan(settlement.quota)} 元\n` +
            `核定金额：${formatYuan(settlement.payable)} 元（${capitalAmount(settlement.payable)}）\n`,
        );
      });
    });
}
