import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '#backend/adapters/pdf/pdf-printer.ts';
import type { Sheet } from '#shared/domain/documents/sheet.ts';
import { personCells, type SignInSheetFacts, signInSheet, unitCells } from '#shared/domain/documents/sign-in-sheets.ts';
import { ROWS_PER_SHEET } from '#shared/domain/paper/paper-sheet.ts';
import { paperQrText } from '#shared/domain/paper/read-codes.ts';
import { formatRowCode, formatSheetCode } from '#shared/domain/paper/row-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { readQr } from '#tests/support/qr-reader.ts';

const printer = createPdfPrinter({ fontFolders: [] });
const FAIR_ID = '01990000-0000-7000-8000-00000000000a' as FairId;
const FACTS: SignInSheetFacts = {
  center: { name: '淮安市公共就业服务中心', homeDivision: '320800', sample: false },
  fairId: FAIR_ID,
  fairNumber: '2026-031',
  fairTitle: '赴合肥劳务协作招聘会',
  timeAndPlace: '2026年3月5日　合肥市人力资源市场',
  rowQr: true,
};
const P3 = { kind: 'persons', number: 3 } as const;
const NAMES = ['王䶮', '㛃悦', '𠮷田', '李𬭎', '阿卜杜热合曼·买买提江'];

const person = (index: number) =>
  personCells({
    id: '01990000-0000-7000-8000-00000000000b' as never,
    name: NAMES[index % NAMES.length] ?? '',
    sex: undefined,
    documentTail: String(1000 + index),
    phoneTail: String(5000 + index),
    education: undefined,
    groups: index % 3 === 0 ? ['ruralWorker', 'hardToEmploy'] : ['graduate'],
  });

async function read(sheet: Sheet, copy = 1) {
  const printed = await printer.print({
    sheets: [sheet],
    title: sheet.title,
    author: FACTS.center.name,
    printedAt: instant('2026-03-05T01:30:00.000Z'),
    copy,
  });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return readPdf(printed.value, async (pages) => ({
    pages: pages.map((page) => squeeze(page.text)),
    codes: (await Promise.all(pages.map(async (page) => readQr(await page.render(4))))).flat(),
  }));
}

describe('签到表', () => {
  test('of persons is one page with masked numbers, a code on every line, and codes that decode', async () => {
    const rows = Array.from({ length: ROWS_PER_SHEET }, (_, index) => (index < 15 ? person(index) : undefined));
    const { pages, codes } = await read(signInSheet(FACTS, P3, rows));
    expect(pages).toHaveLength(1);
    const [text = ''] = pages;
    const sheetCode = formatSheetCode(FAIR_ID, P3);
    expect(text).toContain(`求职者签到表${sheetCode}`);
    expect(text).toContain(`表号${sheetCode}`);
    for (const name of NAMES) expect(text).toContain(name);
    expect(text).toContain('**************1003');
    expect(text).toContain('*******5003');
    expect(text).not.toContain('就业困难人员');
    const rowCodes = rows.map((_, index) => formatRowCode(FAIR_ID, P3, index + 1));
    for (const code of rowCodes) expect(text).toContain(code);
    expect([...codes].sort()).toEqual([sheetCode, ...rowCodes].map((code) => paperQrText('2026-031', code)).sort());
  });

  test('of units stands on one page even with long names, and without codes to scan on the lines', async () => {
    const rows = Array.from({ length: ROWS_PER_SHEET }, () => unitCells('江苏天工精密机械制造有限责任公司淮安第二十三分公司', 'A12、A13'));
    const { pages, codes } = await read(signInSheet({ ...FACTS, rowQr: false }, { kind: 'units', number: 1 }, rows));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.match(/江苏天工精密机械制造有限责任公司淮安第二十三分公司/g)).toHaveLength(ROWS_PER_SHEET);
    expect(codes).toEqual([paperQrText('2026-031', formatSheetCode(FAIR_ID, { kind: 'units', number: 1 }))]);
  });

  test('printed again says so', async () => {
    const { pages } = await read(signInSheet(FACTS, P3, [person(0)]), 2);
    expect(pages[0]).toContain('补打1打印时间2026-03-0509:30');
  });
});
