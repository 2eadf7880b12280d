import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import { expect, test, watch } from '#tests/support/app-fixture.ts';
import { fairOf, go, packageOf, STATION, saved, stampOf, startStation } from '#tests/support/exchange-pages.ts';

const DAY = 86_400_000;

test('a clock that was ahead is put right and numbered anew; past its day the copy opens with a receipt that says a later one', async ({
  app,
  otherApp,
  desk,
  context,
}) => {
  test.setTimeout(120_000);
  await startStation(app, otherApp, 30);
  const there = await stampOf(otherApp, '张强');
  await otherApp.stop();
  await otherApp.start(3 * DAY);
  await otherApp.client.fairs.create({ command: there(), details: fairOf('天水春风行动专场') });
  const ahead = await packageOf(otherApp);
  await go(desk, '/exchange');
  await desk
    .getByLabel('交换包文件')
    .setInputFiles({ name: ahead.name, mimeType: 'application/octet-stream', buffer: Buffer.from(await ahead.arrayBuffer()) });
  const brought = desk.getByRole('region', { name: ahead.name });
  await expect(brought.getByText(`“${STATION}”的电脑时钟快了约 72 小时`)).toBeVisible();
  await expect(brought.getByRole('button', { name: '接收', exact: true })).toHaveCount(0);
  await brought.getByRole('button', { name: '放弃' }).click();

  await otherApp.stop();
  await otherApp.start();
  const page = await context.newPage();
  const complaints = watch(page, otherApp);
  await page.goto(otherApp.address);
  const line = page.getByRole('link', { name: '交接状态' });
  await expect(line).toContainText('没有未交接的记录');
  await line.click();
  await page.getByRole('button', { name: '重新编号' }).click();
  await page.getByRole('button', { name: '时钟已校准，重新编号' }).click();
  await expect(page.getByText(/已重新编号 \d+ 条/)).toBeVisible();
  await page.getByRole('button', { name: '生成交换包' }).click();
  const file = await saved(page, '保存交换包');
  await desk.getByLabel('交换包文件').setInputFiles(file);
  await desk
    .getByRole('region', { name: /交换包-0002/ })
    .getByRole('button', { name: '接收', exact: true })
    .click();
  await expect(desk.getByText(`已接收 ${STATION} 第 2 号包`)).toBeVisible();
  expect((await app.client.fairs.list({})).fairs.map(({ fair }) => fair.title)).toContain('天水春风行动专场');

  await page.close();
  await otherApp.stop();
  await otherApp.start(40 * DAY);
  const later = await context.newPage();
  const more = watch(later, otherApp);
  await later.goto(otherApp.address);
  await expect(later.getByText(`“${STATION}”的副本有效期至`)).toBeVisible();

  const { today } = await app.client.centers.status();
  await go(desk, '/exchange/copies');
  await desk.locator('.ant-table-row', { hasText: STATION }).click();
  const receiptBefore = await saved(desk, '生成回执');
  await desk.getByRole('button', { name: '延长有效期' }).click();
  const dialog = desk.getByRole('dialog', { name: '延长有效期' });
  await dialog.getByLabel('有效期至').fill(addDays(today as CalendarDate, 90));
  await desk.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '延长', exact: true }).click();
  await expect(desk.getByText(`有效期延至 ${addDays(today as CalendarDate, 90)}`)).toBeVisible();
  await expect(dialog).toBeHidden();
  const receipt = await saved(desk, '生成回执');

  await later.getByLabel('延期回执文件').setInputFiles(receiptBefore);
  await expect(later.getByText('没有延长，请中心延长后重新生成回执')).toBeVisible();
  await later.getByLabel('延期回执文件').setInputFiles(receipt);
  await expect(later.getByRole('heading', { name: '首页' })).toBeVisible();
  await expect(later.getByRole('link', { name: '交接状态' })).toContainText('上一包 第 2 号');
  expect([...complaints, ...more]).toEqual([]);
});
