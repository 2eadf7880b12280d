import * as XLSX from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readTable } from '#backend/adapters/spreadsheet/read-table.ts';
import { spreadsheetRefusalSentence } from '#shared/domain/imports/import-words.ts';
import { cellText } from '#shared/domain/imports/raw-table.ts';
import { FILE_BYTES_MAX } from '#shared/domain/imports/spreadsheet-refusal.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { storedZip, type ZipEntry } from '#tests/support/zip-maker.ts';

const ROWS = [
  ['单位名称', '统一社会信用代码'],
  ['淮安㛃华服饰有限公司', testCreditCode(1)],
  ['=cmd|calc', testCreditCode(2)],
];

async function textsOf(bytes: Uint8Array, name = '名册.xlsx') {
  const table = await readTable({ name, bytes });
  if (!table.ok) throw new Error(spreadsheetRefusalSentence(table.error));
  return table.value.rows.map((row) => row.map(cellText));
}

async function refusalOf(bytes: Uint8Array, name = '名册.xlsx') {
  const table = await readTable({ name, bytes });
  if (table.ok) throw new Error(`Read: ${JSON.stringify(table.value).slice(0, 200)}`);
  expect(spreadsheetRefusalSentence(table.error)).toMatch(/[\u4e00-\u9fff]/);
  return table.error;
}

