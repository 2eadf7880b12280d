import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import type { CommandId } from '#shared/kernel/ids.ts';
import { fileOf } from '#tests/support/backend-file.ts';
import { App } from '#tests/support/running-app.ts';
import { AT_FAIR, BIG_FAIR, buildDeskFile, nameOf, personNumberOf } from './desk-file.ts';
import { type BenchLine, percentile, timed, within } from './measure.ts';

const CHROMIUM = process.env.FAIRDESK_CHROMIUM ?? '/usr/bin/chromium';
const ROUNDS = 5;
const SCRIPTS = new URL('../../out/renderer/assets/', import.meta.url);
const SCRIPT_KILOBYTES = 600;
const FIRST_PAINT_MILLIS = 1200;
const USABLE_MILLIS = 2000;
const OVERVIEW_MILLIS = 300;
/** More would be seen as a standstill. */
const FRAME_MILLIS = 100;
/** Down to here the list of sign-ups is scrolled. */
const FAR_DOWN = 10_000;

/** A list, one word for its filter that its first rows do not bear, and what the first row found then bears. */
interface List {
  readonly title: string;
  readonly path: string;
  readonly filter: string;
  readonly typed: string;
}

/** Near the end of the fair. */
const FAR_NAME = nameOf(personNumberOf(AT_FAIR - 1_234));

const SIGNUPS_PATH = `/fairs/${BIG_FAIR}/signups`;

const LISTS: readonly List[] = [
  { title: '招聘会', path: '/fairs', filter: '查找招聘会', typed: '77' },
  { title: '求职者', path: '/people', filter: '查找求职者', typed: nameOf(123_456) },
  { title: '报名与签到, 50,000 sign-ups', path: SIGNUPS_PATH, filter: '查找报名', typed: FAR_NAME },
];

/** The page as a person sees it who opens the program on a file of 300,000 people and 1,000,000 sign-ups: the built page and backend, in Chromium. */
export async function benchWindow(): Promise<readonly BenchLine[]> {
  using app = new App();
  await app.start();
  await app.client.centers.setUp({
    commandId: uuidv7() as CommandId,
    name: '淮安市公共就业服务中心',
    homeDivision: '320800',
    operatorName: '张三',
    schemes: [],
  });
  await app.stop();
  {
    await using db = await fileOf(app);
    await buildDeskFile(db);
  }
  const started = await timed(() => app.start());
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const scripts = new Set<string>();
  try {
    return [
      { what: 'start of the backend on the file', millis: started },
      ...(await benchOpening(browser, app, scripts)),
      ...(await benchOverview(app)),
      ...(await benchLists(browser, app, scripts)),
      ...(await benchScrolling(browser, app)),
      scriptSize(scripts),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** A window of its own with nothing kept from before, at a place of the program. */
async function openAt(browser: Browser, app: App, path: string): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const { origin, hash } = new URL(app.address);
  await context.addInitScript(
    (token) => {
      if (location.protocol === 'http:') sessionStorage.setItem('fairdesk-token', token);
    },
    hash.replace('#token=', ''),
  );
  const page = await context.newPage();
  await page.goto(`${origin}/#${path}`, { waitUntil: 'commit' });
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() });
}

/** Milliseconds from the start of the navigation until the text stands in an element of the kind. */
async function millisUntil(page: Page, selector: string, text = ''): Promise<number> {
  const seen = await page.waitForFunction(
    ([wantedSelector, wantedText]) =>
      document.querySelector(wantedSelector)?.textContent?.includes(wantedText) === true ? performance.now() : 0,
    [selector, text] as const,
    { polling: 'raf' },
  );
  return seen.jsonValue();
}

async function benchOpening(browser: Browser, app: App, scripts: Set<string>): Promise<readonly BenchLine[]> {
  const paints: number[] = [];
  const tiles: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await using page = await openAt(browser, app, '/');
    tiles.push(await millisUntil(page, '.figure-row', '97 场'));
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    paints.push((await paint.jsonValue()) ?? Number.NaN);
    await noteScripts(page, scripts);
  }
  const [paint, tile] = [percentile(paints, 50), percentile(tiles, 50)];
  return [
    { what: 'first paint', millis: paint, target: within(FIRST_PAINT_MILLIS, paint), note: first(paints) },
    { what: '首页 with its figures', millis: tile, target: within(USABLE_MILLIS, tile), note: first(tiles) },
  ];
}

