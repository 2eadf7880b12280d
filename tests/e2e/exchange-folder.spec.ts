import type { Page } from '@playwright/test';
import { expect, test, watch } from '#tests/support/app-fixture.ts';
import { fairOf, go, STATION, stampOf, startStation } from '#tests/support/exchange-pages.ts';
import { sidewaysOf } from '#tests/support/sideways.ts';
import { WebdavServer } from '#tests/support/webdav-server.ts';

/** Opens the setting and types it in; the certificate is not confirmed yet. */
async function typeFolder(page: Page, server: WebdavServer, password: string): Promise<void> {
  await page.getByRole('button', { name: '设置交换文件夹' }).click();
  await page.getByLabel('目录或地址').fill(server.address);
  await page.getByLabel('用户名').fill(server.userName);
  await page.getByLabel('密码', { exact: true }).fill(password);
}

async function setFolder(page: Page, server: WebdavServer): Promise<void> {
  await typeFolder(page, server, server.password);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '测试连接' }).click();
  await dialog.getByRole('button', { name: '指纹一致，使用这张证书' }).click();
  await expect(dialog.getByText('连接正常，文件夹中有')).toBeVisible();
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('交换文件夹已设置')).toBeVisible();
}

test('package and receipt go over the exchange folder, in the pages of both sides', async ({ app, otherApp, desk, context }) => {
  test.setTimeout(240_000);
  await using server = await WebdavServer.start();
  await startStation(app, otherApp);
  const there = await stampOf(otherApp, '张强');
  const fair = await otherApp.client.fairs.create({ command: there(), details: fairOf('天水春风行动专场') });

  const page = await context.newPage();
  const complaints = watch(page, otherApp);
  await page.goto(otherApp.address);
  await page.getByRole('link', { name: '交接状态' }).click();

  await typeFolder(page, server, '错误的密码');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '测试连接' }).click();
  await expect(dialog.getByText('的证书不是本机信任的机构签发的')).toContainText(server.fingerprint.toUpperCase().slice(0, 8));
  expect(server.asked).toEqual([]);
  await page.screenshot({ path: `${test.info().outputDir}/certificate.png` });
  await dialog.getByRole('button', { name: '指纹一致，使用这张证书' }).click();
  await expect(dialog.getByText('不接受所填的用户名或密码')).toBeVisible();
  await dialog.getByLabel('密码', { exact: true }).fill(server.password);
  await dialog.getByRole('button', { name: '测试连接' }).click();
  await expect(dialog.getByText('连接正常，文件夹中有 0 个交换文件')).toBeVisible();
  await page.screenshot({ path: `${test.info().outputDir}/setting.png` });
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByText('交换文件夹已设置')).toBeVisible();
  await expect(page.getByRole('region', { name: '交换文件夹' })).toContainText('/dav/交换/');

  await page.getByRole('button', { name: '生成交换包' }).click();
  await page.getByRole('button', { name: '上传到交换文件夹' }).click();
  await expect(page.getByText(/已上传 S31-交换包-0001-\d{8}\.fdx/)).toBeVisible();
  await page.screenshot({ path: `${test.info().outputDir}/station.png` });
  expect(server.names).toEqual([expect.stringContaining('交换包-0001')]);
  // Nothing is asked of the server but by a button.
  const asked = server.asked.length;
  await page.reload();
  await expect(page.getByRole('region', { name: '交换文件夹' })).toContainText('/dav/交换/');
  expect(server.asked).toHaveLength(asked);

  // What is not in front is not painted.
  await desk.bringToFront();
  await go(desk, '/exchange');
  await setFolder(desk, server);
  await desk.getByRole('button', { name: '从交换文件夹取回' }).click();
  const news = desk.getByRole('dialog', { name: '交换文件夹中的新文件' });
  await expect(news.getByText('交换包 第 1 号')).toBeVisible();
  await desk.screenshot({ path: `${test.info().outputDir}/news.png` });
  server.faults.cutDownloadAfter = 1024;
  await news.getByRole('button', { name: '取回（1 个）' }).click();
  await expect(desk.getByText(/连接中断，没有留下不完整的文件，请重试/)).toBeVisible();
  delete server.faults.cutDownloadAfter;
  await desk.getByRole('button', { name: '从交换文件夹取回' }).click();
  await news.getByRole('button', { name: '取回（1 个）' }).click();
  const brought = desk.getByRole('region', { name: /交换包-0001/ });
  await expect(brought.getByTestId('outcome-counts')).toBeVisible();
  await desk.screenshot({ path: `${test.info().outputDir}/center.png` });
  await brought.getByRole('button', { name: '接收', exact: true }).click();
  await expect(desk.getByText(`已接收 ${STATION} 第 1 号包`)).toBeVisible();
  expect((await app.client.fairs.get({ id: fair.id })).fair.title).toBe('天水春风行动专场');
  await desk.getByRole('button', { name: '从交换文件夹取回' }).click();
  await expect(desk.getByText('交换文件夹中没有新的交换包；另有已在本机 1 个')).toBeVisible();
  await desk.getByRole('button', { name: '生成回执并上传' }).click();
  await expect(desk.getByText('第 1 号回执已上传到交换文件夹')).toBeVisible();
  await desk.screenshot({ path: `${test.info().outputDir}/receipt.png` });

  await page.getByRole('button', { name: '从交换文件夹取回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取回（1 个）' }).click();
  await expect(page.getByText('第 1 号回执已接收')).toBeVisible();
  await expect(page.getByTestId('agreement')).toContainText('一致');
  await expect(page.getByTestId('agreement')).not.toContainText('不一致');

  await server.changeCertificate();
  await page.getByRole('button', { name: '从交换文件夹取回' }).click();
  await expect(page.getByText('的证书与原先确认的不同，没有连接')).toBeVisible();
  await desk.evaluate(() => localStorage.setItem('fairdesk:text-size', '"largest"'));
  await desk.reload();
  await expect(desk.getByRole('region', { name: '交换文件夹' })).toBeVisible();
  await expect.poll(() => sidewaysOf(desk), { timeout: 5000 }).toEqual([]);
  await desk.screenshot({ path: `${test.info().outputDir}/largest.png` });
  await desk.getByRole('button', { name: '更改设置' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '不再使用' }).click();
  await desk.getByRole('dialog', { name: '不再使用交换文件夹' }).getByRole('button', { name: '不再使用' }).click();
  await expect(desk.getByRole('button', { name: '设置交换文件夹' })).toBeVisible();
  await expect(desk.getByRole('button', { name: '从交换文件夹取回' })).toHaveCount(0);
  expect(complaints).toEqual([]);
});