describe('the same rows come out of every kind of file', () => {
  const csv = ROWS.map((row) => row.join(',')).join('\r\n');
  test.each([
    ['xlsx', async () => writeXlsx({ sheets: [{ name: '名册', rows: ROWS }] })],
    ['xlsx of another writer', async () => XLSX.write(workbook(), { type: 'buffer', bookType: 'xlsx' }) as Buffer],
    ['xls (BIFF8)', async () => XLSX.write(workbook(), { type: 'buffer', bookType: 'biff8' }) as Buffer],
    ['CSV in UTF-8', async () => Buffer.from(csv)],
    ['CSV in UTF-8 with its mark', async () => Buffer.from(`\uFEFF${csv}`)],
    ['CSV in GB18030', async () => iconv.encode(csv, 'gb18030')],
    ['tabs in UTF-16', async () => Buffer.from(`\uFEFF${ROWS.map((row) => row.join('\t')).join('\n')}`, 'utf16le')],
    [
      'HTML in GBK that is called .xls',
      async () =>
        iconv.encode(
          `<html><body><table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
          'gb18030',
        ),
    ],
  ])('%s', async (_kind, make) => {
    expect(await textsOf(await make(), '名册.xls')).toEqual(ROWS);
  });

  function workbook(): XLSX.WorkBook {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(ROWS), '名册');
    return book;
  }
});

describe('cells', () => {
  test('of merged heads, dates as text and as numbers, formulas with and without a value, error values', async () => {
    const book = XLSX.utils.book_new();
    const sheet: XLSX.WorkSheet = {
      '!ref': 'A1:F2',
      A1: { t: 's', v: '文本日期' },
      A2: { t: 's', v: '2026-03-05' },
      B2: { t: 'n', v: 46086, z: 'yyyy-mm-dd' },
      C2: { t: 'n', v: 2, f: '1+1' },
      D2: { t: 'e', v: 0x2a, w: '#N/A' },
      E2: { t: 'n', v: Number('330106199001011237') },
      F2: { t: 'b', v: true },
      '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }],
    };
    XLSX.utils.book_append_sheet(book, sheet, '名册');
    const table = await readTable({ name: 'a.xlsx', bytes: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer });
    if (!table.ok) throw new Error('not read');
    const [, row] = table.value.rows;
    expect(row?.map((cell) => cell.kind)).toEqual(['text', 'date', 'number', 'error', 'number', 'boolean']);
    expect(row?.[1]).toEqual({ kind: 'date', text: '2026-03-05' });
    expect(cellText(row?.[2])).toBe('2');
    // Never scientific; the digits that Excel lost are lost, which the check of the field says.
    expect(cellText(row?.[4])).toMatch(/^3301061990010112\d\d$/);
  });

  test('a formula that was never computed is not taken for an empty cell', async () => {
    const xml = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>单位名称</t></is></c></row><row r="2"><c r="A2"><f>B2&amp;"公司"</f></c></row></sheetData></worksheet>`;
    const table = await readTable({ name: 'a.xlsx', bytes: xlsxOf(xml) });
    if (!table.ok) throw new Error('not read');
    expect(table.value.rows[1]?.[0]).toMatchObject({ kind: 'formula' });
  });
});

describe('refused by name, before memory or time are spent', () => {
  test('an empty file', async () => {
    expect(await refusalOf(new Uint8Array())).toEqual({ type: 'FileEmpty' });
    expect(await refusalOf(Buffer.from(' \r\n ,,\r\n'), 'a.csv')).toEqual({ type: 'FileEmpty' });
  });

  test('200 MB', async () => {
    expect(await refusalOf(new Uint8Array(200 * 1024 * 1024))).toMatchObject({ type: 'FileTooLarge', limit: FILE_BYTES_MAX });
  });

  test('a zip bomb', async () => {
    expect(await refusalOf(storedZip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(320 * 1024 * 1024, 0x20) }]))).toEqual({
      type: 'UnpacksTooLarge',
    });
  });

  test('a zip bomb that lies about its size', async () => {
    const bomb = xlsxOf({ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(320 * 1024 * 1024, 0x20), claimedBytes: 1000 });
    const before = process.memoryUsage().rss;
    const refused = await refusalOf(bomb);
    expect(['UnpacksTooLarge', 'FileDamaged']).toContain(refused.type);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('billion laughs', async () => {
    const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈">${entities}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l10;</t></is></c></row></sheetData></worksheet>`;
    const table = await readTable({ name: 'a.xlsx', bytes: xlsxOf(xml) });
    // Refused, or the entity left as it stands; never expanded.
    if (table.ok) expect(JSON.stringify(table.value).length).toBeLessThan(1000);
  });

  test('a cell at the far corner', async () => {
    const xml = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>单位名称</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData></worksheet>`;
    expect(['TooManyRows', 'TooManyColumns']).toContain((await refusalOf(xlsxOf(xml))).type);
  });

  test('a password', async () => {
    // A container with the stream that holds an encrypted package, as Excel writes it.
    const container = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(container);
    Buffer.from('EncryptedPackage', 'utf16le').copy(container, 1024);
    expect(await refusalOf(container)).toEqual({ type: 'FileEncrypted' });
  });

  test('a file cut off in the middle', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'a', rows: ROWS }] });
    expect((await refusalOf(whole.subarray(0, whole.length / 2))).type).toBe('FileDamaged');
  });

  test('formats that the reader would read wrongly', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(ROWS), '名册');
    for (const bookType of ['biff5', 'xlml', 'xlsb'] as const) {
      const written = XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
      const table = await readTable({ name: 'a.xls', bytes: written });
      if (table.ok)
        expect(
          table.value.rows.map((row) => row.map(cellText)),
          bookType,
        ).toEqual(ROWS);
      else expect(['FormatTooOld', 'FileDamaged'], bookType).toContain(table.error.type);
    }
  });

  test('pictures, mixed encodings', async () => {
    expect((await refusalOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))).type).toBe('NotASpreadsheet');
    const mixed = Buffer.concat([
      Buffer.from('单位名称,统一社会信用代码\n'),
      iconv.encode('淮安公司', 'gb18030'),
      Buffer.from([0xff, 0x2c, 0x31]),
    ]);
    expect(await refusalOf(mixed, 'a.csv')).toEqual({ type: 'TextUndecodable' });
  });

  test('a sheet named __proto__ is a sheet like any other', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '__proto__', rows: ROWS }] });
    expect(await textsOf(bytes)).toEqual(ROWS);
    expect(({} as Record<string, unknown>).rows).toBeUndefined();
  });
});

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const ROOT_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const WORKBOOK =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
const WORKBOOK_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** A workbook of one sheet, written by hand. */
function xlsxOf(sheet: string | ZipEntry): Uint8Array {
  const entry = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(text) });
  return storedZip([
    entry('[Content_Types].xml', CONTENT_TYPES),
    entry('_rels/.rels', ROOT_RELS),
    entry('xl/workbook.xml', WORKBOOK),
    entry('xl/_rels/workbook.xml.rels', WORKBOOK_RELS),
    typeof sheet === 'string' ? entry('xl/worksheets/sheet1.xml', sheet) : sheet,
  ]);
}
