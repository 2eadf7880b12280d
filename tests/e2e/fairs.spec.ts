import { expect, test } from '#tests/support/app-fixture.ts';

test('fairs are searched, filtered by chips that can be cleared, and opened by the keyboard', async ({ desk }) => {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await expect(desk.getByText('11 条')).toBeVisible();
  await desk.getByPlaceholder('名称、编号或地点').fill('合肥');
  await expect(desk.getByText('1 条', { exact: true })).toBeVisible();
  await desk.getByText('清除筛选').click();
  await desk.getByLabel('地域类别').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '省外' }).click();
  await expect(desk.getByText('4 条', { exact: true })).toBeVisible();
  const row = desk.locator('.ant-table-row', { hasText: '赴西安长安' });
  await row.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: /赴西安长安高校秋季巡回招聘会/ })).toBeVisible();
  await expect(desk.getByText('下一步：在“结算”中核定')).toBeVisible();
});

test('a fair is cancelled with a reason and brought back', async ({ desk }) => {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await desk.locator('.ant-table-row', { hasText: '民营企业招聘月专场' }).click();
  await desk.getByRole('button', { name: '取消活动' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog).toContainText('民营企业招聘月专场');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  await expect(dialog).toContainText('请填写原因');
  await dialog.getByLabel('原因').fill('场馆检修');
  await dialog.getByRole('button', { name: '取消活动' }).click();
  await expect(desk.getByText('本场已取消：场馆检修')).toBeVisible();
  await desk.getByRole('button', { name: '恢复活动' }).click();
  await desk.getByRole('dialog').getByLabel('原因').fill('提前完工');
  await desk.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(desk.getByRole('button', { name: '标记已举办' })).toBeVisible();
});

test('what was typed is there again after the page was left, and can be given up', async ({ desk }) => {
  await desk.getByRole('button', { name: '新建招聘会' }).click();
  await desk.getByLabel('活动名称').fill('写到一半的招聘会');
  await desk.reload();
  await expect(desk.getByText('已恢复上次没有保存的内容')).toBeVisible();
  await expect(desk.getByLabel('活动名称')).toHaveValue('写到一半的招聘会');
  await desk.getByRole('button', { name: '放弃' }).click();
  await expect(desk.getByLabel('活动名称')).toHaveValue('');
});

test('errors stand under their fields in words', async ({ desk }) => {
  await desk.getByRole('button', { name: '新建招聘会' }).click();
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByText('请填写开始日期')).toBeVisible();
  await expect(desk.getByText('请填写结束日期')).toBeVisible();
  await expect(desk.getByLabel('活动名称')).toBeFocused();
});

test('the form is filled in and saved by the keyboard alone', async ({ desk }) => {
  await desk.keyboard.press('Control+k');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '新建招聘会' }).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel('活动名称')).toBeFocused();
  await desk.keyboard.type('赴徐州校园招聘会');
  await desk.getByLabel('开始日期').focus();
  await desk.keyboard.type('2026-12-01');
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel('结束日期')).toBeFocused();
  await desk.keyboard.type('2026-12-02');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('heading', { name: /赴徐州校园招聘会/ })).toBeVisible();
  await expect(desk.getByText('下一步：在“概况”中补填举办地行政区划')).toBeVisible();
});
