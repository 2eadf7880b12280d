import type { Command } from 'commander';
import { addDataOptions, newCommandId, withClient } from '../with-backend.ts';

/** `sample`: fills an empty data folder with 示例数据. */
export function addSampleCommand(program: Command): void {
  addDataOptions(program.command('sample').description('在空的数据文件夹中载入示例数据')).action(async (options: { data: string }) => {
    await withClient(options, async (client) => {
      const loaded = await client.centers.loadSample({ commandId: newCommandId() });
      const { fairs } = await client.fairs.list({});
      process.stdout.write(`已载入示例数据：${loaded.center.name}，招聘会 ${fairs.length} 场\n`);
    });
  });
}
