import type { Page } from '@playwright/test';
import type { FairId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { givenFairOfToday } from '#tests/support/fair-day.ts';

const TITLE = '展位图试验招聘会';

/** A fair of today with units that have no booth yet. */
async function givenFair({ client }: RunningApp, units: number): Promise<FairId> {
  const { fairId, stamp } = await givenFairOfToday(client, TITLE);
  const industries = ['机械制造', '餐饮服务'];
  for (let n = 1; n <= units; n++) {
    await client.roster.add({
      command: stamp(),
      fairId,
      creditCode: testCreditCode(700 + n),
      name: `淮安第${n}试验有限公司`,
      kind: 'enterprise',
      industry: industries[n % 2],
      presence: 'onsite',
      attendance: 'pending',
    });
  }
  return fairId;
}

async function openPlan(desk: Page, view: '展位图' | '到场'): Promise<void> {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await desk.getByText(TITLE).click();
  await desk.getByRole('tab', { name: '单位与展位' }).click();
  await desk.getByText(view, { exact: true }).click();
}

async function drawArea(desk: Page, name: string, prefix: string, rows: number, perRow: number): Promise<void> {
  await desk.getByRole('button', { name: '添加展区' }).first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('区名').fill(name);
  await dialog.getByLabel('编号前缀').fill(prefix);
  await dialog.getByLabel('排数').fill(String(rows));
  await dialog.getByLabel('每排展位数').fill(String(perRow));
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const booth = (desk: Page, number: string) => desk.getByRole('button', { name: new RegExp(`^${number} `) });

test('a plan is drawn, units are dragged onto it, exchanged, and taken back', async ({ app, desk }) => {
  await givenFair(app, 3);
  await openPlan(desk, '展位图');
  await drawArea(desk, 'A区', 'A', 2, 5);
  await desk.getByRole('button', { name: '淮安第1试验有限公司' }).dragTo(booth(desk, 'A03'));
  await expect(booth(desk, 'A03')).toHaveAccessibleName('A03 已预占 淮安第1试验有限公司');
  await desk.getByRole('button', { name: '淮安第2试验有限公司' }).dragTo(booth(desk, 'A07'));
  await expect(booth(desk, 'A07')).toHaveAccessibleName('A07 已预占 淮安第2试验有限公司');
  await expect(desk.getByText('待安排 1 家')).toBeVisible();
  await booth(desk, 'A03').dragTo(booth(desk, 'A07'));
  await expect(booth(desk, 'A03')).toHaveAccessibleName('A03 已预占 淮安第2试验有限公司');
  await expect(booth(desk, 'A07')).toHaveAccessibleName('A07 已预占 淮安第1试验有限公司');
  await desk.getByText('A03 与 A07 已换位').getByRole('button', { name: '撤销' }).click();
  await expect(booth(desk, 'A03')).toHaveAccessibleName('A03 已预占 淮安第1试验有限公司');
  await desk.getByRole('button', { name: '淮安第3试验有限公司' }).dragTo(booth(desk, 'A03'));
  await expect(desk.getByText('展位 A03 已由“淮安第1试验有限公司”使用，请另选展位或与其换位')).toBeVisible();
  await booth(desk, 'A07').dragTo(desk.getByRole('region', { name: '待安排单位' }));
  await desk.getByRole('dialog').getByLabel('原因').fill('单位退展');
  await desk.getByRole('dialog').getByRole('button', { name: '释放' }).click();
  await expect(booth(desk, 'A07')).toHaveAccessibleName('A07 已释放');
  await desk.getByText('名册', { exact: true }).click();
  await expect(desk.locator('.ant-table-row', { hasText: '淮安第1试验有限公司' })).toContainText('A03');
});

test('everything is done by keyboard alone', async ({ app, desk }) => {
  await givenFair(app, 2);
  await openPlan(desk, '展位图');
  await drawArea(desk, 'A区', 'A', 2, 5);
  await desk.getByRole('button', { name: '淮安第2试验有限公司' }).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: '已拿起“淮安第2试验有限公司”' })).toBeVisible();
  await expect(booth(desk, 'A01')).toBeFocused();
  for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await desk.keyboard.press(key);
  await expect(booth(desk, 'A07')).toHaveAccessibleName('A07 已预占 淮安第2试验有限公司');
  await booth(desk, 'A07').focus();
  for (const key of ['Enter', 'ArrowUp', 'ArrowLeft', 'Enter']) await desk.keyboard.press(key);
  await expect(booth(desk, 'A01')).toHaveAccessibleName('A01 已预占 淮安第2试验有限公司');
  await expect(booth(desk, 'A07')).toHaveAccessibleName('A07 未安排');
  await booth(desk, 'A01').focus();
  for (const key of ['Enter', 'ArrowRight', 'Escape']) await desk.keyboard.press(key);
  await expect(booth(desk, 'A01')).toHaveAccessibleName('A01 已预占 淮安第2试验有限公司');
});

