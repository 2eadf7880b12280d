import { readFileSync } from 'node:fs';
import { expect, test } from '#tests/support/app-fixture.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { testDocument } from '#tests/support/visitors.ts';

/** As the fields take it. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

test('a station is registered, sends a trip of people, enters a hire, and prints the sheet of the month', async ({ desk }) => {
  await desk.getByRole('menuitem', { name: '驻外站' }).click();
  await expect(desk.getByText('4 条')).toBeVisible();
  await desk.getByRole('button', { name: '登记驻外站' }).click();
  await expect(desk.getByLabel('站点编号')).toHaveValue('S05');
  await desk.getByLabel('站点名称').fill('淮安市驻陇南劳务协作站');
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByText('请选择驻地')).toBeVisible();
  await desk.getByLabel('驻地行政区划').fill('621202');
  await desk.getByRole('menuitemcheckbox').or(desk.locator('.ant-cascader-menu-item')).filter({ hasText: '武都区' }).first().click();
  await desk.getByLabel('合作单位').fill('陇南市就业服务局');
  await desk.getByRole('button', { name: '添加人员' }).click();
  await desk.getByLabel('姓名').fill('赵平');
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('heading', { name: '淮安市驻陇南劳务协作站' })).toBeVisible();

  await desk.getByRole('tab', { name: '输送' }).click();
  await desk.getByRole('button', { name: '登记输送' }).first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('出发日期').fill(today());
  await desk.keyboard.press('Enter');
  await dialog.getByLabel('用工单位').fill('精密机械');
  await desk.locator('.ant-select-item-option').filter({ hasText: '江苏淮上精密机械制造有限公司' }).click();
  await dialog.getByLabel('带队人').fill('赵平');
  await dialog.getByRole('button', { name: '保存，添加人员' }).click();

  const adding = desk.getByRole('dialog').filter({ hasText: '成批录入' });
  await adding.getByLabel('查找求职者').fill('maxuewen');
  await adding.getByRole('button', { name: '加入 马学文' }).click();
  await expect(adding.getByText('已在本批')).toBeVisible();
  await adding.getByLabel('成批录入').fill(`姓名\t身份证号\n冯小刚 ${testDocument(11)}\n马学文\n余某 123456789012345678`);
  await adding.getByRole('button', { name: '核对' }).click();
  await expect(adding.getByText('新登记')).toBeVisible();
  await expect(adding.getByText('重复，已在本批或上面')).toBeVisible();
  await adding.getByRole('button', { name: '加入 1 人' }).click();
  await expect(desk.getByText('随行 2 人')).toBeVisible();
  await expect(desk.locator('.ant-table-row')).toHaveCount(2);

  await desk.getByRole('button', { name: '登记去向 冯小刚' }).click();
  const panel = desk.getByRole('dialog').filter({ hasText: '就业跟踪' });
  await panel.getByRole('button', { name: '登记就业去向' }).click();
  const placing = desk.getByRole('dialog').filter({ hasText: '用人单位' });
  await expect(placing.getByText('江苏淮上精密机械制造有限公司')).toBeVisible();
  await placing.getByLabel('录用日期').fill(today());
  await desk.keyboard.press('Enter');
  await placing.getByRole('button', { name: '保存' }).click();
  await expect(placing).toBeHidden();
  await expect(panel.locator('.chain-card')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByText('本单位已录用 1 人')).toBeVisible();

  await desk.getByRole('link', { name: '淮安市驻陇南劳务协作站' }).click();
  await desk.getByRole('tab', { name: '工作记录' }).click();
  await desk.getByRole('button', { name: '登记工作记录' }).first().click();
  const entry = desk.getByRole('dialog');
  await entry.getByLabel('日期').fill(today());
  await desk.keyboard.press('Enter');
  await entry.getByLabel('内容').fill('走访武都区劳务中介');
  await entry.getByRole('button', { name: '保存' }).click();
  await expect(desk.locator('.ant-table-row')).toContainText('走访武都区劳务中介');

  await desk.getByRole('tab', { name: '台账与月报' }).click();
  await desk.getByLabel('驻站工作月报').fill(today().slice(0, 7));
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: '本月 输送人数 2 人' }).click();
  await expect(desk.getByRole('dialog').getByRole('link', { name: '冯小刚' })).toBeVisible();
  await expect(desk.getByText('合计 2 人')).toBeVisible();
  await desk.keyboard.press('Escape');
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '另存 PDF' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^驻站工作月报 S05 \d{4}年\d{1,2}月\.pdf$/);
  const text = await readPdf(readFileSync(await download.path()), async (pages) => squeeze(pages.map((page) => page.text).join('')));
  for (const words of ['淮安市驻陇南劳务协作站', '输送人数人22', '走访武都区劳务中介', '江苏淮上精密机械制造有限公司', '赵平'])
    expect(text).toContain(words);
});

test('figures of the list and of the provinces open what they count; a figure leads to the trip', async ({ desk }) => {
  await desk.getByRole('menuitem', { name: '驻外站' }).click();
  await desk.getByRole('button', { name: '淮安市驻定西劳务协作站 输送人数 19 人' }).click();
  await expect(desk.getByRole('dialog').getByText('合计 19 人')).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.getByText('分省概览').click();
  await desk.getByRole('button', { name: '贵州省 录用人数 9 人' }).click();
  await expect(desk.getByRole('dialog').getByText('合计 9 人')).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.locator('.ant-table-row').filter({ hasText: '贵州省' }).click();
  await expect(desk.locator('.ant-table-row')).toHaveCount(1);
  await desk.locator('.ant-table-row').filter({ hasText: '驻毕节招工站' }).click();
  await desk.getByRole('button', { name: /输送批次/ }).click();
  await desk.getByRole('dialog').getByRole('link', { name: 'S03-SS-2026-002' }).click();
  await expect(desk.getByRole('heading', { name: 'S03-SS-2026-002' })).toBeVisible();
  await desk.getByRole('button', { name: '移出 高明强' }).click();
  await desk.getByRole('dialog').getByLabel('原因').fill('家中有事未出发');
  await desk.getByRole('dialog').getByRole('button', { name: '移出' }).click();
  await expect(desk.getByText('已移出：家中有事未出发')).toBeVisible();
  await expect(desk.getByText('随行 4 人')).toBeVisible();
});
