import { expect, test, watch } from '#tests/support/app-fixture.ts';

test('the page can reach nothing but the app, run no text as a program, and what it tries is noted', async ({ app, page }) => {
  const complaints = watch(page, app);
  await page.goto(app.address);
  await expect(page.getByRole('button', { name: '完成设置' })).toBeVisible();
  expect(complaints).toEqual([]);
  const tried = await page.evaluate(async () => {
    const outcome = (attempt: () => unknown) =>
      Promise.resolve()
        .then(attempt)
        .then(
          () => 'allowed',
          () => 'refused',
        );
    const loads = (element: HTMLImageElement | HTMLScriptElement, src: string) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        element.src = src;
        document.head.append(element);
      });
    return {
      fetch: await outcome(() => fetch('https://example.org/', { mode: 'no-cors' })),
      image: await outcome(() => loads(new Image(), 'https://example.org/a.png')),
      script: await outcome(() => loads(document.createElement('script'), 'https://example.org/a.js')),
      // biome-ignore lint/security/noGlobalEval: what the policy must refuse
      text: await outcome(() => window.eval('1')),
    };
  });
  expect(tried).toEqual({ fetch: 'refused', image: 'refused', script: 'refused', text: 'refused' });
  expect(complaints.filter((line) => line.includes('example.org')).length).toBeGreaterThan(0);
});
