import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FontChain } from '#backend/adapters/pdf/font-chain.ts';
import { laySheet } from '#backend/adapters/pdf/layout-sheet.ts';
import { createPdfPrinter } from '#backend/adapters/pdf/pdf-printer.ts';
import { qrText } from '#backend/adapters/pdf/qr-marks.ts';
import { Typesetter } from '#backend/adapters/pdf/typesetter.ts';
import type { PrintJob } from '#backend/ports/document-printer.ts';
import type { Sheet, SheetBlock } from '#shared/domain/documents/sheet.ts';
import { instant } from '#shared/kernel/instant.ts';
import { fen, formatYuan, parseYuan } from '#shared/kernel/money.ts';
import { type PageImage, readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { readQr } from '#tests/support/qr-reader.ts';
import { aRow, aTableSheet, HASH, rows } from '#tests/support/sheets.ts';

const printer = createPdfPrinter({ fontFolders: [] });
const AT = instant('2026-03-05T01:30:00.000Z');

async function print(sheets: readonly Sheet[], changes: Partial<PrintJob> = {}): Promise<Uint8Array> {
  const printed = await printer.print({ sheets, title: '审核表', author: '淮安市公共就业服务中心', printedAt: AT, copy: 1, ...changes });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return printed.value;
}

function textOf(bytes: Uint8Array): Promise<readonly string[]> {
  return readPdf(bytes, async (pages) => pages.map((page) => squeeze(page.text)));
}

describe('a sheet of 200 units', () => {
  const sheet = aTableSheet(rows(200));

  test('carries every text of every cell, in the exact characters', async () => {
    const text = (await textOf(await print([sheet]))).join('');
    const [block] = sheet.blocks;
    if (block?.kind !== 'table') throw new Error('no table');
    const missing = block.rows.flatMap((row) => row.cells).filter((cell) => !text.includes(squeeze(cell)));
    expect(missing).toEqual([]);
  });

  test('has its head, page number and stamp on every page', async () => {
    const pages = await textOf(await print([sheet]));
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('序号单位名称统一社会信用代码核定金额说明');
      expect(page).toContain(`第${index + 1}页共${pages.length}页`);
      expect(page).toContain('打印时间2026-03-0509:30');
      expect(page).toContain('编号2026-031校验码0123456789AB');
    }
  });

  test('adds up: page subtotals to running totals to the total', async () => {
    const pages = await textOf(await print([sheet]));
    let soFar = 0;
    for (const [index, page] of pages.entries()) {
      soFar += amountAfter(page, '本页小计');
      const last = index === pages.length - 1;
      expect(amountAfter(page, last ? '合计' : '累计')).toBe(soFar);
    }
    expect(soFar).toBe(
      sheet.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).reduce((sum, row) => sum + (row.amounts[3] ?? 0), 0),
    );
  });

  test('is the same file for the same data, and differs only by the stamp', async () => {
    const [first, again, later] = [await print([sheet]), await print([sheet]), await print([sheet], { copy: 3 })];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect((await textOf(later)).map((page) => page.replace('补打2', ''))).toEqual(await textOf(first));
  });
});

function amountAfter(page: string, label: string): number {
  const [, amount = ''] = page.match(new RegExp(`${label}([\\d,]+\\.\\d\\d)`)) ?? [];
  const parsed = parseYuan(amount);
  if (parsed === undefined) throw new Error(`No amount after ${label}`);
  return parsed;
}

test('a table that fits on one page has no page subtotals', async () => {
  const [page = ''] = await textOf(await print([aTableSheet(rows(5))]));
  expect(page).not.toContain('本页小计');
  expect(page).toContain('合计');
});

test('a draft preview bears its watermark and no stamp', async () => {
  const [page = ''] = await textOf(
    await print([aTableSheet(rows(3), { watermark: '草稿', number: undefined, contentHash: undefined })], { copy: 0 }),
  );
  expect(page).toContain('草稿');
  expect(page).not.toContain('打印时间');
  expect(page).not.toContain('编号');
});

test('the code on the first page carries number and content hash', async () => {
  const bytes = await print([aTableSheet(rows(40))]);
  const found = await readPdf(bytes, async ([page]) => (page ? readQr(await page.render(3)) : []));
  expect(found).toEqual([qrText('2026-031', HASH)]);
});

