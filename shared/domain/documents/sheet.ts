/**
 * What a printed sheet says, without how it is drawn. Pure values: the same data gives the same sheet,
 * the printer adapter draws it, the preview and the tests read it.
 */
export interface Sheet {
  /** 标题, e.g. 赴外招聘活动经费列支审核表 */
  readonly title: string;
  /** Under the title: center, scheme, document number, … one entry a line part. */
  readonly subtitle: readonly string[];
  /** 表号 and content hash, carried by the QR code. Absent on sheets that are not numbered. */
  readonly number: string | undefined;
  readonly contentHash: string | undefined;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly SheetBlock[];
  /** Printed across the page when it must not pass for an approved sheet, e.g. 草稿. */
  readonly watermark: string | undefined;
  /** Neither title nor page number: what is printed is cut out or hung up. */
  readonly bare?: true;
  /** Of a sheet that comes back and is entered: its code, written in the foot, and what the QR code beside the title says. */
  readonly mark?: { readonly code: string; readonly qrText: string };
  /** 毫米, where it is not A4. */
  readonly paper?: { readonly width: number; readonly height: number };
}

export type SheetBlock = FieldGrid | SheetTable | Paragraph | SignatureBlock | FloorPlan | BoothCard | CellPages;

/** Label–value pairs in a ruled grid, `columns` pairs a line; a field may span several. */
export interface FieldGrid {
  readonly kind: 'fields';
  readonly columns: number;
  readonly fields: readonly { readonly label: string; readonly value: string; readonly span?: number; readonly strong?: boolean }[];
}

export interface SheetTable {
  readonly kind: 'table';
  readonly caption: string | undefined;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** 合计 line; money columns are summed by the maker of the sheet, never by the printer. */
  readonly total: readonly string[] | undefined;
  /** Prints 本页小计 and 累计 for money and counted columns at the foot of each page when the table runs over several pages. */
  readonly pageSubtotals: boolean;
  /** 毫米; lines are at least as high, to be written in. */
  readonly rowHeight?: number;
}

export interface SheetColumn {
  readonly header: string;
  /** Relative width. */
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
  /** Money cells carry fen beside their text so that page subtotals can be formed. */
  readonly money: boolean;
  /** 量词 of a column whose rows carry a whole number in place of fen, e.g. 人; it is counted at the foot of each page as money is summed. */
  readonly counted?: string;
}

export interface SheetRow {
  readonly cells: readonly string[];
  /** 分 for each money column, the number for each counted one, undefined elsewhere; same length as cells. */
  readonly amounts: readonly (number | undefined)[];
  /** QR code at the right of the last cell, as high as the line. */
  readonly qrText?: string;
}

/** A row without money. */
export function textRow(cells: readonly string[]): SheetRow {
  return { cells, amounts: cells.map(() => undefined) };
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly strong?: boolean;
}

/** 签字栏; never split over two pages. */
export interface SignatureBlock {
  readonly kind: 'signatures';
  /** A role that seals has room for the stamp of the organization in place of a signature. */
  readonly roles: readonly { readonly role: string; readonly name: string | undefined; readonly seals?: boolean }[];
}

/** 展位图: areas as they stand in the hall, all booths of one size. */
export interface FloorPlan {
  readonly kind: 'plan';
  readonly areas: readonly PlanArea[];
}

export interface PlanArea {
  readonly name: string;
  /** Rows from front to back, each from left to right. */
  readonly rows: readonly (readonly PlanCell[])[];
}

export interface PlanCell {
  readonly number: string;
  /** Behind the number, a word for a state that paper must show; empty for none. */
  readonly mark: string;
  /** The unit; wrapped, never cut. */
  readonly name: string;
  readonly shaded: boolean;
}

/** 展位卡: to be read from across the hall. */
export interface BoothCard {
  readonly kind: 'card';
  readonly heading: string;
  readonly number: string;
  readonly name: string;
  /** Below the name, e.g. the jobs; a line each. */
  readonly details: readonly string[];
  readonly perPage: 1 | 2;
}

/** 卡证与标签: equal cells side by side, to be cut apart or on labels that are cut already. */
export interface CellPages {
  readonly kind: 'cells';
  readonly layout: CellLayout;
  /** frame 外框, crop 裁切线 at the edges of the page alone, none on labels that are cut already. */
  readonly outlines: CellOutlines;
  /** 毫米 to the right and down, for a printer that draws its paper in askew. */
  readonly offset: { readonly x: number; readonly y: number };
  readonly cells: readonly Cell[];
}

export const CELL_OUTLINES = ['frame', 'crop', 'none'] as const;
export type CellOutlines = (typeof CELL_OUTLINES)[number];

/** All in 毫米. */
export interface CellLayout {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Of the first cell from the edges of the page. */
  readonly left: number;
  readonly top: number;
  readonly gapX: number;
  readonly gapY: number;
}

export interface Cell {
  /** Small, at the top. */
  readonly heading: string;
  /** Above the QR code, e.g. 参会证. */
  readonly label: string;
  /** As large as it fits. */
  readonly name: string;
  /** Below the name; a line each. */
  readonly lines: readonly string[];
  /** At the foot. */
  readonly number: string;
  readonly qrText: string | undefined;
}
