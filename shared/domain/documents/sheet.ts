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
}

export type SheetBlock = FieldGrid | SheetTable | Paragraph | SignatureBlock | FloorPlan | BoothCard;

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
  /** Prints 本页小计 and 累计 for money columns at the foot of each page when the table runs over several pages. */
  readonly pageSubtotals: boolean;
}

export interface SheetColumn {
  readonly header: string;
  /** Relative width. */
  readonly weight: number;
  readonly align: 'left' | 'center' | 'right';
  /** Money cells carry fen beside their text so that page subtotals can be formed. */
  readonly money: boolean;
}

export interface SheetRow {
  readonly cells: readonly string[];
  /** 分 for each money column, undefined elsewhere; same length as cells. */
  readonly amounts: readonly (number | undefined)[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly strong?: boolean;
}

/** 签字栏; never split over two pages. */
export interface SignatureBlock {
  readonly kind: 'signatures';
  readonly roles: readonly { readonly role: string; readonly name: string | undefined }[];
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
