import type { ArrivalId, FairId, PaperBatchId, PaperEntryId, PaperSheetId, ParticipationId, ScanId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { SheetNumber } from './row-code.ts';

/** 签到表: one page, as it was printed. What a row means never changes. */
export interface PaperSheet extends SheetNumber {
  readonly id: PaperSheetId;
  readonly fairId: FairId;
  /** Sign-ups of a sheet of persons, participations of one of units, in order; undefined: a blank line for whoever comes. */
  readonly rows: readonly (SignupId | ParticipationId | undefined)[];
  readonly printedBy: string;
  readonly printedAt: Instant;
  /** 1 for the first print; later ones say 补打. */
  readonly copies: number;
}

/** 补录批次: what was entered from paper in one go, and taken back in one go. */
export interface PaperBatch {
  readonly id: PaperBatchId;
  readonly fairId: FairId;
  /** When the people on it came. */
  readonly arrivedAt: Instant;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly undone: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}

/** A row of a sheet that was entered, and what came of it. */
export interface PaperEntry {
  readonly id: PaperEntryId;
  readonly batchId: PaperBatchId;
  readonly sheetId: PaperSheetId;
  readonly row: number;
  /** Of a person. */
  readonly scanId: ScanId | undefined;
  /** Of a unit; neither where the unit had arrived already. */
  readonly arrivalId: ArrivalId | undefined;
}

/** Lines a page holds at a height in which one can sign. */
export const ROWS_PER_SHEET = 20;

/** Parts a list into sheets, blank lines at the end; the last sheet is filled up with them. */
export function sheetsOfRows<T>(subjects: readonly T[], blanks: number): readonly (readonly (T | undefined)[])[] {
  const wanted = subjects.length + blanks;
  const count = Math.ceil(wanted / ROWS_PER_SHEET);
  return Array.from({ length: count }, (_, sheet) =>
    Array.from({ length: ROWS_PER_SHEET }, (_row, row) => subjects[sheet * ROWS_PER_SHEET + row]),
  );
}
