import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';

const RESIDENT = '11010519491231002X';

type Details = Parameters<FairdeskClient['jobSeekers']['register']>[0]['details'];

async function register({ client }: RunningApp, details: Partial<Details>) {
  const status = await client.centers.status();
  const operator = status.operators.find(({ name }) => name === '陈晓');
  if (!operator) throw new Error('The sample has no such operator');
  const command = { id: uuidv7() as CommandId, operatorId: operator.id };
  return client.jobSeekers.register({ command, details: { documentKind: 'residentId', name: '王建国', ...details } });
}

const openPeople = (desk: Page) => desk.getByRole('menuitem', { name: '求职者' }).click();

test('a person is registered by the keyboard, with every error under its field', async ({ desk }) => {
  await openPeople(desk);
  await desk.getByRole('button', { name: '登记求职者' }).first().click();
  await expect(desk.getByLabel('证件号码')).toBeFocused();
  await desk.keyboard.type('110105194912310021');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByText('号码校验位不符，请核对证件')).toBeVisible();
  await expect(desk.getByText('请填写', { exact: true })).toBeVisible();
  await desk.getByLabel('证件号码').fill('１１０１０５１９４９１２３１００２ｘ');
  await expect(desk.getByText('女，1949-12-31 出生')).toBeVisible();
  await desk.getByLabel('姓名').fill('王建国');
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel('电话')).toBeFocused();
  await desk.keyboard.type('138 0013 8765');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('heading', { name: '王建国' })).toBeVisible();
  await expect(desk.getByText('**************002X')).toBeVisible();
  await expect(desk.getByText('*******8765')).toBeVisible();
  await expect(desk.getByText(RESIDENT)).toHaveCount(0);
});

test('what was typed is there again, without name and numbers', async ({ desk }) => {
  await openPeople(desk);
  await desk.getByRole('button', { name: '登记求职者' }).first().click();
  await desk.getByLabel('姓名').fill('王建国');
  await desk.getByLabel('证件号码').fill(RESIDENT);
  await desk.getByLabel('技能').fill('焊工');
  const kept = await desk.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('焊工');
  expect(kept).not.toMatch(/王建国|11010519491231002X/);
  await desk.reload();
  await expect(desk.getByLabel('技能')).toHaveValue('焊工');
  await expect(desk.getByLabel('证件号码')).toHaveValue('');
});

test('a person is found in the list and from everywhere, and corrected', async ({ app, desk }) => {
  await register(app, { documentNumber: RESIDENT, phone: '13800138765', skills: '焊工', groups: ['veteran'] });
  await register(app, { name: '𠮷田', documentKind: 'passport', documentNumber: 'E12345678' });
  await openPeople(desk);
  await expect(desk.getByText('191 条')).toBeVisible();
  for (const text of ['wjg', '王建', '8765', RESIDENT]) {
    await desk.getByLabel('查找求职者').fill(text);
    await expect(desk.getByText('1 条', { exact: true })).toBeVisible();
    await expect(desk.locator('.ant-table-row')).toContainText('王建国');
  }
  await desk.getByText('清除筛选').click();
  await desk.getByLabel('人员类别').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '退役军人' }).click();
  await expect(desk.locator('.ant-table-row', { hasText: '王建国' })).toBeVisible();
  await expect(desk.locator('.ant-table-row', { hasText: '𠮷田' })).toHaveCount(0);
  await desk.keyboard.press('Control+k');
  await desk.getByRole('dialog').locator('input').fill('吉');
  await expect(desk.getByText('没有找到，请换一个词')).toBeVisible();
  await desk.getByRole('dialog').locator('input').fill('𠮷田');
  await expect(desk.getByRole('dialog').getByText('𠮷田')).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: '𠮷田' })).toBeVisible();
  await desk.getByRole('button', { name: '更正登记' }).click();
  await desk.getByRole('dialog').getByLabel('期望岗位').fill('翻译');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await desk.getByRole('tab', { name: '登记轨迹（2）' }).click();
  await expect(desk.locator('.ant-table-row').first()).toContainText('更正');
  await expect(desk.locator('.ant-table-row').first()).toContainText('期望岗位 翻译');
});

