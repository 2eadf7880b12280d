import { expect, test } from '#tests/support/app-fixture.ts';
import { jobFile } from '#tests/support/job-lists.ts';

test('jobs are imported for the units of the roster with what should be asked, and the batch is undone', async ({ desk, app }) => {
  const { fairs } = await app.client.fairs.list({});
  const [{ fair }] = fairs.filter((line) => line.fair.status !== 'cancelled' && line.units > 0) as [(typeof fairs)[number]];
  const [unit] = await app.client.roster.list({ fairId: fair.id });
  if (!unit) throw new Error('the fair has no unit');
  await desk.evaluate((id) => {
    location.hash = `#/fairs/${id}/jobs`;
  }, fair.id);
  await desk.getByRole('button', { name: '导入岗位' }).click();
  await expect(desk.getByText('把岗位表拖到这里，或')).toBeVisible();
  const file = await jobFile([
    [unit.unit.name, '导入电工', 3, '5k-8k', '大专及以上', '限男性'],
    ['名册外的公司', '普工', 20, '面议', '', ''],
  ]);
  const buffer = Buffer.from(await file.arrayBuffer());
  await desk.getByLabel('岗位表文件').setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer });
  await expect(desk.getByTestId('import-counts')).toHaveText('共 2 行：可导入 1 行，有误 1 行，空行 0 行');
  await expect(desk.getByText('该单位不在本场名册中')).toBeVisible();
  await desk.getByRole('tab', { name: '提醒' }).click();
  await expect(desk.getByText('《妇女权益保障法》第四十三条')).toBeVisible();
  await desk.getByRole('button', { name: '只导入无误的 1 行' }).click();
  await expect(desk.getByText('1 家单位，招聘 3 人；跳过有误的 1 行')).toBeVisible();
  await desk.getByRole('button', { name: '查看岗位' }).click();
  await expect(desk.getByText('导入电工')).toBeVisible();
  await desk.getByRole('button', { name: '导入批次' }).click();
  await desk.getByRole('button', { name: '撤销本批' }).click();
  await expect(desk.getByText('已撤销：移除岗位 1 个')).toBeVisible();
  await expect(desk.getByText('导入电工')).toBeHidden();
});
