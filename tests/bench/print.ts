import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { FontChain } from '#backend/adapters/pdf/font-chain.ts';
import { laySheet } from '#backend/adapters/pdf/layout-sheet.ts';
import { createPdfPrinter } from '#backend/adapters/pdf/pdf-printer.ts';
import { Typesetter } from '#backend/adapters/pdf/typesetter.ts';
import type { Sheet, SheetTable } from '#shared/domain/documents/sheet.ts';
import { instant } from '#shared/kernel/instant.ts';
import { aTableSheet, rows } from '#tests/support/sheets.ts';
import { atMost, type BenchLine, beside, type Times, timed, within } from './measure.ts';

const AT = instant('2026-03-05T01:30:00.000Z');
const CHROMIUM = process.env.FAIRDESK_CHROMIUM ?? '/usr/bin/chromium';

/** The 200-unit sheet against the bare font-and-text floor and against Chromium printing the same table; then 1,000 sheets in one file. */
export async function benchPrint(): Promise<readonly BenchLine[]> {
  const sheet = aTableSheet(rows(200));
  const print = async (sheets: readonly Sheet[]) => {
    const printed = await createPrinter().print({ sheets, title: '审核表', author: '中心', printedAt: AT, copy: 1 });
    if (!printed.ok) throw new Error(JSON.stringify(printed.error));
    return printed.value;
  };
  let printer: ReturnType<typeof createPdfPrinter> | undefined;
  const createPrinter = () => (printer ??= createPdfPrinter({ fontFolders: [] }));

  const cpu = process.cpuUsage();
  await print([aTableSheet(rows(12))]);
  const firstCpu = process.cpuUsage(cpu);
  const first = (firstCpu.user + firstCpu.system) / 1000;
  const floorPages = pagesOfText(sheet);
  const floorFonts = await openFloorFonts();
  const warm = await beside(
    15,
    () => print([sheet]),
    () => drawFloor(floorPages, floorFonts),
  );
  const lines: BenchLine[] = [
    { what: 'first sheet after start, CPU', millis: first, target: within(150, first) },
    {
      what: `200-unit sheet (${floorPages.length} pages), warm`,
      millis: warm.work,
      floor: { name: 'bare pdfkit: the same texts at the same places, fonts parsed', millis: warm.floor },
      target: atMost(1.5, warm.work / warm.floor),
    },
  ];
  const browser = await besideChromium(sheet, () => print([sheet]));
  if (browser === undefined) lines.push({ what: 'Chromium printing the same table: not installed', millis: 0 });
  else
    lines.push({
      what: 'Chromium kept open, printing the same table',
      millis: browser.floor,
      target: { words: '≥ 25 × ours', isMet: browser.floor / browser.work >= 25 },
      note: `${(browser.floor / browser.work).toFixed(1)} × ours (${browser.work.toFixed(1)} ms); LibreOffice and pdfmake are not measured`,
    });

  const thousand = Array.from({ length: 1000 }, () => aTableSheet(rows(20)));
  let bytes = 0;
  const many = await timed(async () => {
    bytes = (await print(thousand)).length;
  });
  lines.push({
    what: '1,000 sheets of 20 rows as one file',
    millis: many,
    target: { words: '≤ 2 s, ≤ 5 MB', isMet: many <= 2000 && bytes <= 5_000_000 },
    note: `${(bytes / 1_000_000).toFixed(1)} MB`,
  });
  return lines;
}

interface FloorText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly isHead: boolean;
}

/** Where our layout puts each text, so that the floor draws the same. */
function pagesOfText(sheet: Sheet): readonly (readonly FloorText[])[] {
  const typesetter = new Typesetter(new FontChain([]));
  return laySheet(typesetter, sheet, undefined).map(({ marks }) =>
    marks.flatMap((mark) =>
      mark.kind === 'text'
        ? [{ x: mark.x, y: mark.baseline, text: mark.text, size: mark.style.size, isHead: mark.style.face !== 'body' }]
        : [],
    ),
  );
}

async function openFloorFonts() {
  const require = createRequire(import.meta.url);
  const font = (name: string, file: string) => fontkit.create(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file)));
  return {
    body: font('@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'),
    head: font('@expo-google-fonts/noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'),
  };
}

/** The public way of the document library, no layout, no rules, no sums. */
async function drawFloor(pages: readonly (readonly FloorText[])[], fonts: Awaited<ReturnType<typeof openFloorFonts>>): Promise<number> {
  const doc = new PDFDocument({ font: null as unknown as string, autoFirstPage: false });
  let bytes = 0;
  doc.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
  });
  const done = new Promise((resolve) => doc.on('end', resolve));
  doc.registerFont('body', fonts.body as unknown as Buffer);
  doc.registerFont('head', fonts.head as unknown as Buffer);
  for (const page of pages) {
    doc.addPage({ size: [841.89, 595.28], margin: 0 });
    for (const { x, y, text, size, isHead } of page) {
      doc.font(isHead ? 'head' : 'body', size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }
  doc.end();
  await done;
  return bytes;
}

async function besideChromium(sheet: Sheet, ours: () => unknown): Promise<Times | undefined> {
  if (!existsSync(CHROMIUM)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-bench-'));
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const page = await browser.newPage();
    const table = sheet.blocks[0] as SheetTable;
    const row = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    await page.setContent(
      `<style>@page{size:A4 landscape;margin:15mm}body{font:9pt serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid}</style><h1>${sheet.title}</h1><table><thead>${row(
        table.columns.map((column) => column.header),
        'th',
      )}</thead>${table.rows.map((one) => row(one.cells, 'td')).join('')}</table>`,
    );
    return await beside(8, ours, () => page.pdf({ preferCSSPageSize: true }));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
