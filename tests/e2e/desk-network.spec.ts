import type { Browser, BrowserContext, Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';
import { wedge } from '#tests/support/wedge.ts';

/** The sample's fair at work, with people signed up, and the network switched on as it would be to try things out on one machine. */
async function fairWithNetwork(app: RunningApp, people: number) {
  const { operators } = await app.client.centers.status();
  const operatorId = operators[0]?.id as OperatorId;
  const { fairs } = await app.client.fairs.list({});
  const fairId = fairs.find(({ fair }) => fair.status === 'planned')?.fair.id as FairId;
  const stamp = () => ({ id: uuidv7() as CommandId, operatorId });
  const tickets: string[] = [];
  for (let n = 0; n < people; n++) {
    const person = {
      name: `求职者${n}`,
      documentKind: 'residentId' as const,
      groups: [],
      documentNumber: testIdNumber(n),
      phone: testPhone(n),
    };
    tickets.push(`FT1:${(await app.client.signups.signUp({ command: stamp(), fairId, person })).entry.signup.ticketCode}`);
  }
  await app.client.desks.switchOn({ command: stamp(), address: '127.0.0.1', port: 0 });
  const offer = async (name: string) => {
    const desk = await app.client.desks.add({ command: stamp(), name, fairId, deskOperatorId: operatorId });
    return { desk, offer: await app.client.desks.makeCode({ command: stamp(), id: desk.id }) };
  };
  return { fairId, stamp, tickets, offer };
}

/** A device of its own: nothing that another keeps is known to it. */
async function device(browser: Browser, address: string): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: '配对' }).click();
  await expect(page.getByLabel('扫码或输入')).toBeFocused();
  return { page, context };
}

const verdict = (page: Page) => page.getByTestId('verdict');
const statusOf = (app: RunningApp, fairId: FairId) => app.client.desk.status({ fairId });

test('the switch, a desk and its code in the settings; the device that scans it checks people in and nothing else', async ({
  app,
  desk,
  browser,
}) => {
  await desk.evaluate(() => {
    location.hash = '#/settings';
  });
  await desk.getByLabel('端口').fill('0');
  await desk.getByLabel('本机地址').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '127.0.0.1' }).click();
  await desk.getByRole('button', { name: '开启签到台联网' }).click();
  await expect(desk.getByText('签到台联网已开启')).toBeVisible();
  const { listening } = await app.client.desks.network();
  await expect(desk.getByTestId('fingerprint')).toHaveText(listening?.fingerprint.replaceAll(':', '').replace(/(.{4})(?!$)/g, '$1 ') ?? '');

  await desk.getByRole('button', { name: '添加签到台' }).click();
  await desk.getByLabel('台名').fill('东门');
  await desk.getByLabel('该台经办人').click();
  await desk.locator('.ant-select-item-option').filter({ hasText: '周敏' }).or(desk.locator('.ant-select-item-option')).first().click();
  await desk.getByLabel('招聘会', { exact: true }).click();
  await desk.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await desk.getByRole('button', { name: '添加', exact: true }).last().click();
  await desk.getByRole('button', { name: '配对码' }).click();
  await desk.getByRole('button', { name: '生成配对码' }).click();
  await expect(desk.getByRole('img', { name: '配对二维码' })).toBeVisible();
  const code = await desk.locator('.desk-offer-code').innerText();

  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(listening?.pageAddress ?? '');
  await page.getByLabel('配对码').fill('AAAA-AAAA');
  await page.getByRole('button', { name: '配对' }).click();
  await expect(page.getByRole('alert')).toContainText('配对码不正确');
  await page.getByLabel('配对码').fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('东门 ·')).toBeVisible();
  await expect(page.getByRole('button', { name: /待处理/ })).toHaveCount(0);
  await page.keyboard.press('F2');
  await page.getByLabel('姓名').fill('赵新来');
  await page.getByLabel('手机或证件号码').fill('1380013');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('请核对');
  await page.getByLabel('手机或证件号码').fill(testPhone(9));
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('通过');
  await expect(verdict(page)).toContainText('赵新来');
  await page.keyboard.press('F4');
  await page.getByRole('dialog').getByLabel('原因').fill('登记错人');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('desk-counters')).toContainText('通过中已撤销 1');

  await desk.getByRole('button', { name: '完成' }).click();
  await desk.getByRole('button', { name: '停用', exact: true }).last().click();
  await desk.getByRole('dialog').getByLabel('原因').fill('设备遗失');
  await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('alert')).toContainText('本台已停用');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('本台已停用');
  await context.close();
});

