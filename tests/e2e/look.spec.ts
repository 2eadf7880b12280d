import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app-fixture.ts';
import { givenFairDay } from '#tests/support/fair-day.ts';
import { sidewaysOf } from '#tests/support/sideways.ts';

const SIZES = [
  { name: '标准', kept: 'standard', font: '14px' },
  { name: '特大', kept: 'largest', font: '18px' },
] as const;
/** What a view shows when it has been read: rows, booths, arrivals, placements, or the words that there is nothing. */
const CONTENT = '.ant-table-row, .table-empty, .booth, .arrival-line, .chain-card';
const STATION_SECTIONS = ['overview', 'trips', 'activities', 'fairs', 'month'];
const SECTIONS = ['overview', 'roster', 'signups', 'vouchers', 'settlement', 'print'];

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
}

for (const { name, kept, font } of SIZES) {
  test(`no page scrolls sideways at 1366×768 in ${name}`, async ({ app, desk }) => {
    await desk.evaluate((size) => localStorage.setItem('fairdesk:text-size', JSON.stringify(size)), kept);
    await desk.reload();
    await expect(desk.getByRole('menuitem', { name: '首页' })).toHaveCSS('font-size', font);
    const { fairs } = await app.client.fairs.list({});
    const { units } = await app.client.units.list({ limit: 1 });
    // One being planned, one to be approved, one sealed, one cancelled.
    const shown = new Map(fairs.map((line) => [`${line.fair.status}${line.settlement !== undefined}`, line.fair.id]));
    const paths = [
      '/',
      '/fairs',
      '/fairs/new',
      ...[...shown.values()].flatMap((id) => [...SECTIONS, 'import'].map((section) => `/fairs/${id}/${section}`)),
      '/units',
      ...units.map(({ unit }) => `/units/${unit.id}`),
      ...['take', 'packages', 'copies', 'conflicts'].map((section) => `/exchange/${section}`),
      '/settlements',
      '/policies',
      '/settings',
      '/audit',
      '/nowhere',
    ];
    const { stations } = await app.client.stations.list({});
    const stationId = stations[0]?.station.id ?? '';
    const [trip] = await app.client.stations.deliveries({ stationId });
    paths.push(
      '/stations',
      '/stations/new',
      ...STATION_SECTIONS.map((section) => `/stations/${stationId}/${section}`),
      `/stations/${stationId}/trips/${trip?.delivery.id}`,
    );
    expect(shown.size).toBeGreaterThan(3);
    for (const path of paths) {
      await open(desk, path);
      // The table shows its bar for a moment, until it has measured itself.
      await expect.poll(() => sidewaysOf(desk), { message: path, timeout: 2000 }).toEqual([]);
    }
  });

  test(`no page of a fair at work scrolls sideways at 1366×768 in ${name}`, async ({ app, desk }) => {
    const { fairId, personId } = await givenFairDay(app.client);
    await desk.evaluate((size) => localStorage.setItem('fairdesk:text-size', JSON.stringify(size)), kept);
    await desk.reload();
    const fits = async (what: string, content: string) => {
      await expect(desk.locator(content).first()).toBeVisible();
      await expect.poll(() => sidewaysOf(desk), { message: what, timeout: 2000 }).toEqual([]);
    };
    // Each with what only it has, for the page before stays until the next is there; or with its views.
    const pages: readonly { readonly path: string; readonly shows?: string; readonly views?: readonly (string | RegExp)[] }[] = [
      { path: '/people', shows: '.ant-table-row' },
      { path: '/people/new', shows: '#documentNumber' },
      { path: `/people/${personId}`, views: [/^报名/, '就业跟踪', /^登记轨迹/, /^合并记录/] },
      { path: `/fairs/${fairId}/roster`, views: ['名册', '展位图', '岗位', '到场'] },
      { path: `/fairs/${fairId}/signups`, shows: '[data-testid=signup-count]' },
      { path: `/fairs/${fairId}/import-signups`, shows: '.drop' },
      { path: `/fairs/${fairId}/desk`, shows: '.desk-last td' },
      { path: `/fairs/${fairId}/outcomes`, shows: '#unitId' },
      { path: '/stations', views: ['站点', '分省概览'] },
      { path: '/ledgers', views: ['就业跟踪统计', '招聘用工实名台账'] },
    ];
    for (const { path, shows, views } of pages) {
      await open(desk, path);
      if (shows) await fits(path, shows);
      for (const view of views ?? []) {
        await desk
          .locator('.ant-tabs-tab, .ant-segmented-item')
          .filter({ hasText: typeof view === 'string' ? new RegExp(`^${view}$`) : view })
          .click();
        await expect(desk.locator('.ant-spin-spinning')).toHaveCount(0);
        await fits(`${path} ${view}`, CONTENT);
      }
    }
  });
}