test('automatic placement is shown before, leaves reserved booths, and is undone; a search shows the booth', async ({ app, desk }) => {
  await givenFair(app, 5);
  await openPlan(desk, '展位图');
  await drawArea(desk, 'A区', 'A', 1, 4);
  await booth(desk, 'A02').click();
  await desk.getByRole('button', { name: '预留', exact: true }).click();
  await expect(booth(desk, 'A02')).toHaveAccessibleName('A02 未安排 · 预留');
  await desk.getByRole('button', { name: '自动安排' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText('可安排 3 家，2 家没有空展位')).toBeVisible();
  await dialog.getByRole('button', { name: '安排 3 家' }).click();
  await expect(desk.getByText('待安排 2 家')).toBeVisible();
  await desk.getByRole('button', { name: '全部确认预订' }).click();
  await expect(booth(desk, 'A01')).toHaveAccessibleName(/^A01 已预订 /);
  await desk.getByText('3 个展位已确认预订').getByRole('button', { name: '撤销' }).click();
  await expect(booth(desk, 'A01')).toHaveAccessibleName(/^A01 已预占 /);
  const name = (await booth(desk, 'A03').getAttribute('aria-label'))?.split(' ').at(-1) ?? '';
  await desk.getByLabel('查找单位或展位').fill(name);
  await expect(booth(desk, 'A03')).toHaveClass(/booth-found/);
  await expect(booth(desk, 'A01')).not.toHaveClass(/booth-found/);
  await desk.getByText('已安排 3 家').getByRole('button', { name: '撤销' }).click();
  await expect(booth(desk, 'A01')).toHaveAccessibleName('A01 未安排');
});

test('200 booths fit without scrolling at 1366×768, and print', async ({ app, desk }) => {
  await desk.setViewportSize({ width: 1366, height: 768 });
  await givenFair(app, 1);
  await openPlan(desk, '展位图');
  for (const prefix of ['A', 'B', 'C', 'D']) await drawArea(desk, `${prefix}区`, prefix, 5, 10);
  await expect(desk.locator('.booth')).toHaveCount(200);
  const hall = desk.locator('.booth-plan');
  const overflow = await hall.evaluate((element) => [
    element.scrollWidth - element.clientWidth,
    element.scrollHeight - element.clientHeight,
  ]);
  expect(overflow).toEqual([0, 0]);
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await desk.getByRole('button', { name: '打印' }).click();
  await desk.getByRole('menuitem', { name: '展位图' }).click();
  await expect(desk.getByLabel('第 1 页')).toBeVisible();
});

test('a unit is found by booth, name or scanned licence and recorded with Enter; an arrival is taken back', async ({ app, desk }) => {
  await givenFair(app, 3);
  await openPlan(desk, '展位图');
  await drawArea(desk, 'A区', 'A', 1, 3);
  await desk.getByRole('button', { name: '淮安第3试验有限公司' }).dragTo(booth(desk, 'A02'));
  await expect(booth(desk, 'A02')).toHaveAccessibleName(/淮安第3/);
  await desk.getByText('到场', { exact: true }).click();
  const field = desk.getByLabel('单位、代码或展位号');
  const last = desk.getByRole('region', { name: '最近到场' });
  await field.fill('a2');
  await expect(desk.getByRole('region', { name: '到场登记' })).toContainText('淮安第3试验有限公司');
  await field.press('Enter');
  await desk.keyboard.type('3');
  await desk.keyboard.press('Enter');
  await expect(last).toContainText('淮安第3试验有限公司3 人查找');
  await expect(field).toBeFocused();
  await desk.keyboard.type(`https://www.gsxt.gov.cn/?uniscid=${testCreditCode(701)}`);
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Enter');
  await expect(last.getByRole('listitem').first()).toContainText('淮安第1试验有限公司扫码');
  await desk.getByRole('button', { name: '其余标为未到会' }).click();
  await desk.getByRole('button', { name: '标为未到会', exact: true }).click();
  await desk.getByText('1 家已标为“未到会”').getByRole('button', { name: '撤销' }).click();
  await expect(desk.getByText('待到场 1 家')).toBeVisible();
  await last.getByRole('button', { name: '撤销' }).first().click();
  await desk.getByRole('dialog').getByLabel('原因').fill('认错单位');
  await desk.getByRole('dialog').getByRole('button', { name: '撤销到场' }).click();
  await expect(last).toContainText('已撤销：认错单位');
  await expect(desk.getByText('待到场 2 家')).toBeVisible();
  await desk.getByText('展位图', { exact: true }).click();
  await expect(booth(desk, 'A02')).toHaveAccessibleName('A02 使用中 淮安第3试验有限公司');
});
