import type { Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { expect, test } from '#tests/support/app-fixture.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';

async function openRoster(desk: Page, title: string): Promise<void> {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await desk.locator('.ant-table-row', { hasText: title }).click();
  await desk.getByRole('tab', { name: '单位与展位' }).click();
}

test('a CSV in GB18030 with columns of other names is mapped by hand, imported and undone', async ({ desk }) => {
  await openRoster(desk, '赴兰州城关高校秋季巡回招聘会');
  await expect(desk.getByText('名册 10 家')).toBeVisible();
  await desk.getByRole('button', { name: '导入名册' }).click();
  const csv = `公司,统一代码,人\n淮安㛃悦服饰有限公司,${testCreditCode(501)},王经理\n淮安新苑有限公司,${testCreditCode(502)},李经理\n`;
  await desk.getByLabel('名册文件').setInputFiles({ name: '企业.csv', mimeType: 'text/csv', buffer: iconv.encode(csv, 'gb18030') });
  await expect(desk.getByText('请为“单位名称”指定列')).toBeVisible();
  await desk.getByRole('tab', { name: '各列对应' }).click();
  await desk.getByLabel('单位名称').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '公司' }).click();
  await expect(desk.getByTestId('import-counts')).toHaveText('共 2 行：可导入 2 行，有误 0 行，空行 0 行');
  await desk.getByRole('button', { name: '导入 2 行' }).click();
  await expect(desk.getByText('已导入 2 家')).toBeVisible();
  await desk.getByRole('button', { name: '撤销本批' }).click();
  await expect(desk.getByText('移出 2 家，删除新单位 2 家')).toBeVisible();
});

test('a file that is too large is refused before it is sent', async ({ desk }) => {
  await openRoster(desk, '赴兰州城关高校秋季巡回招聘会');
  await desk.getByRole('button', { name: '导入名册' }).click();
  await desk.getByLabel('名册文件').evaluate((input: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(60 * 1024 * 1024)], '大.xlsx'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(desk.getByRole('alert')).toContainText('文件过大（60.0 MB，上限 50.0 MB）');
});

test('attendance is set for all that are chosen, and taken back', async ({ desk }) => {
  await openRoster(desk, '赴合肥肥东劳务协作对接会');
  await expect(desk.getByText('待确认 3 家')).toBeVisible();
  await desk.getByLabel('到会情况', { exact: true }).click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '待确认' }).click();
  await desk.locator('thead .ant-checkbox, .ant-table-thead .ant-checkbox').first().click();
  await desk.getByRole('button', { name: '已选 3 家，改到会情况' }).click();
  await desk.getByRole('menuitem', { name: '未到会' }).click();
  await expect(desk.getByText('3 家已改为“未到会”')).toBeVisible();
  await expect(desk.getByText('未到会 3 家')).toBeVisible();
  await desk.getByRole('button', { name: '撤销' }).click();
  await expect(desk.getByText('待确认 3 家')).toBeVisible();
});

test('a unit known by its credit code is filled in, put on the roster, and taken off with a reason', async ({ desk }) => {
  await openRoster(desk, '赴兰州城关高校秋季巡回招聘会');
  await expect(desk.getByText('名册 10 家')).toBeVisible();
  await desk.getByRole('menuitem', { name: '参会单位' }).click();
  const code = await desk.locator('.ant-table-row', { hasText: '洪泽湖生态渔业有限公司' }).locator('.ant-table-cell').nth(1).innerText();
  await openRoster(desk, '赴兰州城关高校秋季巡回招聘会');
  await desk.getByRole('button', { name: '添加单位' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('统一社会信用代码').fill(code);
  await dialog.getByText('已登记：洪泽湖生态渔业有限公司，点此填入').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.getByText('名册 11 家')).toBeVisible();
  await desk.getByText('洪泽湖生态渔业有限公司', { exact: true }).click();
  await desk.getByRole('button', { name: '移出名册' }).click();
  await desk.getByRole('dialog').last().getByLabel('原因').fill('误加');
  await desk.getByRole('button', { name: '移出', exact: true }).click();
  await expect(desk.getByText('名册 10 家')).toBeVisible();
});