test('dialogs of a person begin at what is to be typed, and Esc does not give it up', async ({ app, desk }) => {
  const { person } = await register(app, { documentNumber: RESIDENT, phone: '13800138765' });
  await desk.goto(`${new URL(app.address).origin}/#/people/${person.id}`);
  const dialogs = [
    { button: '更正登记', field: '姓名' },
    { button: '更正证件', field: '证件号码' },
    { button: '查看号码', field: '查看原因' },
  ];
  for (const { button, field } of dialogs) {
    await desk.getByRole('button', { name: button }).click();
    const dialog = desk.getByRole('dialog');
    await expect(dialog.getByLabel(field, { exact: true })).toBeFocused();
    await desk.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(desk.getByRole('button', { name: button })).toBeFocused();
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('9');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: '继续填写' }).click();
    await expect(dialog.getByLabel(field, { exact: true })).toHaveValue(/9$/);
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: '放弃' }).click();
    await expect(desk.getByRole('dialog')).toHaveCount(0);
  }
});

test('two registrations of one person are compared and merged in two clicks, and taken apart again', async ({ app, desk }) => {
  await register(app, { documentNumber: RESIDENT, phone: '13800138765', skills: '焊工' });
  const { person } = await register(app, {
    documentKind: 'passport',
    documentNumber: 'E12345678',
    birthDate: '1949-12-31',
    wishedPlace: '苏州',
  });
  await desk.goto(`${new URL(app.address).origin}/#/people/${person.id}`);
  await desk.getByRole('button', { name: '核对合并' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.locator('tr', { hasText: '技能' })).toContainText('焊工');
  await expect(dialog.locator('tr', { hasText: '期望地点' })).toContainText('苏州');
  await dialog.getByLabel('合并原因').fill('本人确认');
  // Somebody else writes meanwhile: what was compared is shown anew before it can be confirmed.
  await register(app, { documentNumber: RESIDENT, wishedJob: '保安' });
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(dialog).toContainText('两人的资料刚有变动，请重新核对后再合并');
  await expect(dialog.locator('tr', { hasText: '期望岗位' })).toContainText('保安');
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(desk.getByText('**************002X')).toBeVisible();
  await expect(desk.getByRole('tab', { name: '登记轨迹（3）' })).toBeVisible();
  await expect(desk.getByText('可能有重复登记')).toHaveCount(0);
  await desk.getByRole('tab', { name: '合并记录（1）' }).click();
  await desk.getByRole('button', { name: '撤销合并' }).click();
  await desk.getByRole('dialog').getByLabel('原因').fill('核对后不是同一人');
  await desk.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
  await expect(desk.getByText('核对后不是同一人')).toBeVisible();
  await expect(desk.getByText('可能有重复登记')).toBeVisible();
});

test('a document that belongs to somebody leads to merging with that person', async ({ app, desk }) => {
  await register(app, { documentNumber: RESIDENT });
  const { person } = await register(app, { phone: '13800138765' });
  await desk.goto(`${new URL(app.address).origin}/#/people/${person.id}`);
  await desk.getByRole('button', { name: '补录证件' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('证件号码').fill(RESIDENT);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toContainText('这个证件号码已登记在“王建国”名下');
  await dialog.getByRole('button', { name: '与“王建国”核对合并' }).click();
  await expect(desk.getByRole('dialog')).toContainText('有证件的登记须保留');
});

test('numbers are shown for a minute after a reason that stands in the log', async ({ app, desk }) => {
  const { person } = await register(app, { documentNumber: RESIDENT, phone: '13800138765' });
  await desk.clock.install();
  await desk.goto(`${new URL(app.address).origin}/#/people/${person.id}`);
  await desk.getByRole('button', { name: '查看号码' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('查看原因').fill('核');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(dialog).toContainText('请写明原因，至少两个字');
  await dialog.getByLabel('查看原因').fill('核对参保信息');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(desk.getByText('110105 19491231 002X')).toBeVisible();
  await expect(desk.getByText('*******8765')).toBeVisible();
  await desk.clock.fastForward(61_000);
  await expect(desk.getByText('110105 19491231 002X')).toHaveCount(0);
  await desk.getByRole('menuitem', { name: '设置' }).click();
  await desk.getByRole('link', { name: '操作日志' }).click();
  await expect(desk.locator('.ant-table-row', { hasText: '查看证件号码；原因 核对参保信息' })).toContainText('王建国');
});
