import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app-fixture.ts';

async function openFeedback(desk: Page): Promise<void> {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await desk.locator('.ant-table-row', { hasText: '赴西安长安高校秋季巡回招聘会' }).click();
  await desk.getByRole('tab', { name: '打印与统计' }).click();
  await desk.getByText('单位反馈', { exact: true }).click();
}

test('feedback is typed by the keyboard alone, checked, kept and saved row by row; the figures open their lists', async ({ desk }) => {
  await openFeedback(desk);
  const rows = desk.locator('.entry-grid tbody tr[data-unit]');
  await expect(rows.first()).toBeVisible();
  const count = await rows.count();
  expect(count).toBeGreaterThan(2);
  await expect(desk.getByText(`未反馈 ${count} 家`)).toBeVisible();

  // 本科以上 4, 大专以下 6, 毕业生 2; 博士 0 … 大专 3; 男 1, 女 2, which is right.
  await rows.first().locator('input').first().focus();
  for (const digits of ['4', '6', '2', '', '', '', '3', '', '1', '2', '1', '5', '', '1', '']) {
    if (digits !== '') await desk.keyboard.type(digits);
    await desk.keyboard.press('Enter');
  }
  await desk.keyboard.press('Enter');
  await expect(rows.nth(1).locator('input').first()).toBeFocused();
  await expect(rows.first()).toContainText('已存');
  await expect(desk.getByText(`未反馈 ${count - 1} 家`)).toBeVisible();

  // The second unit: men and women do not add up, and leaving the row does not lose what was typed.
  const second = rows.nth(1).locator('input');
  await second.nth(6).fill('3');
  await second.nth(8).fill('1');
  await rows.nth(2).locator('input').first().focus();
  await expect(desk.getByRole('alert')).toContainText('按性别合计 1 人，按学历合计 3 人');
  await desk.reload();
  await expect(rows.nth(1).locator('input').nth(6)).toHaveValue('3');
  await rows.nth(1).locator('input').nth(9).fill('2');
  await rows.nth(2).locator('input').first().focus();
  await expect(desk.getByRole('alert')).toContainText('达成意向 3 人，多于收到简历 0 份。如属实，请在备注中说明');
  await rows.nth(1).locator('input').last().fill('简历会后邮寄');
  await desk.keyboard.press('Enter');
  await expect(rows.nth(1)).toContainText('已存，有提示');

  await desk.getByText('统计', { exact: true }).click();
  await desk.getByRole('button', { name: '达成意向人数 6，打开名单' }).click();
  const drawer = desk.getByRole('dialog');
  await expect(drawer).toContainText('达成意向人数 6 人');
  await expect(drawer.locator('.ant-table-row')).toHaveCount(2);
  await expect(drawer.locator('.table-sums')).toContainText('6 人');
});

test('the table is reported, and a later change stands as a correction', async ({ desk }) => {
  await openFeedback(desk);
  await desk.getByText('统计', { exact: true }).click();
  await expect(desk.getByText('尚未上报')).toBeVisible();
  await desk.getByRole('button', { name: '上报', exact: true }).click();
  await desk.locator('.ant-popconfirm').getByRole('button', { name: '上报' }).click();
  await expect(desk.getByText(/已上报（第 1 次，.+ 陈晓），数据未变动/)).toBeVisible();

  await desk.getByRole('button', { name: '人工填报' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('现场投递简历人数', { exact: true }).fill('88');
  await dialog.getByLabel('现场投递简历人数 来源').fill('单位签收单');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(dialog.getByText('陈晓', { exact: false })).toBeVisible();
  await desk.keyboard.press('Escape');
  const corrections = desk.getByLabel('更正');
  await expect(corrections).toContainText('现场投递简历人数');
  await expect(corrections).toContainText('88');

  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '另存 PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/招聘会情况统计表\.pdf$/);
});
