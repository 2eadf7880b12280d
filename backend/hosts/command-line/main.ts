import { Command, CommanderError } from 'commander';
import { VERSION } from '../../composition/version.ts';
import { CommandFailure } from './command-failure.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addImportCommands } from './commands/import.ts';
import { addPackageCommands } from './commands/package.ts';
import { addPolicyCommand } from './commands/policy-check.ts';
import { addPrintCommand } from './commands/print.ts';
import { addSampleCommand } from './commands/sample.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSettleCommand } from './commands/settle.ts';
import { addStatisticsCommand } from './commands/statistics.ts';

/** Exit codes: 0 done · 1 the data says no (a case failed, a fair cannot be settled) · 2 wrong call, or the program cannot run here. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const program = new Command('fairdesk')
    .description('招聘会与劳务协作工作台：命令行')
    .version(VERSION, '--version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示命令的帮助')
    .showHelpAfterError('（用 fairdesk --help 查看用法）')
    .exitOverride();
  addServeCommand(program);
  addSampleCommand(program);
  addImportCommands(program);
  addSettleCommand(program);
  addStatisticsCommand(program);
  addPrintCommand(program);
  addPolicyCommand(program);
  addBackupCommands(program);
  addPackageCommands(program);
  for (const command of program.commands) command.exitOverride().helpOption('-h, --help', '显示帮助');
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
    if (failure instanceof CommandFailure) {
      if (failure.message !== '') process.stderr.write(`${failure.message}\n`);
      return failure.exitCode;
    }
    throw failure;
  }
}
