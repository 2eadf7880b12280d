import { z } from 'zod';
import type { PaperBatchId, PaperSheetId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { PaperBatch } from '../domain/paper/paper-sheet.ts';
import type { RowFault } from '../domain/paper/paper-words.ts';
import { PAPER_KINDS, type PaperKind } from '../domain/paper/row-code.ts';
import type { StandingEntry } from '../domain/signups/decide-scan.ts';
import type { ScanReason } from '../domain/signups/signup.ts';
import type { SignupEntry } from '../domain/signups/signup-entry.ts';
import { command, commandStamp, idOf, instantText, query, reason, typed } from './base.ts';
import { walkInPerson } from './desk.ts';

export const BLANKS_MAX = 200;

/** A sheet as the list of printed ones shows it. */
export interface PaperSheetLine {
  readonly id: PaperSheetId;
  /** 表号, e.g. P03K. */
  readonly code: string;
  readonly kind: PaperKind;
  /** Lines with a name, and blank ones. */
  readonly named: number;
  readonly blank: number;
  /** Lines that were entered. */
  readonly entered: number;
  readonly printedBy: string;
  readonly printedAt: Instant;
  readonly copies: number;
}

/** Whose a row is, and how it stands. */
export type RowMeaning =
  | { readonly kind: 'person'; readonly entry: SignupEntry; readonly standing: StandingEntry | undefined }
  | { readonly kind: 'unit'; readonly unitName: string; readonly booth: string | undefined; readonly arrivedAt: Instant | undefined }
  /** A blank line of a sheet of persons: name and number are read off the paper. */
  | { readonly kind: 'blank' };

export interface PaperRow {
  readonly sheetId: PaperSheetId;
  readonly row: number;
  readonly code: string;
  readonly meaning: RowMeaning;
}

export interface ReadRows {
  readonly rows: readonly PaperRow[];
  readonly faults: readonly { readonly text: string; readonly fault: RowFault }[];
}

/** What became of a row: let in, in already, or not let in. */
export interface EnteredRow {
  readonly code: string;
  readonly name: string;
  readonly outcome: 'accepted' | 'duplicate' | 'rejected';
  /** The entry that stood already. */
  readonly first: StandingEntry | undefined;
  readonly reason: ScanReason | undefined;
}

export interface EnteredRows {
  readonly batchId: PaperBatchId;
  readonly rows: readonly EnteredRow[];
}

export interface PaperBatchLine {
  readonly batch: PaperBatch;
  readonly rows: number;
}

export const printSheetsChoice = z.object({
  kind: z.enum(PAPER_KINDS),
  /** Of persons; units stand as on the roster. */
  order: z.enum(['name', 'signup']),
  /** unlisted: only those who stand on no sheet yet. */
  only: z.enum(['all', 'unlisted']),
  blanks: z.number().int().min(0).max(BLANKS_MAX),
  rowQr: z.boolean(),
});

const ofFair = z.object({ fairId: idOf<'Fair'>() });

export const paperContract = {
  sheets: query.input(ofFair).output(typed<readonly PaperSheetLine[]>()),
  print: command.input(printSheetsChoice.extend({ command: commandStamp, fairId: idOf<'Fair'>() })).output(z.file()),
  /** 补打 of sheets as they were printed. */
  reprint: command.input(z.object({ command: commandStamp, id: idOf<'PaperSheet'>(), rowQr: z.boolean(), reason })).output(z.file()),
  /** What the codes mean, before anything is kept. */
  read: query.input(ofFair.extend({ text: z.string().max(20_000) })).output(typed<ReadRows>()),
  /** 补录 of the rows as they were read: all in one, or none. */
  enter: command
    .input(
      z.object({
        command: commandStamp,
        fairId: idOf<'Fair'>(),
        arrivedAt: instantText,
        rows: z
          .array(z.object({ sheetId: idOf<'PaperSheet'>(), row: z.number().int().min(1), walkIn: walkInPerson.optional() }))
          .min(1)
          .max(2_000),
      }),
    )
    .output(typed<EnteredRows>()),
  batches: query.input(ofFair).output(typed<readonly PaperBatchLine[]>()),
  undo: command.input(z.object({ command: commandStamp, id: idOf<'PaperBatch'>(), reason })).output(typed<{ undone: number }>()),
};
