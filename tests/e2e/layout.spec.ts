import { expect, test } from '#tests/support/app-fixture.ts';

const PAGES = ['首页', '招聘会', '参会单位', '求职者', '驻外站', '数据交接', '经费结算', '政策库', '台账与报表', '设置'];
const SECTIONS = ['概况', '单位与展位', '报名与签到', '费用凭证', '结算', '打印与统计'];

for (const viewport of [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]) {
  test(`no page needs to be moved sideways at ${viewport.width}×${viewport.height}`, async ({ desk }) => {
    await desk.setViewportSize(viewport);
    const expectFits = async (what: string) => {
      await desk.waitForLoadState('networkidle');
      const beyond = await desk.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, what).toBe(0);
    };
    for (const name of PAGES) {
      await desk.getByRole('menuitem', { name }).click();
      await expect(desk.getByRole('heading', { level: 1 })).toContainText(name);
      await expectFits(name);
    }
    await desk.getByRole('menuitem', { name: '招聘会' }).click();
    await desk.locator('.ant-table-row', { hasText: '赴成都武侯跨省劳务协作招聘会' }).click();
    for (const name of SECTIONS) {
      await desk.getByRole('tab', { name, exact: true }).click();
      await expectFits(name);
    }
  });
}

test('every stop of the keyboard shows that it has the focus', async ({ desk }) => {
  await desk.getByRole('menuitem', { name: '招聘会' }).click();
  await expect(desk.getByText('11 条')).toBeVisible();
  const unseen: string[] = [];
  for (let stop = 0; stop < 12; stop++) {
    await desk.keyboard.press('Tab');
    const found = await desk.evaluate(async () => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return 'nothing';
      // A field shows it on the frame around it.
      const frame = focused.closest('.ant-select, .ant-input-affix-wrapper') ?? focused;
      const look = async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(frame);
        return [outline, boxShadow, borderColor, backgroundColor].join();
      };
      const withFocus = await look();
      focused.blur();
      const without = await look();
      focused.focus({ focusVisible: true });
      return withFocus === without ? focused.outerHTML : undefined;
    });
    if (found !== undefined) unseen.push(found);
  }
  expect(unseen).toEqual([]);
});
