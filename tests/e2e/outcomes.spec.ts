import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import type { FairId, Id } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { visitorsOf } from '#tests/support/visitors.ts';

const NAMES = ['陈国庆', '李㛃', '王小明', '赵六'];

/** The sample data, with people who entered a held fair of it that nothing came of yet. */
async function openLedgers(app: RunningApp, page: Page): Promise<{ title: string; unitName: string }> {
  await app.loadSample();
  const { fairs } = await app.client.fairs.list({ status: 'held' });
  const { fairs: followed } = await app.client.outcomes.figures({ cutOff: '2100-01-01' });
  const fair = fairs.findLast((line) => line.attended > 0 && followed.every((one) => one.fair?.id !== line.fair.id))?.fair;
  if (!fair) throw new Error('The sample has no held fair');
  const [unit] = await app.client.roster.list({ fairId: fair.id });
  await app.stop();
  const opened = await openBackend({ dataFolder: app.dataFolder, keys: keyFilesIn(join(app.dataFolder, '..', 'keys')) });
  if (!opened.ok) throw new Error('The data folder is in use');
  const session = opened.value.startup.session();
  if (!session) throw new Error('The database did not open');
  await visitorsOf(session.db, fair.id as FairId, NAMES, <Kind extends string>() => uuidv7() as Id<Kind>);
  await opened.value.close();
  await app.start();
  await page.goto(app.address);
  await page.getByRole('button', { name: '陈晓' }).click();
  await page.getByLabel('年度').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '全部年度' }).click();
  await page.getByRole('menuitem', { name: '台账与报表' }).click();
  return { title: `${fair.number} ${fair.title}`, unitName: unit?.unit.name ?? '' };
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click();
}

test('intentions are entered after the fair, one goes on to a contract, and every figure opens its names', async ({ app, page }) => {
  const { title, unitName } = await openLedgers(app, page);
  await page.getByRole('tab', { name: '招聘用工实名台账' }).click();
  await choose(page, '招聘会', title);
  await page.getByRole('button', { name: '会后录入' }).click();

  await page.locator('.ant-table-row', { hasText: '王小明' }).getByRole('checkbox').check();
  await page.locator('.ant-table-row', { hasText: '李㛃' }).getByRole('checkbox').check();
  await choose(page, '用人单位', unitName);
  await page.getByRole('button', { name: '登记所选 2 人' }).click();
  await expect(page.getByText('已登记 2 人')).toBeVisible();
  await expect(page.locator('.ant-table-row', { hasText: '王小明' })).toContainText(unitName);

  await page.getByRole('menuitem', { name: '台账与报表' }).click();
  await page.getByRole('button', { name: `${title} 意向 2 人` }).click();
  await expect(page.getByRole('dialog').getByText('2 条')).toBeVisible();
  await expect(page.getByRole('dialog').locator('.ant-table-row')).toHaveCount(2);
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: '招聘用工实名台账' }).click();
  await page.locator('.ant-table-row', { hasText: '王小明' }).click();
  const card = page.getByRole('region', { name: unitName });
  await card.locator('li', { hasText: '签合同' }).getByRole('button', { name: '登记' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel('合同签订日期').fill('2026-03-20');
  await dialog.getByLabel('合同起始日期').fill('2026-03-20');
  await dialog.getByLabel('合同期限').fill('12');
  await dialog.getByLabel('步骤凭证').setInputFiles({ name: '劳动合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(card.getByRole('button', { name: '凭证 劳动合同.pdf' })).toBeVisible();
  await expect(card).toContainText('2026-03-20 起，12 个月');

  await card.locator('li', { hasText: '签合同' }).getByRole('button', { name: '作废' }).click();
  await page.getByLabel('原因').fill('日期误录');
  await page.getByRole('dialog').last().getByRole('button', { name: '作废' }).click();
  await expect(card.getByRole('button', { name: '凭证 劳动合同.pdf' })).toBeHidden();
  await card.getByRole('button', { name: '已作废 1 条' }).click();
  await expect(card).toContainText('作废：日期误录');
});

test('the ledger is taken out masked at once, and with whole numbers only for a reason', async ({ app, page }) => {
  const { title, unitName } = await openLedgers(app, page);
  await page.getByRole('tab', { name: '招聘用工实名台账' }).click();
  await choose(page, '招聘会', title);
  await page.getByRole('button', { name: '会后录入' }).click();
  await page.locator('.ant-table-row', { hasText: '赵六' }).getByRole('checkbox').check();
  await choose(page, '用人单位', unitName);
  await choose(page, '步骤', '录用');
  await page.getByRole('button', { name: '登记所选 1 人' }).click();
  await expect(page.getByText('已登记 1 人')).toBeVisible();
  await page.getByRole('menuitem', { name: '台账与报表' }).click();
  await page.getByRole('tab', { name: '招聘用工实名台账' }).click();

  const masked = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出与打印' }).click();
  await page.getByRole('menuitem', { name: '打印件（PDF）', exact: true }).click();
  expect((await masked).suggestedFilename()).toMatch(/^招聘用工实名台账 截至\d{4}-\d{2}-\d{2}\.pdf$/);

  await page.getByRole('button', { name: '导出与打印' }).click();
  await page.getByRole('menuitem', { name: 'Excel，含完整证件号码' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '导出' }).click();
  await expect(dialog.getByText('请填写原因')).toBeVisible();
  await dialog.getByLabel('原因').fill('上级核查');
  const clear = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出' }).click();
  expect((await clear).suggestedFilename()).toMatch(/\.xlsx$/);
  await page.getByRole('menuitem', { name: '设置' }).click();
  await page.getByRole('link', { name: '操作日志' }).click();
  await expect(page.locator('.ant-table-row', { hasText: '明文导出' })).toContainText('上级核查');
});