describe('characters', () => {
  test('rare ones are drawn by a fallback font and extract as they are', async () => {
    const names = ['䶮华服饰有限公司', '㛃悦', '𠮷野家餐饮', '𪚥𪚥', '﨑', '①Ⅰ㎡℃', '阢坶塥劐', '·‧•'];
    const text = (await textOf(await print([aTableSheet(names.map((name, index) => aRow(index, { name })))]))).join('');
    for (const name of names) expect(text).toContain(name);
  });

  test('radicals copied from another PDF become the characters they look like, also when drawn before', async () => {
    const radicals = await textOf(await print([aTableSheet([aRow(0, { name: '⼀⼈⼒公司' })])]));
    const plain = await textOf(await print([aTableSheet([aRow(0, { name: '一人力公司' })])]));
    expect(radicals).toEqual(plain);
    expect(plain.join('')).toContain('一人力公司');
  });

  test('one that no font has is named with its place, and nothing is printed', async () => {
    const printed = await printer.print({
      sheets: [aTableSheet([aRow(0), aRow(1, { name: '\u{E123}有限公司' }), aRow(2, { name: '\u{323B0}店' })])],
      title: '审核表',
      author: '中心',
      printedAt: AT,
      copy: 1,
    });
    expect(printed).toEqual({
      ok: false,
      error: {
        type: 'CharactersWithoutFont',
        characters: [
          { char: '\u{E123}', codePoint: 0xe123, where: '参会单位明细第 2 行“单位名称”' },
          { char: '\u{323B0}', codePoint: 0x323b0, where: '参会单位明细第 3 行“单位名称”' },
        ],
      },
    });
  });

  test("a folder of the center's own fonts that is not there is no fault", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'fonts-')), 'none');
    const printed = await createPdfPrinter({ fontFolders: [folder] }).print({
      sheets: [aTableSheet([aRow(0, { name: '\u{E123}' })])],
      title: '',
      author: '',
      printedAt: AT,
      copy: 0,
    });
    expect(printed.ok).toBe(false);
    rmSync(join(folder, '..'), { recursive: true });
  });
});

test('every text of every cell shows ink', async () => {
  const sheet = aTableSheet(rows(30).map((row, index) => (index === 4 ? aRow(4, { name: '𠮷野家㛃䶮' }) : row)));
  const bytes = await print([sheet]);
  const fonts = new FontChain([]);
  await fonts.prepare([...'𠮷㛃䶮'].map((character) => character.codePointAt(0) ?? 0));
  const typesetter = new Typesetter(fonts);
  const laid = laySheet(typesetter, sheet, undefined);
  const scale = 2;
  const images = await readPdf(bytes, (pages) => Promise.all(pages.map((page) => page.render(scale))));
  expect(images).toHaveLength(laid.length);
  const blank = laid.flatMap(({ marks }, page) =>
    marks.flatMap((mark) => {
      const image = images[page];
      if (mark.kind !== 'text' || !image || mark.text.trim() === '') return [];
      const box = {
        left: mark.x,
        right: mark.x + typesetter.widthOf(mark.text, mark.style),
        top: mark.baseline - 0.8 * mark.style.size,
        bottom: mark.baseline,
      };
      // Outlines that a reader cannot draw leave the text in place and the page blank.
      return darkPixels(image, box, scale) > 2 * [...mark.text].length ? [] : [mark.text];
    }),
  );
  expect(blank).toEqual([]);
});

function darkPixels(
  { pixels, width }: PageImage,
  box: { left: number; right: number; top: number; bottom: number },
  scale: number,
): number {
  let count = 0;
  for (let y = Math.floor(box.top * scale); y < box.bottom * scale; y++) {
    for (let x = Math.floor(box.left * scale); x < box.right * scale; x++) if ((pixels[(y * width + x) * 4] ?? 255) < 128) count += 1;
  }
  return count;
}

test('a row taller than a page goes on, and no character of it is lost', async () => {
  const long = Array.from({ length: 2500 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const text = (await textOf(await print([aTableSheet([aRow(0), aRow(1, { name: long }), aRow(2)])]))).join('');
  const drawn = new Set(text);
  expect([...long].filter((character) => !drawn.has(character))).toEqual([]);
  expect(text).toContain(`合计${formatYuan(fen(100_000 + 100_137 + 100_274))}`);
});

test('the signature block stands whole on one page, however much comes before it', async () => {
  const signatures: SheetBlock = {
    kind: 'signatures',
    roles: [
      { role: '经办', name: '陈晓' },
      { role: '审核', name: undefined },
      { role: '审批', name: undefined },
    ],
  };
  for (let paragraphs = 0; paragraphs < 60; paragraphs += 1) {
    const blocks: SheetBlock[] = [
      ...Array.from({ length: paragraphs }, (): SheetBlock => ({ kind: 'paragraph', text: '提示' })),
      signatures,
    ];
    const pages = await textOf(await print([aTableSheet([], { orientation: 'portrait', blocks })]));
    const withBlock = pages.filter((page) => page.includes('签章'));
    expect(withBlock).toHaveLength(1);
    expect(withBlock[0]?.match(/签章/g)).toHaveLength(3);
    expect(withBlock[0]?.match(/年月日/g)).toHaveLength(3);
  }
});

test('a sheet of one page is at most 120 kB, and its properties are well formed', async () => {
  const bytes = Buffer.from(await print([aTableSheet(rows(12))], { title: 'R&D <专场> 审核表' }));
  expect(bytes.length).toBeLessThanOrEqual(120_000);
  const xmp = bytes.toString('utf8').match(/<x:xmpmeta[\s\S]*<\/x:xmpmeta>/)?.[0] ?? '';
  expect(xmp).toContain('R&amp;D &lt;专场&gt; 审核表');
  expect(xmp).toMatch(/pdfaid:part>2</);
  expect(bytes.toString('latin1')).not.toContain('/Helvetica');
});
