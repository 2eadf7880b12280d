import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readPolicyCases } from '#shared/domain/schemes/policy-cases.ts';
import { checkPolicyCases } from '#shared/domain/schemes/policy-pack.ts';
import { CommandFailure } from '../command-failure.ts';

/** `policy check CASES.json`: one line a case, expected and actual on a difference, last line `N passed, N failed`. */
export function addPolicyCommand(program: Command): void {
  program
    .command('policy')
    .description('政策规则')
    .command('check')
    .description('按案例文件（goldenCases、ruleCases）逐条核对计算结果')
    .argument('<cases>', '案例文件（JSON）')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const text = await readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
        throw new CommandFailure(`无法读取案例文件 ${file}（${failure.code}），请检查路径`, 2);
      });
      const cases = readPolicyCases(text);
      if (!cases.ok) throw new CommandFailure(`案例文件 ${file} 格式不符：${JSON.stringify(cases.error)}`, 2);
      const results = checkPolicyCases(cases.value);
      const failed = results.filter((result) => result.outcome === 'failed').length;
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ passed: results.length - failed, failed, results }, undefined, 2)}\n`);
      } else {
        for (const result of results) {
          process.stdout.write(`${result.outcome === 'passed' ? 'ok  ' : 'FAIL'} ${result.id} ${result.title}\n`);
          for (const difference of result.differences) process.stdout.write(`     ${difference}\n`);
        }
        process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
      }
      if (failed > 0) throw new CommandFailure('', 1);
    });
}
