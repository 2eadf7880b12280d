import type { Page } from '@playwright/test';
import { expect, type RunningApp, test, watch } from '#tests/support/app-fixture.ts';
import { fairOf, go, packageOf, STATION, stampOf, startStation, voucherOf } from '#tests/support/exchange-pages.ts';
import { goodSignup, signupFile } from '#tests/support/signup-lists.ts';

const PEOPLE = 1500;

/** Drags files from outside onto the place and lets them go. */
async function drop(page: Page, place: string, files: readonly File[]): Promise<void> {
  const carried = await Promise.all(
    files.map(async (file) => ({ name: file.name, base64: Buffer.from(await file.arrayBuffer()).toString('base64') })),
  );
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return transfer;
  }, carried);
  const target = page.getByRole('region', { name: place });
  await target.dispatchEvent('dragover', { dataTransfer });
  await expect(target).toHaveClass(/drop-over/);
  await target.dispatchEvent('drop', { dataTransfer });
}

async function fairAndPackage(station: RunningApp, title: string): Promise<File> {
  const stamp = await stampOf(station, '张强');
  await station.client.fairs.create({ command: stamp(), details: fairOf(title) });
  return packageOf(station);
}

test('packages are dragged onto the page in any order; what waits says what is missing, and all are taken in with one click', async ({
  app,
  otherApp,
  desk,
  context,
}) => {
  test.setTimeout(120_000);
  await startStation(app, otherApp);
  const files: File[] = [];
  for (const n of [1, 2, 3, 4]) files.push(await fairAndPackage(otherApp, `天水第 ${n} 场`));
  const [first, second, third, fourth] = files as [File, File, File, File];
  await go(desk, '/exchange');
  await drop(desk, '把交换包拖到这里', [fourth]);
  await desk.getByRole('region', { name: fourth.name }).getByRole('button', { name: '放入等待' }).click();
  const waitingOn = (page: Page) => page.locator('.sheet', { hasText: '等待中的包（1）' });
  await expect(waitingOn(desk).getByText(/^缺第 1–3 号包，\d+月\d+日及以前$/)).toBeVisible();

  await desk.goto('about:blank');
  await app.stop();
  await app.start();
  const later = await context.newPage();
  const complaints = watch(later, app);
  await later.goto(app.address);
  await later.getByRole('button', { name: '陈晓' }).click();
  await go(later, '/exchange');
  await expect(waitingOn(later).getByText(/^缺第 1–3 号包，\d+月\d+日及以前$/)).toBeVisible();
  await drop(later, '把交换包拖到这里', [third, first, second]);
  await later.getByRole('button', { name: '全部接收（3 个）' }).click();
  for (const number of [1, 2, 3, 4]) await expect(later.getByText(`已接收 ${STATION} 第 ${number} 号包`)).toBeVisible();
  await expect(waitingOn(later)).toHaveCount(0);

  await go(later, '/exchange/packages');
  const row = later.locator('.ant-table-row', { hasText: '第 1 号' });
  await expect(row).toBeVisible();
  const cells = await row.locator('.ant-table-cell').allTextContents();
  const [rows = 0, ...outcomes] = cells.slice(4, 10).map(Number);
  expect(outcomes).toHaveLength(5);
  expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(rows);
  await expect(later.locator('.table-sums')).toContainText(/记录 \d+\s*＝ 接收 \d+\s*＋ 相同 0\s*＋ 重复 0\s*＋ 待裁定 0\s*＋ 拒收 0/);
  expect(complaints).toEqual([]);
});

test('making a package and taking it in are cancelled half-way, and leave nothing', async ({ app, otherApp, desk, context }) => {
  test.setTimeout(120_000);
  await startStation(app, otherApp);
  const there = await stampOf(otherApp, '张强');
  const fair = await otherApp.client.fairs.create({ command: there(), details: fairOf('天水春风行动专场') });
  const list = await signupFile(Array.from({ length: PEOPLE }, (_, n) => goodSignup(n)));
  const { uploadId, mapping } = await otherApp.client.signupImport.readFile({ fairId: fair.id, file: list });
  for await (const _ of await otherApp.client.signupImport.commit({ command: there(), fairId: fair.id, uploadId, mapping }));
  const file = await packageOf(otherApp);

  const people = async () => (await app.client.jobSeekers.list({ limit: 1 })).total ?? 0;
  const before = await people();
  await go(desk, '/exchange');
  await drop(desk, '把交换包拖到这里', [file]);
  const brought = desk.getByRole('region', { name: file.name });
  await brought.getByRole('button', { name: '接收', exact: true }).click();
  const corner = desk.getByRole('status').filter({ hasText: '正在接收' });
  await expect(corner).toContainText(/已合并 [1-9]/);
  await corner.getByRole('button', { name: '取消' }).click();
  await expect(brought.getByText('已取消', { exact: true })).toBeVisible();
  // What was merged is taken back meanwhile.
  await expect.poll(people, { timeout: 30_000 }).toBe(before);
  await brought.getByRole('button', { name: '接收', exact: true }).click();
  await expect(desk.getByText(`已接收 ${STATION} 第 1 号包`)).toBeVisible({ timeout: 30_000 });
  expect(await people()).toBe(before + PEOPLE);

  // Originals of which there are enough that the package takes its time.
  const { voucher } = await otherApp.client.vouchers.create({
    command: there(),
    fairId: fair.id,
    details: voucherOf('25322000000099887766', '天水客运公司'),
  });
  for (let n = 0; n < 8; n++) await otherApp.client.vouchers.attach({ command: there(), id: voucher.id, file: scan(n) });
  const page = await context.newPage();
  await page.goto(otherApp.address);
  await page.getByRole('link', { name: '交接状态' }).click();
  await page.getByRole('button', { name: '生成交换包' }).click();
  const making = page.getByRole('status').filter({ hasText: '正在生成交换包' });
  await expect(making).toContainText(/已装入附件 [1-7]/);
  await making.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText('已取消', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /交换包 第/ })).toHaveCount(1);
  await page.getByRole('button', { name: '生成交换包' }).click();
  await expect(page.getByText(/第 2 号交换包已生成：\d+ 条记录，8 个附件/)).toBeVisible({ timeout: 30_000 });
});

/** A PDF as large as a scanner makes them; each another one. */
function scan(n: number): File {
  return new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024, n + 1)])], `发票${n}.pdf`, {
    type: 'application/pdf',
  });
}
