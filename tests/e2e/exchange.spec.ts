import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { CommandId, FairId } from '#shared/kernel/ids.ts';
import { expect, type RunningApp, test, watch } from '#tests/support/app-fixture.ts';
import { createStation, fairOf, go, SEALING, STATION, saved, stampOf, voucherOf } from '#tests/support/exchange-pages.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';
import { sidewaysOf } from '#tests/support/sideways.ts';

/** In the pages of the center: a start file and its secret. */
async function makeStartFile(desk: Page, rights = '站点'): Promise<{ readonly file: string; readonly secret: string }> {
  await go(desk, '/exchange/copies');
  await desk.getByRole('button', { name: '生成启动文件' }).first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('站点', { exact: true }).first().click();
  await desk.keyboard.type('S31');
  await desk.keyboard.press('Enter');
  await expect(dialog.getByText('张强')).toBeVisible();
  await dialog.getByRole('radio', { name: rights }).check();
  // A center below names its own.
  await expect(dialog.getByLabel('站点经办人')).toHaveCount(rights === '站点' ? 1 : 0);
  await dialog.getByRole('button', { name: '生成', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('正在生成启动文件、加固口令，约需几秒，请稍候');
  await expect(dialog.getByRole('button', { name: '取消' })).toHaveCount(0);
  await expect(dialog.getByTestId('start-secret')).toBeVisible({ timeout: SEALING });
  const secret = (await dialog.getByTestId('start-secret').textContent()) ?? '';
  const file = await saved(desk, '保存启动文件');
  await dialog.getByRole('button', { name: '口令已记下，关闭' }).click();
  return { file, secret };
}

/** On the laptop of the station: the file is chosen, the secret not yet typed. */
async function chooseStartFile(page: Page, app: RunningApp, file: string): Promise<void> {
  await page.goto(app.address);
  await page.getByRole('button', { name: '打开启动文件' }).click();
  await page.getByLabel('启动文件文件').setInputFiles(file);
}

async function typeSecret(page: Page, secret: string): Promise<void> {
  const field = page.getByLabel('启动口令（16 位数字）');
  await field.fill('');
  await field.pressSequentially(secret.replaceAll('-', ''));
  await expect(field).toHaveValue(secret);
  await page.keyboard.press('Enter');
}

async function begin(page: Page): Promise<void> {
  await expect(page.getByText(`已就绪：${STATION}`)).toBeVisible({ timeout: SEALING });
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('heading', { name: '首页' })).toBeVisible();
}

async function handOver(page: Page): Promise<string> {
  await page.getByRole('link', { name: '交接状态' }).click();
  await page.getByRole('button', { name: '生成交换包' }).click();
  return saved(page, '保存交换包');
}

test('a station is started from a file, works offline, hands over, and gets its receipt', async ({ app, otherApp, desk, context }) => {
  test.setTimeout(240_000);
  await createStation(app);
  const start = await makeStartFile(desk);
  await expect(desk.locator('.ant-table-row', { hasText: STATION })).toContainText('待首次交接');

  const page = await context.newPage();
  const complaints = watch(page, otherApp);
  await chooseStartFile(page, otherApp, start.file);
  await typeSecret(page, '1234-5678-1234-5687');
  await expect(page.getByText('有一位输错或前后颠倒')).toBeVisible();
  // Another one, whose check digit fits.
  await typeSecret(page, '1234-5678-1234-5678');
  await expect(page.getByText('启动口令不符')).toBeVisible({ timeout: SEALING });
  await typeSecret(page, start.secret);
  await expect(page.getByRole('status')).toHaveText('正在核对口令、打开文件，约需几秒，请稍候');
  await begin(page);

  const line = page.getByRole('link', { name: '交接状态' });
  await expect(line).toContainText('没有未交接的记录');
  await expect(line).toContainText('尚未交接过');
  await expect(page.getByRole('menuitem', { name: '经费结算' })).toHaveCount(0);
  await expect(page.getByRole('menuitem').filter({ hasText: /^交接$/ })).toBeVisible();

  const stamp = await stampOf(otherApp, '张强');
  const fair = await otherApp.client.fairs.create({ command: stamp(), details: fairOf('天水春风行动专场') });
  await go(page, `/fairs/${fair.id}/signups`);
  await page.getByRole('button', { name: '报名登记' }).first().click();
  await page.getByLabel('证件号码').fill(testIdNumber(41));
  await page.getByLabel('姓名').fill('马小军');
  await page.getByLabel('手机').fill(testPhone(41));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('马小军').first()).toBeVisible();
  await page.reload();
  await expect(line).toContainText(/未交接 \d+ 条/);
  await expect(line).toContainText('尚未交接过');

  const file = await handOver(page);
  await expect(line).toContainText('上一包 第 1 号');
  await expect(page.getByText('还没有交换包')).toHaveCount(0);

  await go(desk, '/exchange');
  await desk.getByLabel('交换包文件').setInputFiles(file);
  const brought = desk.getByRole('region', { name: /交换包-0001/ });
  const counts = brought.getByTestId('outcome-counts');
  await expect(counts.getByRole('row', { name: /报名/ })).toBeVisible();
  const [, accepted = '', , , , , sum = ''] = await counts
    .getByRole('row', { name: /包内共/ })
    .locator('th, td')
    .allTextContents();
  expect(accepted).toBe(sum);
  // 预检 wrote nothing.
  expect((await app.client.fairs.list({})).fairs.some((one) => one.fair.id === fair.id)).toBe(false);
  await brought.getByRole('button', { name: '接收', exact: true }).click();
  await expect(desk.getByText(`已接收 ${STATION} 第 1 号包`)).toBeVisible();
  expect((await app.client.fairs.get({ id: fair.id })).fair.title).toBe('天水春风行动专场');

  await desk.getByRole('button', { name: '合并报告' }).click();
  await expect(desk.getByLabel('第 1 页')).toBeVisible();
  expect(await saved(desk, '另存 PDF')).toMatch(/\.pdf$/);
  await desk.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  // The same file once more changes nothing.
  await desk.getByLabel('交换包文件').setInputFiles(file);
  await expect(brought.getByText('已接收过')).toBeVisible();
  await brought.getByRole('button', { name: '放弃' }).click();
  await expect(brought).toHaveCount(0);

  const receipt = await saved(desk, '生成回执');
  await page.getByLabel('回执文件').setInputFiles(receipt);
  await expect(page.getByText('第 1 号回执已接收')).toBeVisible();
  await expect(page.getByTestId('agreement')).toContainText('一致');
  await expect(page.getByTestId('agreement')).not.toContainText('不一致');
  await expect(page.getByText('到第 1 号', { exact: true })).toBeVisible();

  await go(desk, '/exchange/copies');
  await expect(desk.locator('.ant-table-row', { hasText: STATION })).toContainText('使用中');
  await go(desk, '/exchange/packages');
  await desk.locator('.ant-table-row').click();
  await expect(desk.getByText('没有重复、待裁定或拒收的记录。')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('one voucher number on both sides is decided, undone and decided again', async ({ app, otherApp, desk, context }) => {
  test.setTimeout(240_000);
  await createStation(app);
  const start = await makeStartFile(desk);
  const page = await context.newPage();
  await chooseStartFile(page, otherApp, start.file);
  await typeSecret(page, start.secret);
  await begin(page);
  const there = await stampOf(otherApp, '张强');
  const here = await stampOf(app, '陈晓');
  const theirs = await otherApp.client.fairs.create({ command: there(), details: fairOf('天水春风行动专场') });
  await otherApp.client.vouchers.create({
    command: there(),
    fairId: theirs.id,
    details: voucherOf('25322000000099887766', '天水客运公司', 135_050),
  });
  const ours = await app.client.fairs.create({ command: here(), details: fairOf('赴天水招聘会') });
  await app.client.vouchers.create({ command: here(), fairId: ours.id, details: voucherOf('25322000000099887766', '淮安客运公司') });
  await page.reload();
  const file = await handOver(page);

  await go(desk, '/exchange');
  await desk.getByLabel('交换包文件').setInputFiles(file);
  const brought = desk.getByRole('region', { name: /交换包-0001/ });
  await expect(brought.getByText('资金：支出凭证 25322000000099887766，号码或编号已被使用')).toBeVisible();
  await brought.getByRole('button', { name: '接收', exact: true }).click();
  await desk.getByRole('link', { name: '去裁定' }).click();

  await desk.evaluate(() => localStorage.setItem('fairdesk:text-size', '"largest"'));
  await desk.reload();
  for (const section of ['packages', 'copies', 'conflicts']) {
    await go(desk, `/exchange/${section}`);
    await expect(desk.locator('.ant-table-row')).toHaveCount(1);
    await expect.poll(() => sidewaysOf(desk), { message: section, timeout: 5000 }).toEqual([]);
  }

  const conflict = desk.getByRole('region', { name: '冲突' });
  await expect(conflict.getByText('淮安客运公司')).toBeVisible();
  await expect(conflict.getByText('天水客运公司')).toBeVisible();
  await expect(conflict.getByRole('row', { name: /^费用/ })).toContainText(
    /交通 1,200\.00 元.*合计 1,200\.00 元.*交通 1,350\.50 元.*合计 1,350\.50 元/,
  );
  await conflict.getByRole('button', { name: '以中心为准' }).click();
  await expect(conflict.getByText('请填写裁定理由')).toBeVisible();
  await conflict.getByRole('button', { name: '已核对原始凭证' }).click();
  await conflict.getByRole('button', { name: '以中心为准' }).click();
  await expect(desk.getByText('没有待裁定的事项。')).toBeVisible();
  await desk.getByText('已裁定', { exact: true }).click();
  await expect(conflict).toContainText('以中心为准');
  await conflict.getByRole('button', { name: '撤销裁定' }).click();
  await desk.getByLabel('原因').fill('凭证核对有误');
  await desk.getByRole('dialog').getByRole('button', { name: '撤销裁定' }).click();
  await expect(desk.getByText('还没有裁定过的事项。')).toBeVisible();

  await desk.getByText('待裁定', { exact: true }).first().click();
  await conflict.getByRole('button', { name: '已核对原始凭证' }).click();
  await conflict.getByLabel('两者并存时，站点一方更正后的号码').fill('25322000000099887767');
  await conflict.getByRole('button', { name: '两者并存' }).click();
  await expect(desk.getByText('没有待裁定的事项。')).toBeVisible();
  const vouchers = await vouchersOf(app, theirs.id);
  expect(vouchers).toEqual(['25322000000099887767']);
});

test('packages come in any order: one waits for the one before it; a merge is taken back; a revoked copy is refused', async ({
  app,
  otherApp,
  desk,
  context,
}) => {
  test.setTimeout(240_000);
  await createStation(app);
  const start = await makeStartFile(desk);
  const page = await context.newPage();
  await chooseStartFile(page, otherApp, start.file);
  await typeSecret(page, start.secret);
  await begin(page);
  const there = await stampOf(otherApp, '张强');
  const files: string[] = [];
  for (const title of ['天水第一场', '天水第二场', '天水第三场']) {
    await otherApp.client.fairs.create({ command: there(), details: fairOf(title) });
    await go(page, '/');
    await page.reload();
    files.push(await handOver(page));
  }
  const [first = '', second = '', third = ''] = files;

  await go(desk, '/exchange');
  await desk.getByLabel('交换包文件').setInputFiles(second);
  const later = desk.getByRole('region', { name: /交换包-0002/ });
  await expect(later.getByText(/缺第 1 号包/)).toBeVisible();
  await later.getByRole('button', { name: '放入等待' }).click();
  await expect(desk.getByText('等待中的包（1）')).toBeVisible();
  await expect(desk.getByRole('tab', { name: '接收（1）' })).toBeVisible();
  await go(desk, '/');
  await desk.getByRole('button', { name: /补齐交换包/ }).click();
  await desk.getByLabel('交换包文件').setInputFiles(first);
  await desk
    .getByRole('region', { name: /交换包-0001/ })
    .getByRole('button', { name: '接收', exact: true })
    .click();
  await expect(desk.getByText(`已接收 ${STATION} 第 1 号包`)).toBeVisible();
  await expect(desk.getByText(`已接收 ${STATION} 第 2 号包`)).toBeVisible();
  await expect(desk.getByText(/等待中的包/)).toHaveCount(0);
  expect(await titlesOf(app)).toEqual(expect.arrayContaining(['天水第一场', '天水第二场']));

  await go(desk, '/exchange/packages');
  await desk.locator('.ant-table-row', { hasText: '第 2 号' }).click();
  await desk.getByRole('button', { name: '合并报告' }).click();
  const report = desk.getByRole('dialog', { name: /合并报告/ });
  await expect(report.getByLabel('第 1 页')).toBeVisible();
  await report.getByRole('button', { name: '关闭' }).click();
  await desk.getByRole('button', { name: '撤销合并' }).click();
  await desk.getByLabel('原因').fill('站点要求重报');
  await desk.getByRole('dialog', { name: '撤销合并' }).getByRole('button', { name: '撤销合并' }).click();
  await expect(desk.getByText('第 2 号包的合并已撤销，可以重新接收')).toBeVisible();
  await desk.keyboard.press('Escape');

  await go(desk, '/exchange/copies');
  await desk.locator('.ant-table-row', { hasText: STATION }).click();
  await desk.getByRole('button', { name: '停用' }).click();
  await desk.getByLabel('原因').fill('电脑丢失');
  await desk.getByRole('dialog', { name: '停用副本' }).getByRole('button', { name: '停用' }).click();
  await expect(desk.getByText(/原因 电脑丢失/)).toBeVisible();
  await go(desk, '/exchange/take');
  await desk.getByLabel('交换包文件').setInputFiles(third);
  await expect(desk.getByText(/的副本已于 .* 停用（电脑丢失），不再接收它的包/)).toBeVisible();
  await expect(desk.getByRole('region', { name: /交换包-0003/ }).getByRole('button', { name: '接收', exact: true })).toHaveCount(0);
});

test('a center below another is set up from a start file under its own name and hands over upwards', async ({
  app,
  otherApp,
  desk,
  context,
}) => {
  test.setTimeout(240_000);
  await createStation(app);
  const start = await makeStartFile(desk, '下级中心');
  const page = await context.newPage();
  await chooseStartFile(page, otherApp, start.file);
  await typeSecret(page, start.secret);
  await expect(page.getByText(`已就绪：${STATION}`)).toBeVisible({ timeout: SEALING });
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByText('本机是下级中心')).toBeVisible();
  await expect(page.getByRole('button', { name: '载入示例数据' })).toHaveCount(0);
  await otherApp.client.centers.setUp({
    commandId: uuidv7() as CommandId,
    name: '秦州区公共就业服务中心',
    homeDivision: '620502',
    operatorName: '周敏',
    schemes: [],
  });
  await page.reload();
  await expect(page.getByRole('link', { name: '交接状态' })).toContainText('尚未交接过');
  await expect(page.getByRole('menuitem', { name: '经费结算' })).toBeVisible();
  await go(page, '/exchange/above');
  await page.getByRole('button', { name: '生成交换包' }).click();
  const file = await saved(page, '保存交换包');
  await go(desk, '/exchange');
  await desk.getByLabel('交换包文件').setInputFiles(file);
  await desk
    .getByRole('region', { name: /交换包-0001/ })
    .getByRole('button', { name: '接收', exact: true })
    .click();
  await expect(desk.getByText(`已接收 ${STATION} 第 1 号包`)).toBeVisible();
});

async function titlesOf({ client }: RunningApp): Promise<readonly string[]> {
  return (await client.fairs.list({})).fairs.map(({ fair }) => fair.title);
}

async function vouchersOf({ client }: RunningApp, fairId: FairId): Promise<readonly string[]> {
  return (await client.vouchers.list({ fairId })).map(({ voucher }) => voucher.number);
}
