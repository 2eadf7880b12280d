import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { expect, test, watch } from '#tests/support/app-fixture.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';

async function rosterFile(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const header = ['企业名称', '统一社会信用代码', '单位性质', '所在区县', '是否到会'];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '名册', rows: [header, ...rows].map((row) => [...row]) }] }));
}

async function pickDivision(page: Page, label: string, path: readonly string[]): Promise<void> {
  await page.getByLabel(label).click();
  await page.getByLabel(label).pressSequentially(path.at(-1) ?? '');
  await page
    .locator('.ant-cascader-menu-item')
    .filter({ hasText: path.join(' / ') })
    .first()
    .click();
}

test('a clerk goes from an empty program and an Excel roster to the printed sheet', async ({ app, page }) => {
  const complaints = watch(page, app);
  await page.goto(app.address);

  // First run.
  await page.getByLabel('单位名称').fill('淮安市公共就业服务中心');
  await pickDivision(page, '所在地', ['江苏省', '淮安市']);
  await page.getByLabel('经办人姓名').fill('王芳');
  await page.getByLabel('文号').fill('淮人社发〔2026〕3 号');
  await page.getByRole('button', { name: '完成设置' }).click();
  await expect(page.getByText('还没有招聘会')).toBeVisible();

  // A fair outside the province.
  await page.getByRole('button', { name: '新建招聘会' }).click();
  await page.getByLabel('活动名称').fill('赴合肥劳务协作招聘会');
  await page.getByLabel('开始日期').fill('2026-03-05');
  await page.getByLabel('开始日期').press('Enter');
  await page.getByLabel('结束日期').fill('2026-03-05');
  await page.getByLabel('结束日期').press('Enter');
  await pickDivision(page, '举办地行政区划', ['安徽省', '合肥市', '蜀山区']);
  await expect(page.getByTestId('zone-reason')).toContainText('省外举办地安徽省合肥市蜀山区在江苏省外');
  await page.getByLabel('举办地点').fill('合肥市人力资源市场');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('名册还是空的')).toBeVisible();

  // The roster: 12 good rows, 3 bad ones, all listed at once.
  await page.getByRole('button', { name: '导入名册' }).first().click();
  const good = Array.from({ length: 12 }, (_, index) => [
    `淮安第${index + 1}机械有限公司`,
    testCreditCode(index + 1),
    '企业',
    '清江浦区',
    '是',
  ]);
  const bad = [
    ['淮安校验位有限公司', `${testCreditCode(50).slice(0, 17)}${testCreditCode(50).endsWith('0') ? '1' : '0'}`, '企业', '清江浦区', '是'],
    ['淮安重复有限公司', testCreditCode(3), '企业', '清江浦区', '是'],
    ['淮安性质不明有限公司', testCreditCode(51), '星球', '清江浦区', '是'],
  ];
  await page
    .getByLabel('名册文件')
    .setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer: await rosterFile([...good, ...bad]) });
  await expect(page.getByTestId('import-counts')).toHaveText('共 15 行：可导入 12 行，有误 3 行，空行 0 行');
  await expect(page.getByText('校验位不符')).toBeVisible();
  await expect(page.getByText('与第 4 行是同一单位')).toBeVisible();
  await expect(page.getByText('无法识别')).toBeVisible();
  await page.getByRole('button', { name: '只导入无误的 12 行' }).click();
  await expect(page.getByText('已导入 12 家')).toBeVisible();
  await page.getByRole('button', { name: '查看名册' }).click();
  await expect(page.getByText('已参会 12 家')).toBeVisible();

  // Held, and two vouchers.
  await page.getByRole('button', { name: '标记已举办' }).click();
  await page.getByRole('tab', { name: '费用凭证' }).click();
  for (const [number, payee, category, amount] of [
    ['26342000000900000001', '安徽皖运汽车租赁有限公司', '交通', '18,000'],
    ['26342000000900000002', '合肥会展服务有限公司', '展位', '6000.05'],
  ] as const) {
    await page.getByRole('button', { name: '录入凭证' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('发票（凭证）号码').fill(number);
    await form.getByLabel('凭证日期').fill('2026-03-06');
    await form.getByLabel('凭证日期').press('Enter');
    await form.getByLabel('收款单位').fill(payee);
    await form.getByLabel('类别').click();
    await page.locator('.ant-select-item-option').filter({ hasText: category }).click();
    await form.getByLabel('金额').fill(amount);
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form.getByRole('button', { name: '添加附件' })).toBeVisible();
    await form.getByRole('button', { name: '取消', exact: true }).click();
    await expect(form).toBeHidden();
  }
  await expect(page.getByText('24,000.05 元')).toBeVisible();

  // 24,000.05 over 12 units: 2,000.00 each, 5 fen to the first five.
  await page.getByRole('tab', { name: '结算' }).click();
  await expect(page.locator('.figure-value')).toHaveText(['36,000.00 元', '24,000.05 元', '11,999.95 元']);
  await page.getByRole('button', { name: '核定', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '核定' }).click();
  await expect(page.getByText('编号 2026-001', { exact: true })).toBeVisible();

  // The sheet, saved, says the same.
  await page.getByRole('button', { name: '打印审核表' }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '另存 PDF' }).click();
  const bytes = readFileSync(await (await saving).path());
  const text = squeeze((await readPdf(bytes, async (pages) => pages.map((one) => one.text))).join(''));
  for (const words of [
    '赴外招聘活动经费列支审核表',
    '淮人社发〔2026〕3号',
    '人民币贰万肆仟元零伍分',
    '24,000.05元',
    '淮安第12机械有限公司',
    '26342000000900000002',
    '第1页共1页',
    '王芳',
  ]) {
    expect(text).toContain(words);
  }
  await expect(page.getByText('已打印 1 次')).toBeVisible();
  expect(complaints).toEqual([]);
});
