import type { Page } from '@playwright/test';

/** Everything on the page that can be pushed sideways, the page itself included. */
export function sidewaysOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        if (element === document.documentElement) return element.scrollWidth > element.clientWidth;
        if (element.matches('.ant-table-tbody-virtual-scrollbar-horizontal')) return element.offsetWidth > 0;
        return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.scrollWidth} > ${element.clientWidth}`),
  );
}