test('what has the focus wears a ring that can be seen, also in tables', async ({ desk }) => {
  await open(desk, '/fairs');
  const stops = [
    desk.getByRole('button', { name: '巡回招聘', exact: true }),
    desk.getByRole('columnheader', { name: '编号' }),
    desk.locator('.ant-table-row').first(),
  ];
  for (const stop of stops) {
    await stop.focus();
    // A key has been pressed last, so that the browser shows the focus.
    await desk.keyboard.press('Shift');
    await expect(stop).toHaveCSS('outline-style', 'solid');
    await expect(stop).toHaveCSS('outline-width', '2px');
    await expect(stop).toHaveCSS('outline-color', 'rgb(29, 79, 145)');
  }
});

test('search opens on its field, finds with the arrows and Enter, and gives the focus back', async ({ desk }) => {
  const button = desk.getByRole('button', { name: /搜索/ });
  await button.focus();
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await desk.keyboard.type('西安');
  await expect(desk.getByRole('dialog').getByText('赴西安长安高校秋季巡回招聘会', { exact: true })).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: /赴西安长安高校秋季巡回招聘会/ })).toBeVisible();
});

test('a dialog opens on what is to be typed; Esc asks only when something was typed', async ({ desk }) => {
  await open(desk, '/fairs');
  await desk.locator('.ant-table-row', { hasText: '赴西安长安高校秋季巡回招聘会' }).click();
  await desk.getByRole('tab', { name: '费用凭证' }).click();
  const row = desk.locator('.ant-table-row').first();
  await row.focus();
  await desk.keyboard.press('Enter');
  const panel = desk.getByRole('dialog');
  await expect(panel.getByLabel('发票（凭证）号码')).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(row).toBeFocused();

  await desk.keyboard.press('Enter');
  await expect(panel.getByLabel('发票（凭证）号码')).toBeFocused();
  await desk.keyboard.type('9');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '继续填写' }).click();
  await expect(panel.getByLabel('发票（凭证）号码')).toHaveValue(/9$/);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '放弃' }).click();
  await expect(panel).toBeHidden();
});

test('Esc while a form is being saved: the question goes with the form', async ({ desk }) => {
  await open(desk, '/stations');
  await desk.locator('.ant-table-row').first().click();
  await desk.getByRole('tab', { name: '工作记录' }).click();
  await desk.getByRole('button', { name: '登记工作记录' }).first().click();
  const entry = desk.getByRole('dialog', { name: '登记工作记录' });
  await entry.getByLabel('日期').fill('2026-03-02');
  await desk.keyboard.press('Enter');
  await entry.getByLabel('内容').fill('走访用工单位');
  const answer = Promise.withResolvers<void>();
  await desk.route('**/rpc/stations/**', async (route) => {
    await answer.promise;
    await route.continue();
  });
  await entry.getByRole('button', { name: '保存' }).click();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: '继续填写' })).toBeVisible();
  answer.resolve();
  await expect(entry).toBeHidden();
  await expect(desk.getByRole('button', { name: '继续填写' })).toBeHidden();
  await expect(desk.locator('.ant-table-row').filter({ hasText: '走访用工单位' })).toBeVisible();
});

test('a form opened for one fair does not stay open for the next', async ({ desk, app }) => {
  const { fairs } = await app.client.fairs.list({});
  const [one, other] = fairs.filter(({ fair, settlement }) => fair.status === 'planned' && !settlement);
  await open(desk, `/fairs/${one?.fair.id}/overview`);
  await desk.getByRole('button', { name: '修改' }).click();
  await expect(desk.getByLabel('活动名称')).toHaveValue(one?.fair.title ?? '');
  await open(desk, `/fairs/${other?.fair.id}/overview`);
  await expect(desk.getByRole('heading', { name: other?.fair.title ?? '' })).toBeVisible();
  await expect(desk.getByLabel('活动名称')).toBeHidden();
});

test('columns that have no room in large text are left out and named where columns are chosen', async ({ desk }) => {
  await desk.evaluate(() => localStorage.setItem('fairdesk:text-size', '"largest"'));
  await desk.reload();
  await open(desk, '/fairs');
  await expect(desk.getByRole('columnheader', { name: '举办地' })).toHaveCount(0);
  await desk.getByRole('button', { name: '选择列' }).click();
  await expect(desk.getByText('举办地（窗口较窄，未显示）')).toBeVisible();
});
