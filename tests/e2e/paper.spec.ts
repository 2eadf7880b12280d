import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { CommandId, FairId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { FAIR_DETAILS } from '#tests/support/backend.ts';
import { testPhone } from '#tests/support/people.ts';

const NAMES = ['王䶮', '㛃悦', '𠮷田'];

/** A fair that is over, with three people signed up. */
async function fairWithPeople({ client }: RunningApp): Promise<FairId> {
  const { operators } = await client.centers.status();
  const operatorId = operators[0]?.id ?? '';
  const stamp = () => ({ id: uuidv7() as CommandId, operatorId });
  const fair = await client.fairs.create({ command: stamp(), details: FAIR_DETAILS });
  for (const [index, name] of NAMES.entries()) {
    await client.signups.signUp({
      command: stamp(),
      fairId: fair.id,
      person: { name, documentKind: 'residentId', groups: [], phone: testPhone(index + 1) },
    });
  }
  return fair.id;
}

async function openSignups(desk: Page, app: RunningApp): Promise<FairId> {
  const fairId = await fairWithPeople(app);
  await desk.evaluate((id) => window.location.assign(`#/fairs/${id}/signups`), fairId);
  await expect(desk.getByTestId('signup-count')).toHaveText('3 人');
  return fairId;
}

async function saved(desk: Page): Promise<string> {
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '另存 PDF' }).click()]);
  return download.suggestedFilename();
}

test('a sheet is printed, signed, entered twice and counted once, and taken back', async ({ desk, app }) => {
  const fairId = await openSignups(desk, app);
  await desk.getByRole('link', { name: '签到表与补录' }).click();
  await desk.getByRole('button', { name: '打印签到表' }).first().click();
  expect(await saved(desk)).toMatch(/求职者签到表\.pdf$/);
  await expect(desk.getByRole('dialog')).toBeHidden();
  const [sheet] = await app.client.paper.sheets({ fairId });
  const code = sheet?.code ?? '';
  await expect(desk.getByText(code, { exact: true })).toBeVisible();

  await desk.getByText('补录', { exact: true }).click();
  const codes = desk.getByLabel('行码或表号');
  await expect(codes).toBeFocused();
  await codes.fill(`${code} 除 3 P01-1`);
  await expect(desk.getByText('P01-1　缺少表号末尾的校验字母')).toBeVisible();
  await desk.getByRole('button', { name: '补录 2 行' }).click();
  await expect(desk.getByTestId('paper-result')).toContainText('已补录 2 行，此前已签到 0 行');

  await codes.fill(code);
  await desk.getByRole('button', { name: '补录 3 行' }).click();
  await expect(desk.getByTestId('paper-result')).toContainText('已补录 1 行，此前已签到 2 行');
  await expect(desk.getByTestId('paper-result')).toContainText('不重复计数');
  expect((await app.client.desk.status({ fairId })).people).toBe(3);

  await desk.getByRole('button', { name: '撤销' }).first().click();
  await desk.getByLabel('原因').fill('重复录入');
  await desk.getByRole('button', { name: '撤销补录' }).click();
  await expect(desk.getByText('已撤销')).toBeVisible();
  expect((await app.client.desk.status({ fairId })).people).toBe(2);
});

test('who signed on a blank line is registered from the paper', async ({ desk, app }) => {
  const fairId = await openSignups(desk, app);
  const { operators } = await app.client.centers.status();
  const command = { id: uuidv7() as CommandId, operatorId: operators[0]?.id ?? '' };
  await app.client.paper.print({ command, fairId, kind: 'persons', order: 'name', only: 'all', blanks: 0, rowQr: true });
  const [sheet] = await app.client.paper.sheets({ fairId });
  await desk.getByRole('link', { name: '签到表与补录' }).click();
  await desk.getByText('补录', { exact: true }).click();
  await desk.getByLabel('行码或表号').fill(`${sheet?.code}-4`);
  await desk.getByPlaceholder('姓名', { exact: true }).fill('李𬭎');
  await desk.getByPlaceholder('手机或证件号码').fill(testPhone(9));
  await desk.getByRole('button', { name: '补录 1 行' }).click();
  await expect(desk.getByTestId('paper-result')).toContainText('已补录 1 行');
  expect((await app.client.signups.list({ fairId, limit: 10 })).entries.map(({ person }) => person.name)).toContain('李𬭎');
});

test('cards are printed for all, and who has one is asked about before it is printed again', async ({ desk, app }) => {
  await openSignups(desk, app);
  await desk.getByRole('button', { name: '打印卡证' }).click();
  await expect(desk.getByText('未打印过 3 人，已打印过 0 人')).toBeVisible();
  expect(await saved(desk)).toMatch(/参会证\.pdf$/);
  await expect(desk.getByRole('dialog')).toBeHidden();

  await desk.getByRole('button', { name: '打印卡证' }).click();
  await expect(desk.getByText('未打印过 0 人，已打印过 3 人')).toBeVisible();
  await expect(desk.getByRole('button', { name: '另存 PDF' })).toBeDisabled();
  await desk.getByLabel('打印范围').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '㛃悦（已打印 1 次）' }).click();
  await desk.keyboard.press('Escape');
  await expect(desk.getByText('1 张已打印过')).toBeVisible();
  await desk.getByLabel('补打原因').fill('遗失');
  expect(await saved(desk)).toMatch(/参会证\.pdf$/);
});
