import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { goodSignup, signupFile, testResidentId } from '#tests/support/signup-lists.ts';

async function openImport(desk: Page, app: RunningApp): Promise<void> {
  const { fairs } = await app.client.fairs.list({});
  const [{ fair }] = fairs.filter((line) => line.fair.status !== 'cancelled') as [(typeof fairs)[number]];
  await desk.evaluate((id) => {
    location.hash = `#/fairs/${id}/import-signups`;
  }, fair.id);
  await expect(desk.getByText('把报名名单拖到这里，或')).toBeVisible();
}

async function choose(desk: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  await desk.getByLabel('报名名单文件').setInputFiles({ ...file, mimeType: 'application/octet-stream' });
}

test('a list with faults is checked, its good rows are imported, and the batch is undone', async ({ desk, app }) => {
  await openImport(desk, app);
  const csv = [
    '姓名,身份证号,手机号,性别,人员类别',
    `𠮷田䶮,${testResidentId(1)},13800138001,男,高校毕业生、退役军人`,
    '李四,110105194912310021,13800138002,女,',
    `王五,${testResidentId(3)},138,女,火星人`,
    '赵六,,13800138004,女,农民工',
  ].join('\n');
  await choose(desk, { name: '报名.csv', buffer: iconv.encode(csv, 'gb18030') });
  await expect(desk.getByTestId('import-counts')).toHaveText('共 4 行：可导入 2 行，有误 2 行，空行 0 行');
  await expect(desk.getByText('证件号码校验位不符')).toBeVisible();
  await expect(desk.getByText('与证件号码不符，号码表明为男')).toBeVisible();
  await desk.getByRole('tab', { name: '提醒' }).click();
  await expect(desk.getByText('本表各行都没有同意使用个人信息的记录')).toBeVisible();
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '下载标注错误的表' }).click();
  expect((await download).suggestedFilename()).toBe('报名（错误标注）.xlsx');
  await desk.getByRole('button', { name: '只导入无误的 2 行' }).click();
  await expect(desk.getByText('已导入 2 人')).toBeVisible();
  await expect(desk.getByText('其中新登记 2 人；跳过有误的 2 行')).toBeVisible();
  await desk.getByRole('button', { name: '撤销本批' }).click();
  await expect(desk.getByText('移除报名 2 人，删除新登记 2 人')).toBeVisible();
  await desk.getByRole('button', { name: '导入批次' }).click();
  await expect(desk.getByRole('dialog').getByText('已撤销')).toBeVisible();
});

test('the list leaves masked, and whole only with a reason', async ({ desk, app }) => {
  await openImport(desk, app);
  const file = await signupFile([goodSignup(1)]);
  await choose(desk, { name: file.name, buffer: Buffer.from(await file.arrayBuffer()) });
  await desk.getByRole('button', { name: '导入 1 行' }).click();
  await expect(desk.getByText('已导入 1 人')).toBeVisible();

  const masked = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '导出', exact: true }).click();
  await desk.getByRole('menuitem', { name: '导出（号码脱敏）' }).click();
  const maskedText = await textOf(await (await masked).path());
  expect(maskedText).toContain('求职1号');
  expect(maskedText).not.toContain(testResidentId(1));

  await desk.getByRole('button', { name: '导出', exact: true }).click();
  await desk.getByRole('menuitem', { name: '导出完整号码' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '导出' }).click();
  await expect(dialog.getByText('请填写原因')).toBeVisible();
  const whole = desk.waitForEvent('download');
  await dialog.getByLabel('原因').fill('公安核验');
  await dialog.getByRole('button', { name: '导出' }).click();
  expect(await textOf(await (await whole).path())).toContain(testResidentId(1));
});

async function textOf(path: string): Promise<string> {
  return JSON.stringify((await readXlsx(await readFile(path))).sheets[0]?.rows);
}