function first(times: readonly number[]): string {
  return `right after the start ${times[0]?.toFixed(0)} ms`;
}

async function benchOverview({ client }: App): Promise<readonly BenchLine[]> {
  const questions = {
    'figures of 首页': () => client.home.overview({ year: 2026 }),
    'overview of a fair': () => client.fairs.get({ id: BIG_FAIR }),
    'status of a desk': () => client.desk.status({ fairId: BIG_FAIR }),
  };
  const lines: BenchLine[] = [];
  for (const [what, ask] of Object.entries(questions)) {
    const times: number[] = [];
    for (let n = 0; n < 20; n++) times.push(await timed(ask));
    const p95 = percentile(times, 95);
    lines.push({ what: `${what} over loopback, p95`, millis: p95, target: within(OVERVIEW_MILLIS, p95) });
  }
  return lines;
}

async function benchLists(browser: Browser, app: App, scripts: Set<string>): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const { title, path, filter, typed } of LISTS) {
    const [rows, answers]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      await using page = await openAt(browser, app, path);
      rows.push(await millisUntil(page, '.ant-table-row'));
      const field = page.getByLabel(filter);
      await field.focus();
      const start = await page.evaluate(() => performance.now());
      await page.keyboard.insertText(typed);
      answers.push((await millisUntil(page, '.ant-table-row', typed)) - start);
      await noteScripts(page, scripts);
    }
    const [row, answer] = [percentile(rows, 50), percentile(answers, 50)];
    lines.push({
      what: `${title}: opened, and a filter answered`,
      millis: row + answer,
      target: within(USABLE_MILLIS, row + answer),
      note: `rows after ${row.toFixed(0)} ms, filter ${answer.toFixed(0)} ms`,
    });
  }
  return lines;
}

/** As with the hand at the bar of the table: down to the end of what is there, again and again, until the rows far down are drawn. */
async function benchScrolling(browser: Browser, app: App): Promise<readonly BenchLine[]> {
  await using page = await openAt(browser, app, SIGNUPS_PATH);
  await millisUntil(page, '.ant-table-row');
  await page.locator('.ant-table-row').first().hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { frames });
  });
  const shown = () => page.evaluate(() => Number(/(\d+) 条/.exec(document.querySelector('.table-bar')?.textContent ?? '')?.[1] ?? 0));
  const start = performance.now();
  while ((await shown()) < FAR_DOWN) await page.mouse.wheel(0, 20_000);
  await page.mouse.wheel(0, 10_000_000);
  await page.waitForFunction(() => document.querySelectorAll('.ant-table-row').length > 5);
  const millis = performance.now() - start;
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: readonly number[] }).frames);
  const p95 = percentile(frames, 95);
  return [
    { what: `报名 scrolled down to the ${FAR_DOWN}th`, millis, note: `${(millis / (FAR_DOWN / 500)).toFixed(0)} ms a page of 500` },
    {
      what: 'a frame meanwhile, p95',
      millis: p95,
      target: within(FRAME_MILLIS, p95),
      note: `longest ${Math.max(...frames).toFixed(0)} ms`,
    },
  ];
}

/** Adds the names of the scripts that the page has loaded. */
async function noteScripts(page: Page, scripts: Set<string>): Promise<void> {
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  for (const address of addresses) if (address.endsWith('.js')) scripts.add(address.replace(/^.*\//, ''));
}

/** Of the first page and the lists together; what other places need beside it comes when one opens them. */
function scriptSize(scripts: ReadonlySet<string>): BenchLine {
  const kilobytes = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, SCRIPTS))).length, 0) / 1024;
  const amount = kilobytes(scripts);
  const all = kilobytes(readdirSync(SCRIPTS).filter((name) => name.endsWith('.js')));
  return {
    what: 'page script of 首页 and the lists, gzip',
    amount,
    unit: 'kB',
    target: { words: `≤ ${SCRIPT_KILOBYTES} kB`, isMet: amount <= SCRIPT_KILOBYTES },
    note: `of all places together ${all.toFixed(0)} kB`,
  };
}
