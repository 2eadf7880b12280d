import { cellText, columnIndex, columnLetter, type RawTable } from './raw-table.ts';

/** A field that a column may be mapped to. */
export interface ImportField<Key extends string = string> {
  readonly key: Key;
  /** As it stands in the template. */
  readonly label: string;
  readonly required: boolean;
  /** Other headers that mean it. */
  readonly synonyms: readonly string[];
}

/** Field → column letter; a field that no column carries is absent. */
export type ColumnMapping = Readonly<Record<string, string>>;

export interface Header {
  readonly column: string;
  readonly header: string;
  /** The first value under it, so that a column without a telling header can be recognised. */
  readonly sample: string;
}

export interface HeaderRow {
  /** Index of the last header row; the data begin below it. */
  readonly index: number;
  readonly headers: readonly Header[];
}

/** Headers stand within the first rows, below a title and a line of notes at most. */
const HEADER_SEARCH_ROWS = 15;

/**
 * Finds the header row: of the first rows the one whose cells name most fields. Titles above it (often merged over the width) and a
 * second header line below it (under a merged cell) are taken into account.
 */
export function findHeaderRow(table: RawTable, fields: readonly ImportField[]): HeaderRow | undefined {
  let best = { index: -1, matches: 0 };
  for (const [index, row] of table.rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const matches = new Set(row.map((cell) => fieldOfHeader(cellText(cell), fields)).filter((key) => key !== undefined)).size;
    if (matches > best.matches) best = { index, matches };
  }
  if (best.matches === 0) return undefined;
  const below = table.rows[best.index + 1] ?? [];
  const twoLines = below.filter((cell) => fieldOfHeader(cellText(cell), fields) !== undefined).length >= 2;
  const top = table.rows[best.index] ?? [];
  const index = twoLines ? best.index + 1 : best.index;
  const width = Math.max(top.length, twoLines ? below.length : 0);
  const headers = Array.from({ length: width }, (_, column): Header => {
    const header = (twoLines && cellText(below[column])) || cellText(top[column]);
    const sample = table.rows
      .slice(index + 1, index + 20)
      .map((row) => cellText(row[column]))
      .find((text) => text !== '');
    return { column: columnLetter(column), header, sample: sample ?? '' };
  });
  return { index, headers: headers.filter(({ header, sample }) => header !== '' || sample !== '') };
}

/** Proposes a column for every field, by the headers; a remembered mapping is taken where its columns are still there. */
export function proposeMapping(headers: readonly Header[], fields: readonly ImportField[], remembered?: ColumnMapping): ColumnMapping {
  const columns = new Set(headers.map(({ column }) => column));
  if (remembered && Object.values(remembered).every((column) => columns.has(column))) return remembered;
  const mapping: Record<string, string> = {};
  for (const { column, header } of headers) {
    const key = fieldOfHeader(header, fields);
    if (key !== undefined && mapping[key] === undefined) mapping[key] = column;
  }
  return mapping;
}

export function missingFields(mapping: ColumnMapping, fields: readonly ImportField[]): readonly ImportField[] {
  return fields.filter((field) => field.required && mapping[field.key] === undefined);
}

/** Headers that carry no field: shown, so that nobody thinks they were read. */
export function unmappedHeaders(headers: readonly Header[], mapping: ColumnMapping): readonly Header[] {
  const used = new Set(Object.values(mapping));
  return headers.filter(({ column, header }) => header !== '' && !used.has(column));
}

/** The same headers in the same places have the same signature; under it a mapping is remembered. */
export function headerSignature(headers: readonly Header[]): string {
  return headers.map(({ column, header }) => `${column}=${plain(header)}`).join('|');
}

export function mappedIndices(mapping: ColumnMapping): ReadonlyMap<string, number> {
  return new Map(Object.entries(mapping).map(([key, column]) => [key, columnIndex(column)]));
}

function fieldOfHeader(header: string, fields: readonly ImportField[]): string | undefined {
  const wanted = plain(header);
  if (wanted === '') return undefined;
  return fields.find((field) => [field.label, ...field.synonyms].some((name) => plain(name) === wanted))?.key;
}

/** Headers differ by spaces, stars for required fields and notes in brackets. */
function plain(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\(.*?\)|【.*?】/g, '')
    .replace(/[\s*:、,，。_-]/g, '')
    .toUpperCase();
}