test('four desks at once over overlapping tickets; one loses the network, goes on, and delivers what it took', async ({ app, browser }) => {
  test.setTimeout(180_000);
  await app.loadSample();
  const { fairId, tickets, offer } = await fairWithNetwork(app, 24);
  const desks: { readonly page: Page; readonly context: BrowserContext }[] = [];
  for (const name of ['东门', '西门', '南门', '北门']) desks.push(await device(browser, (await offer(name)).offer.address));
  const [east] = desks;
  if (!east) throw new Error('no desk');

  const half = tickets.slice(0, 12);
  await Promise.all(
    desks.map(async ({ page }, n) => {
      for (let at = 0; at < half.length; at++) await wedge(page, half[(at + n * 3) % half.length] ?? '');
    }),
  );
  await expect.poll(async () => (await statusOf(app, fairId)).tallies.scans, { timeout: 60_000 }).toBe(48);
  expect((await statusOf(app, fairId)).tallies).toMatchObject({ accepted: 12, duplicate: 36 });

  await east.context.setOffline(true);
  for (const ticket of tickets.slice(10, 16)) {
    await wedge(east.page, ticket);
    await expect(verdict(east.page)).toContainText('暂存');
  }
  await wedge(east.page, testIdNumber(16));
  await east.page.keyboard.press('F2');
  await east.page.getByLabel('姓名').fill('钱新来');
  await east.page.getByLabel('手机或证件号码').fill(testIdNumber(77));
  await east.page.keyboard.press('Enter');
  await expect(east.page.getByTestId('offline')).toContainText('离线：已暂存 8 条，恢复后自动送达');
  // The others go on, over the same tickets.
  await Promise.all(
    desks.slice(1).map(async ({ page }) => {
      for (const ticket of tickets.slice(14, 20)) await wedge(page, ticket);
    }),
  );
  await expect.poll(async () => (await statusOf(app, fairId)).tallies.scans, { timeout: 60_000 }).toBe(48 + 18);
  const kept = await east.page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('fairdesk-desk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('entries').objectStore('entries').getAll();
          reading.onsuccess = () => {
            const texts = reading.result.map((entry) => JSON.stringify(entry) + new TextDecoder('latin1').decode(entry.sealed));
            opening.result.close();
            resolve(texts.join('\n'));
          };
        };
      }),
  );
  expect(kept.split('\n').length).toBeGreaterThanOrEqual(8);
  for (const secret of [testIdNumber(16), testIdNumber(77), tickets[10]?.slice(4) ?? '-']) expect(kept).not.toContain(secret);

  await east.context.setOffline(false);
  await expect(east.page.getByTestId('delivered')).toContainText('暂存内容已送达 8 条：通过 3，已签到 5', { timeout: 30_000 });
  await expect(east.page.getByTestId('offline')).toHaveCount(0);
  const { tallies, people } = await statusOf(app, fairId);
  expect(tallies).toMatchObject({ accepted: 21, duplicate: 53, scans: 74, rejected: 0, pending: 0 });
  expect(people).toBe(21);
  await east.page.getByRole('button', { name: '知道了' }).click();
  await expect(east.page.getByTestId('delivered')).toHaveCount(0);
  for (const { context } of desks) await context.close();
});

test('what waits survives a page that ends, a host that is switched off and a delivery broken off half way', async ({ app, browser }) => {
  await app.loadSample();
  const { fairId, stamp, tickets, offer } = await fairWithNetwork(app, 6);
  const { listening } = await app.client.desks.network();
  const { page, context } = await device(browser, (await offer('东门')).offer.address);
  await wedge(page, tickets[0] ?? '');
  await expect(verdict(page)).toContainText('通过');

  // The answers are lost, the requests are not: the host has them, and the desk cannot know.
  await page.route('**/rpc/desk/scan', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  for (const ticket of tickets.slice(1, 4)) await wedge(page, ticket);
  await expect(page.getByTestId('offline')).toContainText('已暂存 3 条');
  await app.client.desks.switchOff({ command: stamp() });
  for (const ticket of tickets.slice(4)) await wedge(page, ticket);
  await expect(page.getByTestId('offline')).toContainText('已暂存 5 条');
  // The page dies; another begins on the same device when the host is there again.
  await page.close({ runBeforeUnload: false });
  await app.client.desks.switchOn({ command: stamp(), address: '127.0.0.1', port: listening?.port ?? 0 });
  const again = await context.newPage();
  await again.goto(listening?.pageAddress ?? '');
  await expect(again.getByTestId('delivered')).toContainText('暂存内容已送达 5 条：通过 5', { timeout: 30_000 });
  expect((await statusOf(app, fairId)).tallies).toMatchObject({ accepted: 6, duplicate: 0, scans: 6 });
  const scans = (await statusOf(app, fairId)).last.map((line) => line.person?.name);
  expect(scans.toSorted()).toEqual(['求职者0', '求职者1', '求职者2', '求职者3', '求职者4', '求职者5']);
  await context.close();
});
