import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';
import { wedge, wedgeThroughInputMethod } from '#tests/support/wedge.ts';

async function fairAtWork(app: RunningApp) {
  const { operators } = await app.client.centers.status();
  const operatorId = operators[0]?.id as OperatorId;
  const { fairs } = await app.client.fairs.list({});
  // One that nobody of the sample signed up for.
  let fairId = '' as FairId;
  for (const { fair } of fairs.filter((line) => line.fair.status === 'planned')) {
    const { counts } = await app.client.signups.list({ fairId: fair.id as FairId, limit: 1 });
    if (counts.standing === 0) fairId = fair.id as FairId;
  }
  const stamp = () => ({ id: uuidv7() as CommandId, operatorId });
  const signUp = async (n: number, name: string): Promise<SignupEntry> => {
    const person = { name, documentKind: 'residentId' as const, groups: ['ruralWorker' as const], education: 'college' as const };
    const numbers = { documentNumber: testIdNumber(n), phone: testPhone(n) };
    return (await app.client.signups.signUp({ command: stamp(), fairId, person: { ...person, ...numbers } })).entry;
  };
  return { fairId, stamp, signUp };
}

async function openDesk(page: Page, fairId: FairId): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/fairs/${id}/desk`;
  }, fairId);
  await expect(page.getByLabel('扫码或输入')).toBeFocused();
}

const verdict = (page: Page) => page.getByTestId('verdict');

test('a scanner lets people in, with and without focus, and says 已签到 the second time', async ({ app, desk }) => {
  const { fairId, signUp } = await fairAtWork(app);
  const [one, two] = [await signUp(1, '䶮㛃'), await signUp(2, '𠮷𬭎')];
  await openDesk(desk, fairId);
  await wedge(desk, `FT1:${one.signup.ticketCode}`);
  await expect(verdict(desk)).toContainText('通过');
  await expect(verdict(desk)).toContainText('䶮㛃');
  await expect(verdict(desk)).toContainText('**************');
  await expect(verdict(desk)).not.toContainText(testIdNumber(1));

  // A click anywhere does not take the keyboard away.
  await desk.getByTestId('desk-counters').click();
  await expect(desk.getByLabel('扫码或输入')).toBeFocused();
  await desk.evaluate(() => (document.activeElement as HTMLElement).blur());
  await wedge(desk, `FT1:${two.signup.ticketCode}`);
  await expect(verdict(desk)).toContainText('𠮷𬭎');

  await desk.waitForTimeout(250);
  await wedge(desk, `FT1:${one.signup.ticketCode}`);
  await expect(verdict(desk)).toContainText('已签到');
  await expect(verdict(desk)).toContainText('签到台1');
  await expect(desk.getByTestId('desk-counters')).toContainText('通过 2 + 已签到 1 + 未通过 0 + 待处理 0 = 扫描 3');
  await expect(desk.getByTestId('desk-counters')).toContainText('到场人数 2');
});

test('a code read twice in one movement stays 通过 and is kept as two rows', async ({ app, desk }) => {
  const { fairId, signUp } = await fairAtWork(app);
  const { signup } = await signUp(1, '王建国');
  await openDesk(desk, fairId);
  // Both reads in one turn of the page, as a scanner does it.
  await desk.getByLabel('扫码或输入').evaluate((field: HTMLInputElement, text) => {
    for (let read = 0; read < 2; read++) {
      field.value = text;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
    }
  }, `FT1:${signup.ticketCode}`);
  await expect(verdict(desk)).toContainText('重复读码 1 次');
  await expect(verdict(desk)).toContainText('通过');
  await expect(desk.getByTestId('desk-counters')).toContainText('通过 1 + 已签到 1');
});

test('what is not of this fair, wrong or foreign is told in words and kept', async ({ app, desk }) => {
  const { fairId, signUp } = await fairAtWork(app);
  const { signup } = await signUp(1, '王建国');
  await openDesk(desk, fairId);
  await wedge(desk, 'https://u.wechat.com/EAbCdEf');
  await expect(verdict(desk)).toContainText('待处理');
  await wedge(desk, '110105194912310021');
  await expect(verdict(desk)).toContainText('校验位不符');
  await wedge(desk, testIdNumber(77));
  await expect(verdict(desk)).toContainText('未报名');
  const fullWidth = testIdNumber(1).replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  await wedge(desk, fullWidth);
  await expect(verdict(desk)).toContainText('通过');
  await expect(desk.getByTestId('desk-counters')).toContainText('通过 1 + 已签到 0 + 未通过 1 + 待处理 2 = 扫描 4');

  await desk.keyboard.press('F8');
  const foreign = desk.getByTestId('pending-scan').filter({ hasText: 'u.wechat.com' });
  await expect(desk.getByTestId('pending-scan').filter({ hasText: '**************0021' })).toBeVisible();
  await foreign.getByLabel('负责人').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '陈晓' }).click();
  await foreign.getByRole('button', { name: '不予通过' }).click();
  await expect(foreign.getByText('请填写处理说明')).toBeVisible();
  await foreign.getByLabel('处理说明').fill('微信二维码，已引导报名');
  await foreign.getByRole('button', { name: '不予通过' }).click();
  await expect(foreign).toHaveCount(0);
  await desk.keyboard.press('Escape');
  await expect(desk.getByTestId('desk-counters')).toContainText('未通过 2 + 待处理 1 = 扫描 4');
  expect(signup.ticketCode).toHaveLength(11);
});

test('a scan through a Chinese input method still counts, and an Enter that ends a composition does not', async ({ app, desk }) => {
  const { fairId, signUp } = await fairAtWork(app);
  const { signup } = await signUp(1, '王建国');
  await openDesk(desk, fairId);
  await wedgeThroughInputMethod(desk, `FT1:${signup.ticketCode}`, '发他：乱');
  await expect(verdict(desk)).toContainText('通过');
  await expect(desk.getByLabel('扫码或输入')).toHaveValue('');

  const ime = await desk.context().newCDPSession(desk);
  await ime.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 });
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await ime.send('Input.insertText', { text: '王建国' });
  await expect(desk.getByLabel('扫码或输入')).toHaveValue('王建国');
  await expect(desk.getByTestId('desk-counters')).toContainText('= 扫描 1');
  await desk.keyboard.press('Enter');
  await expect(verdict(desk)).toContainText('已签到');
});

test('several who fit are chosen from with the arrow keys; a walk-in takes two fields; an entry is taken back', async ({ app, desk }) => {
  const { fairId, signUp } = await fairAtWork(app);
  for (const [n, name] of ['王建国', '王建军', '王建业'].entries()) await signUp(n, name);
  await openDesk(desk, fairId);
  await wedge(desk, 'wj');
  await expect(desk.getByRole('option')).toHaveCount(3);
  const second = await desk.getByRole('option').nth(1).locator('strong').innerText();
  await desk.keyboard.press('ArrowDown');
  await expect(desk.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await desk.keyboard.press('Enter');
  await expect(verdict(desk)).toContainText(second);
  await expect(verdict(desk)).toContainText('通过');

  await wedge(desk, '赵新来');
  await expect(verdict(desk)).toContainText('未报名');
  await desk.keyboard.press('F2');
  await expect(desk.getByLabel('姓名')).toHaveValue('赵新来');
  await expect(desk.getByLabel('手机或证件号码')).toBeFocused();
  await wedge(desk, '1380013');
  await expect(desk.getByRole('alert')).toContainText('请核对');
  await desk.getByLabel('手机或证件号码').fill('');
  await wedge(desk, testPhone(9));
  await expect(verdict(desk)).toContainText('赵新来');
  await expect(desk.getByLabel('扫码或输入')).toBeFocused();

  await desk.keyboard.press('F4');
  await desk.getByRole('dialog').getByLabel('原因').fill('登记错人');
  await desk.keyboard.press('Enter');
  await expect(desk.getByTestId('desk-counters')).toContainText('通过中已撤销 1');
  await expect(desk.getByTestId('desk-counters')).toContainText('到场人数 1');
  await expect(desk.getByLabel('扫码或输入')).toBeFocused();
});

test('four desks that scan the same tickets at once let each person in once', async ({ app, desk, context }) => {
  test.setTimeout(120_000);
  const { fairId, signUp } = await fairAtWork(app);
  const codes: string[] = [];
  for (let n = 0; n < 20; n++) codes.push((await signUp(n, `求职者${n}`)).signup.ticketCode);
  const desks = [desk];
  for (let n = 1; n < 4; n++) {
    const page = await context.newPage();
    await page.goto(app.address);
    desks.push(page);
  }
  for (const [n, page] of desks.entries()) {
    await openDesk(page, fairId);
    await page.getByLabel('签到台名称').fill(`台${n + 1}`);
    await page.getByLabel('签到台名称').press('Enter');
  }
  await Promise.all(
    desks.map(async (page, n) => {
      for (let at = 0; at < codes.length; at++) await wedge(page, `FT1:${codes[(at + n * 5) % codes.length]}`);
    }),
  );
  await expect(desk.getByTestId('desk-counters')).toContainText('通过 20 + 已签到 60 + 未通过 0 + 待处理 0 = 扫描 80', {
    timeout: 30_000,
  });
  expect((await app.client.desk.status({ fairId })).people).toBe(20);
});

test('a sign-up is made, shown with its QR code, cancelled and restored', async ({ app, desk }) => {
  const { fairId } = await fairAtWork(app);
  await desk.evaluate((id) => {
    location.hash = `#/fairs/${id}/signups`;
  }, fairId);
  await desk.getByRole('button', { name: '报名登记' }).first().click();
  await desk.getByLabel('姓名', { exact: true }).fill('㛃𬭎');
  await desk.getByLabel('证件号码').fill(testIdNumber(3));
  await desk.getByRole('button', { name: '登记并报名' }).click();
  await expect(desk.getByText('㛃𬭎 已报名')).toBeVisible();
  await expect(desk.getByTestId('signup-count')).toHaveText('1 人');
  await desk.locator('.ant-table-row', { hasText: '㛃𬭎' }).click();
  await expect(desk.getByRole('img', { name: '报名凭证二维码' })).toBeVisible();
  await desk.getByRole('button', { name: '取消报名' }).click();
  await desk.getByRole('dialog').last().getByLabel('原因').fill('本人要求');
  await desk.getByRole('dialog').last().getByRole('button', { name: '取消报名' }).click();
  await expect(desk.getByTestId('signup-count')).toHaveText('0 人');
  await desk.locator('.ant-table-row', { hasText: '㛃𬭎' }).click();
  await desk.getByRole('button', { name: '恢复报名' }).click();
  await expect(desk.getByTestId('signup-count')).toHaveText('1 人');
  await desk.getByRole('button', { name: '打开签到台' }).click();
  await expect(desk.getByLabel('扫码或输入')).toBeFocused();
});
