import type { Locator, Page } from '@playwright/test';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test } from '#tests/support/app-fixture.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { fairOf, go, packageOf, stampOf, startStation } from '#tests/support/exchange-pages.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

const FIRST = '淮安富康机械有限公司';
const SECOND = '江苏康达食品有限公司';

/** Goes on with the Tab key until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Sixty times Tab did not lead to ${element}`);
}

function signUp({ client }: RunningApp, command: ReturnType<Awaited<ReturnType<typeof stampOf>>>, fairId: FairId, name: string) {
  const person = { name, documentKind: 'residentId', documentNumber: testIdNumber(600), phone: testPhone(1) } as const;
  return client.signups.signUp({ command, fairId, person: { ...person, groups: [] } });
}

/** Two fairs of the center that the station knows; at the first two units and a booth. */
async function givenFairs({ client }: RunningApp, stamp: Awaited<ReturnType<typeof stampOf>>) {
  const { today } = await client.centers.status();
  const day = addDays(today as CalendarDate, 20);
  const planned = (title: string) => client.fairs.create({ command: stamp(), details: { ...fairOf(title), startsOn: day, endsOn: day } });
  const fair = await planned('赴天水招聘会');
  const other = await planned('赴陇南招聘会');
  for (const [n, name] of [FIRST, SECOND].entries())
    await client.roster.add({
      command: stamp(),
      fairId: fair.id,
      creditCode: testCreditCode(700 + n),
      name,
      kind: 'enterprise',
      presence: 'onsite',
      attendance: 'pending',
    });
  const area = { name: 'A区', prefix: 'A', rows: 1, perRow: 3, firstNumber: 1, numbering: 'running' } as const;
  await client.booths.addArea({ command: stamp(), fairId: fair.id, description: { ...area, industries: [] } });
  return { fair, other, day };
}

/** Puts the unit into the first booth. */
async function place({ client }: RunningApp, stamp: Awaited<ReturnType<typeof stampOf>>, fairId: FairId, unitName: string): Promise<void> {
  const { booths } = await client.booths.plan({ fairId });
  const roster = await client.roster.list({ fairId });
  const boothId = booths.find(({ number }) => number === 'A01')?.id;
  const participationId = roster.find(({ unit }) => unit.name === unitName)?.participation.id;
  if (!boothId || !participationId) throw new Error('No booth or no unit');
  await client.booths.place({ command: stamp(), fairId, placements: [{ boothId, participationId }] });
}

test('identity, booth and proposals are each decided in at most three clicks, and the first of them by keyboard alone', async ({
  app,
  otherApp,
  desk,
}) => {
  test.setTimeout(120_000);
  const here = await stampOf(app, '陈晓');
  const { fair, other, day } = await givenFairs(app, here);
  await startStation(app, otherApp);
  const there = await stampOf(otherApp, '张强');
  for (const [one, title] of [
    [fair, '赴天水招聘会（春季）'],
    [other, '赴陇南招聘会（春季）'],
  ] as const)
    await otherApp.client.fairs.update({ command: there(), id: one.id, details: { ...fairOf(title), startsOn: day, endsOn: day } });
  await place(app, here, fair.id, FIRST);
  await place(otherApp, there, fair.id, SECOND);
  await signUp(app, here(), fair.id, '马小军');
  await signUp(otherApp, there(), fair.id, '马晓军');
  const file = await packageOf(otherApp);

  // By keyboard: the file is chosen, taken in, and the way leads on to the decision.
  await go(desk, '/exchange');
  const chooser = desk.waitForEvent('filechooser');
  await tabTo(desk, desk.getByRole('button', { name: '选择文件' }));
  await desk.keyboard.press('Enter');
  await (await chooser).setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(await file.arrayBuffer()) });
  await tabTo(desk, desk.getByRole('region', { name: file.name }).getByRole('button', { name: '接收', exact: true }));
  await desk.keyboard.press('Enter');
  await tabTo(desk, desk.getByRole('link', { name: '去裁定' }));
  await desk.keyboard.press('Enter');

  const conflict = desk.getByRole('region', { name: '冲突' });
  const line = (subject: string | RegExp) => desk.locator('.ant-table-row').filter({ has: desk.getByTitle(subject, { exact: true }) });
  await tabTo(desk, line('马小军'));
  await desk.keyboard.press('Enter');
  await expect(conflict.getByRole('row', { name: /姓名/ })).toContainText(/马小军.*马晓军/);
  await tabTo(desk, conflict.getByRole('button', { name: '已核对证件原件' }));
  await desk.keyboard.press('Space');
  await tabTo(desk, conflict.getByRole('button', { name: '以站点为准' }));
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('身份 0')).toBeVisible();
  expect((await app.client.signups.list({ fairId: fair.id, limit: 10 })).entries.map(({ person }) => person.name)).toEqual(['马晓军']);

  // 1: the kind, 2: the reason, 3: the decision.
  await desk.getByText('展位 1', { exact: true }).click();
  await expect(conflict.getByRole('row', { name: /单位/ })).toContainText(new RegExp(`${FIRST}.*${SECOND}`));
  await conflict.getByRole('button', { name: '以先安排的为准' }).click();
  await conflict.getByRole('button', { name: '以中心为准' }).click();
  await expect(desk.getByText('展位 0')).toBeVisible();

  // The station proposed the booth of its unit, too.
  await desk.getByText('修改建议 3', { exact: true }).click();
  await line(/^\d{4}-\d+ 赴天水招聘会$/).click();
  await expect(conflict.getByRole('row', { name: /名称/ })).toContainText(/赴天水招聘会.*赴天水招聘会（春季）/);
  await conflict.getByRole('button', { name: '采纳', exact: true }).click();
  await expect(desk.getByText('修改建议 2', { exact: true })).toBeVisible();
  await line(/^\d{4}-\d+ 赴陇南招聘会$/).click();
  await conflict.getByRole('button', { name: '不采纳' }).click();
  await expect(desk.getByText('修改建议 1', { exact: true })).toBeVisible();
  await expect(conflict.getByRole('row', { name: /展位/ })).toContainText('A01');
  await conflict.getByRole('button', { name: '不采纳' }).click();
  await expect(desk.getByText('没有待裁定的事项。')).toBeVisible();
  const titles = (await app.client.fairs.list({})).fairs.map((one) => one.fair.title);
  expect(titles).toEqual(expect.arrayContaining(['赴天水招聘会（春季）', '赴陇南招聘会']));
});
