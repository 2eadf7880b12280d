import type { Command } from 'commander';
import { defaultDataFolder } from '../../../adapters/user-folders.ts';
import { openBackend } from '../../../composition/open-backend.ts';
import { connectInProcess } from '../../in-process/connect.ts';
import { CommandFailure } from '../command-failure.ts';
import { addDataOptions, type DataOptions, inWords, startupSentence, withBackend } from '../with-backend.ts';

/** `backup create|list|restore|recover`. The last two also work while the database cannot be opened. */
export function addBackupCommands(program: Command): void {
  const backup = program.command('backup').description('备份与恢复');
  addDataOptions(backup.command('create').description('立即备份并校验')).action(async (options: DataOptions) => {
    await withBackend(options, async ({ client }) => {
      const line = await client.backups.create();
      process.stdout.write(`已备份 ${line.fileName}（${line.bytes} 字节，已校验）\n`);
      if (line.missingAttachments > 0) process.stderr.write(`有 ${line.missingAttachments} 个附件原件已缺失，请补传\n`);
    });
  });
  addDataOptions(backup.command('list').description('列出备份')).action(async (options: DataOptions) => {
    await withBackend(options, async ({ client }) => {
      const { backups, folder } = await client.backups.list();
      process.stdout.write(`${folder}\n`);
      for (const line of backups) process.stdout.write(`${line.at} ${line.fileName} ${line.bytes} 字节\n`);
    });
  });
  addDataOptions(backup.command('restore').description('用备份替换数据库，被替换的文件另行保留').argument('<name>', '备份文件名')).action(
    async (fileName: string, options: DataOptions) => {
      await atStartup(options, async (client) => client.startup.restore({ fileName }));
      process.stdout.write(`已从 ${fileName} 恢复\n`);
    },
  );
  addDataOptions(backup.command('recover').description('用恢复码打开数据库').argument('<code>', '恢复码')).action(
    async (code: string, options: DataOptions) => {
      await atStartup(options, async (client) => client.startup.enterRecoveryCode({ code }));
      process.stdout.write('恢复码相符，数据库已可打开\n');
    },
  );
}

async function atStartup(
  options: DataOptions,
  work: (client: ReturnType<typeof connectInProcess>) => Promise<{ state: string }>,
): Promise<void> {
  const backend = await openBackend({ dataFolder: options.data ?? defaultDataFolder() });
  if (!backend.ok) throw new CommandFailure(`数据文件夹正被另一个程序使用（进程 ${backend.error.pid}），请先关闭它`, 2);
  try {
    const after = await work(connectInProcess(backend.value.router)).catch(inWords);
    if (after.state !== 'ready') throw new CommandFailure(startupSentence(after.state as Parameters<typeof startupSentence>[0]), 1);
  } finally {
    await backend.value.close();
  }
}
