import { type Cell, type CellStyle, writeXlsx } from 'hucre/xlsx';
import type { BadCell } from '#shared/domain/imports/cell-fault.ts';
import { faultWords } from '#shared/domain/imports/import-words.ts';
import { cellText, columnIndex, type RawTable } from '#shared/domain/imports/raw-table.ts';

export interface ExportColumn {
  readonly header: string;
  /** In characters of half width. */
  readonly width: number;
  readonly kind: 'text' | 'money' | 'number' | 'date';
  /** Values a list in the sheet offers. */
  readonly choices?: readonly string[];
}

/** 分 for money columns, otherwise text or a number; undefined is an empty cell. */
export type ExportCell = string | number | undefined;

const NUMBER_FORMATS = { text: '@', money: '#,##0.00', number: '0', date: 'yyyy-mm-dd' } as const;
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const BAD_STYLE: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFC7CE' } } };

/** A list as .xlsx: codes and numbers of 18 digits stay text, money has two decimals, the header is frozen. */
export async function writeList(
  sheetName: string,
  columns: readonly ExportColumn[],
  rows: readonly (readonly ExportCell[])[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: sheetName,
        columns: columns.map((column) => ({ header: column.header, width: column.width, numFmt: NUMBER_FORMATS[column.kind] })),
        rows: [columns.map((column) => column.header), ...rows.map((row) => row.map((value, index) => exported(value, columns[index])))],
        cells: headerCells(columns),
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(({ choices }, index) =>
          choices
            ? [
                {
                  type: 'list' as const,
                  values: [...choices],
                  allowBlank: true,
                  range: `${letter(index)}2:${letter(index)}5000`,
                  showErrorMessage: true,
                },
              ]
            : [],
        ),
      },
    ],
  });
}

function exported(value: ExportCell, column: ExportColumn | undefined): string | number | null {
  if (value === undefined) return null;
  return column?.kind === 'money' && typeof value === 'number' ? value / 100 : value;
}

function headerCells(columns: readonly ExportColumn[]): Map<string, Partial<Cell>> {
  return new Map(columns.map((column, index) => [`0,${index}`, { value: column.header, type: 'string', style: HEADER_STYLE }]));
}

/** The rows of the file as they came, bad cells coloured, and a last column that says what is wrong in each row. */
export async function writeMarkedErrors(table: RawTable, badCells: readonly BadCell[]): Promise<Uint8Array> {
  const width = Math.max(...table.rows.map((row) => row.length), 1);
  const byRow = Map.groupBy(badCells, (cell) => cell.row);
  const cells = new Map<string, Partial<Cell>>();
  const rows = table.rows.map((row, index) => {
    const faults = byRow.get(index + 1) ?? [];
    for (const { column } of faults) {
      if (column === '') continue;
      const at = columnIndex(column);
      cells.set(`${index},${at}`, { value: cellText(row[at]), type: 'string', style: BAD_STYLE });
    }
    const texts = Array.from({ length: width }, (_, at) => cellText(row[at]));
    return [
      ...texts,
      faults.map((cell) => `${cell.header}：${faultWords(cell.fault).reason}，${faultWords(cell.fault).remedy}`).join('；'),
    ];
  });
  return writeXlsx({
    sheets: [
      { name: '错误标注', rows, cells, columns: [...Array.from({ length: width }, () => ({ width: 18, numFmt: '@' })), { width: 60 }] },
    ],
  });
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
