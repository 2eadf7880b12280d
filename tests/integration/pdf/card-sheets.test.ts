import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '#backend/adapters/pdf/pdf-printer.ts';
import { CARD_LAYOUT_DETAILS, CARD_LAYOUTS, type CardLayoutName } from '#shared/domain/cards/card-layouts.ts';
import { type CardSheetFacts, cardSheet, personCell, staffCells } from '#shared/domain/documents/card-sheets.ts';
import type { Cell } from '#shared/domain/documents/sheet.ts';
import { maskedPerson } from '#shared/domain/signups/signup-entry.ts';
import { ticketQrText } from '#shared/domain/signups/ticket-code.ts';
import { instant } from '#shared/kernel/instant.ts';
import { testId } from '#tests/support/database.ts';
import { type PageImage, readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { readQr } from '#tests/support/qr-reader.ts';
import { aJobSeeker, aSignup } from '#tests/support/records.ts';

const printer = createPdfPrinter({ fontFolders: [] });
const FACTS: CardSheetFacts = {
  center: { name: '淮安市公共就业服务中心', homeDivision: '320800', sample: false },
  fairTitle: '2026年“春风行动”长三角劳务协作暨高校毕业生专场招聘会',
  timeAndPlace: '2026年3月5日　合肥市人力资源市场',
};
/** Rare characters, a long name, and one with a dot. */
const NAMES = ['王䶮', '㛃悦', '𠮷田', '李𬭎', '阿卜杜热合曼·买买提江', '欧阳娜娜'];
const OFFSET = { x: 0, y: 0 };

function aPerson(index: number) {
  const person = aJobSeeker({ name: NAMES[index % NAMES.length] ?? '', groups: index % 2 === 0 ? ['ruralWorker', 'veteran'] : [] });
  return { signup: aSignup(testId<'Fair'>(), person.id), person: maskedPerson(person) };
}

function print(cells: readonly Cell[], layout: CardLayoutName, changes: Partial<Parameters<typeof cardSheet>[2]> = {}) {
  const setting = { layout: CARD_LAYOUT_DETAILS[layout], outlines: 'frame', offset: OFFSET, ...changes } as const;
  return printer.print({
    sheets: [cardSheet(cells, 'badge', setting, FACTS)],
    title: '参会证',
    author: FACTS.center.name,
    printedAt: instant('2026-03-05T01:30:00.000Z'),
    copy: 1,
  });
}

async function printed(...input: Parameters<typeof print>): Promise<Uint8Array> {
  const answer = await print(...input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** How much of a part of the page is dark, in parts of one. */
function inkIn({ pixels, width, height }: PageImage, box: { x: number; y: number; width: number; height: number }): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(box.y * height); y < (box.y + box.height) * height; y++) {
    for (let x = Math.floor(box.x * width); x < (box.x + box.width) * width; x++) {
      all += 1;
      if ((pixels[(y * width + x) * 4] ?? 255) < 128) dark += 1;
    }
  }
  return dark / all;
}

describe('cards', () => {
  test.each(CARD_LAYOUTS)('%s: every name and number whole as text, every code decodes', async (name) => {
    const layout = CARD_LAYOUT_DETAILS[name];
    const entries = Array.from({ length: NAMES.length }, (_, index) => aPerson(index));
    const cells = entries.map((entry) => personCell(entry, 'badge', FACTS));
    const scale = 3;
    const { text, codes, sizes } = await readPdf(await printed(cells, name), async (pages) => {
      const images: PageImage[] = [];
      for (const page of pages) images.push(await page.render(scale));
      return {
        text: squeeze(pages.map((page) => page.text).join('')),
        codes: (await Promise.all(images.map(readQr))).flat(),
        sizes: images.map((image) => [image.width, image.height]),
      };
    });
    for (const cell of cells) {
      expect(text).toContain(cell.name);
      expect(text).toContain(cell.number);
    }
    expect([...codes].sort()).toEqual(entries.map((entry) => ticketQrText(entry.signup.ticketCode)).sort());
    expect(sizes).toHaveLength(Math.ceil(cells.length / (layout.columns * layout.rows)));
    expect(sizes[0]?.map((points) => Math.round((points * 25.4) / 72 / scale))).toEqual([layout.paper.width, layout.paper.height]);
  });

  test('rare characters in names leave ink', async () => {
    const { paper, left, top, width, height } = CARD_LAYOUT_DETAILS['a4-1x4'];
    for (const character of ['䶮', '㛃', '𠮷', '𬭎']) {
      const cell = { heading: '', label: '', name: character, lines: [], number: '', qrText: undefined };
      const image = await readPdf(await printed([cell], 'a4-1x4', { outlines: 'none' }), async ([page]) => page?.render(2));
      if (!image) throw new Error('no page');
      // Where the name stands: below the heading, at the left.
      const box = {
        x: left / paper.width,
        y: (top + height * 0.2) / paper.height,
        width: (width * 0.25) / paper.width,
        height: (height * 0.45) / paper.height,
      };
      expect(inkIn(image, box), character).toBeGreaterThan(0.03);
    }
  });

  test('a character that no font has is not printed, and the card is named', async () => {
    const cell = { ...personCell(aPerson(0), 'badge', FACTS), name: '\u{E123}', number: 'ABCDE-FGHJK-M' };
    expect(await print([cell], 'a4-2x5')).toMatchObject({
      ok: false,
      error: { type: 'CharactersWithoutFont', characters: [{ codePoint: 0xe123, where: `${FACTS.fairTitle}参会证 ABCDE-FGHJK-M` }] },
    });
  });

  test('move with the offset, and outlines are drawn where they are asked for', async () => {
    const cells = [{ heading: '', label: '', name: '一', lines: [], number: '', qrText: undefined }];
    const { paper, left, top, width, height } = CARD_LAYOUT_DETAILS['a4-2x5'];
    const strip = (offset: number) => ({
      x: (left + offset - 0.4) / paper.width,
      y: (top + offset + 10) / paper.height,
      width: 0.8 / paper.width,
      height: (height - 20) / paper.height,
    });
    const inkAt = async (changes: Parameters<typeof print>[2], offset: number) => {
      const image = await readPdf(await printed(cells, 'a4-2x5', changes), async ([page]) => page?.render(4));
      if (!image) throw new Error('no page');
      return inkIn(image, strip(offset));
    };
    expect(await inkAt({}, 0)).toBeGreaterThan(0.1);
    expect(await inkAt({ offset: { x: 3, y: 3 } }, 0)).toBe(0);
    expect(await inkAt({ offset: { x: 3, y: 3 } }, 3)).toBeGreaterThan(0.1);
    expect(await inkAt({ outlines: 'crop' }, 0)).toBe(0);
    expect(await inkAt({ outlines: 'none' }, 0)).toBe(0);
    expect(width * 2 + left * 2).toBe(paper.width);
  });

  test('of units are numbered and name the booth', async () => {
    const cells = staffCells('江苏天工精密机械制造有限责任公司淮安第二十三分公司', 'A12', 3, FACTS);
    const text = await readPdf(await printed(cells, 'a4-2x5'), async (pages) => squeeze(pages.map((page) => page.text).join('')));
    expect(text.match(/江苏天工精密机械制造有限责任公司淮安第二十三分公司/g)).toHaveLength(3);
    expect(text).toContain('展位A12');
    expect(text).toContain('3/3');
  });

  test('30 badges on A4 are printed within two seconds', async () => {
    const cells = Array.from({ length: 30 }, (_, index) => personCell(aPerson(index), 'badge', FACTS));
    const begun = performance.now();
    await printed(cells, 'a4-2x5');
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
