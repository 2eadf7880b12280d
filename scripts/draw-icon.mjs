// Draws the icon of the packaged app from the page's own, in a Chromium that is here. Run it after the drawing changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { ROOT } from './project-node.mjs';

const SIDE = 1024;

const browser = await chromium.launch({ executablePath: findChromium() });
const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } });
await page.setContent(
  `<style>body { margin: 0 } svg { display: block }</style>${readFileSync(join(ROOT, 'renderer/public/icon.svg'), 'utf8')}`,
);
await page.screenshot({ path: join(ROOT, 'resources/icons/icon.png'), omitBackground: true });
await browser.close();
