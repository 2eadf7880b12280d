import { EncryptedFileError, fromHtml, type Sheet, type Workbook } from 'hucre';
import { readXls, readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { EMPTY_CELL, type RawCell, type RawTable } from '#shared/domain/imports/raw-table.ts';
import { FILE_BYTES_MAX, type SpreadsheetRefusal } from '#shared/domain/imports/spreadsheet-refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { decodeText } from './decode-text.ts';
import { guardZip } from './zip-guard.ts';

export const ROW_LIMIT = 200_000;
export const COLUMN_LIMIT = 500;

export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a sheet of an .xlsx, .xls (also the HTML that many systems call .xls) or delimited text file as the user sees it. The kind is
 * told by the content, not by the name.
 *
 * @param sheetName undefined: the first sheet that has content
 */
export async function readTable(file: TableFile, sheetName?: string): Promise<Result<RawTable, SpreadsheetRefusal>> {
  const { bytes } = file;
  if (bytes.length === 0) return err({ type: 'FileEmpty' });
  if (bytes.length > FILE_BYTES_MAX) return err({ type: 'FileTooLarge', bytes: bytes.length, limit: FILE_BYTES_MAX });
  if (startsWith(bytes, [0x50, 0x4b])) {
    const guarded = guardZip(bytes);
    if (!guarded.ok) return guarded;
    return readWorkbook(() => readXlsx(bytes), sheetName);
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return hasEncryptedPackage(bytes) ? err({ type: 'FileEncrypted' }) : readWorkbook(() => readXls(bytes), sheetName);
  }
  // BIFF2–BIFF4 begin with their BOF record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? 0xff) && (bytes[2] ?? 0) <= 8)
    return err({ type: 'FormatTooOld', format: 'Excel 4.0' });
  const text = decodeText(bytes);
  if (text === undefined) return err(looksLikeText(bytes) ? { type: 'TextUndecodable' } : { type: 'NotASpreadsheet' });
  if (text.trim() === '') return err({ type: 'FileEmpty' });
  const markup = text.trimStart().slice(0, 2000).toLowerCase();
  if (markup.startsWith('<?xml') && markup.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return err({ type: 'FormatTooOld', format: 'XML 表格 2003' });
  }
  return markup.startsWith('<') ? readHtml(text) : readDelimited(text);
}

async function readWorkbook(read: () => Promise<Workbook>, sheetName: string | undefined): Promise<Result<RawTable, SpreadsheetRefusal>> {
  let workbook: Workbook;
  try {
    workbook = await read();
  } catch (thrown) {
    if (thrown instanceof EncryptedFileError) return err({ type: 'FileEncrypted' });
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    // The reader unpacks no more than the directory says; one that says less than it holds was made to do harm.
    if (/decompressed size/i.test(detail)) return err({ type: 'UnpacksTooLarge' });
    // Its own words for a sheet whose corner lies a million rows away.
    return err(/limit|too (large|many)/i.test(detail) ? { type: 'TooManyRows', limit: ROW_LIMIT } : { type: 'FileDamaged', detail });
  }
  const sheets = workbook.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden);
  const sheetNames = sheets.map((sheet) => sheet.name);
  const sheet =
    sheetName === undefined
      ? (sheets.find((one) => one.rows.some((row) => row.some(isFilled))) ?? sheets[0])
      : sheets.find((one) => one.name === sheetName);
  if (!sheet) return err(sheetName === undefined ? { type: 'FileEmpty' } : { type: 'SheetMissing', sheetName, sheetNames });
  return limited({ sheetNames, sheetName: sheet.name, rows: rowsOf(sheet) });
}

function rowsOf(sheet: Sheet): readonly (readonly RawCell[])[] {
  const rows = cellsOf(sheet);
  for (const { startRow, endRow, startCol, endCol } of sheet.merges ?? []) {
    if (startCol === endCol) fillDown(rows, startRow, endRow, startCol);
  }
  return rows;
}

/** A cell merged over several rows, as the unit over its jobs, speaks for each of them. Where a cell holds something it is left alone. */
function fillDown(rows: readonly RawCell[][], startRow: number, endRow: number, column: number): void {
  const cell = rows[startRow]?.[column];
  if (!cell || cell.kind === 'empty') return;
  for (const row of rows.slice(startRow + 1, endRow + 1)) {
    if ((row[column] ?? EMPTY_CELL).kind !== 'empty') return;
    while (row.length < column) row.push(EMPTY_CELL);
    row[column] = cell;
  }
}

function cellsOf(sheet: Sheet): RawCell[][] {
  return sheet.rows.map((row, rowIndex) =>
    Array.from(row, (value, columnIndex): RawCell => {
      const special = sheet.cells?.get(`${rowIndex},${columnIndex}`);
      if (special?.formula !== undefined && (special.type === 'error' || !isFilled(special.formulaResult)) && !isFilled(value)) {
        return { kind: 'formula', text: `=${special.formula}` };
      }
      if (special?.type === 'error') return { kind: 'error', text: String(value ?? '') };
      if (value === null || value === undefined || value === '') return EMPTY_CELL;
      if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
      if (typeof value === 'number') return { kind: 'number', value, text: plainNumber(value) };
      if (typeof value === 'boolean') return { kind: 'boolean', text: value ? '是' : '否' };
      return { kind: 'text', text: value };
    }),
  );
}

/** Never scientific: 1e17 is 100000000000000000 as in the cell. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function readHtml(text: string): Result<RawTable, SpreadsheetRefusal> {
  if (!/<table[\s>]/i.test(text)) return err({ type: 'NotASpreadsheet' });
  try {
    const sheet = fromHtml(text, { typeInference: false });
    return limited({ sheetNames: [sheet.name], sheetName: sheet.name, rows: rowsOf(sheet) });
  } catch (thrown) {
    return err({ type: 'FileDamaged', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

function readDelimited(text: string): Result<RawTable, SpreadsheetRefusal> {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false, delimitersToGuess: [',', '\t', ';', '|'] });
  const rows = data.map((row) => row.map((value): RawCell => (value.trim() === '' ? EMPTY_CELL : { kind: 'text', text: value })));
  return limited({ sheetNames: [''], sheetName: '', rows });
}

function limited(table: RawTable): Result<RawTable, SpreadsheetRefusal> {
  const last = table.rows.findLastIndex((row) => row.some((cell) => cell.kind !== 'empty'));
  if (last < 0) return err({ type: 'FileEmpty' });
  if (last >= ROW_LIMIT) return err({ type: 'TooManyRows', limit: ROW_LIMIT });
  const rows = table.rows.slice(0, last + 1);
  if (rows.some((row) => row.length > COLUMN_LIMIT && row.slice(COLUMN_LIMIT).some((cell) => cell.kind !== 'empty'))) {
    return err({ type: 'TooManyColumns', limit: COLUMN_LIMIT });
  }
  return ok({ ...table, rows });
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/** An .xlsx with a password is a container with a stream of this name. */
function hasEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536)).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

/** Text in no known encoding has no NUL; a picture or a program does. */
function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).includes(0);
}
