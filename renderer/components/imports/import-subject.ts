import type { ImportClient, ImportOutcome } from '#shared/contract/imports.ts';
import type { ImportField } from '#shared/domain/imports/columns.ts';

/** What one kind of import has of its own on the page; the three steps are the same for all. */
export interface ImportSubject<Outcome extends ImportOutcome, Undone> {
  /** What the file is: 名册. */
  readonly noun: string;
  readonly fields: readonly ImportField[];
  /** What has to be filled in. */
  readonly hint: string;
  /** 家, 人: what the rows bring in is counted so. */
  readonly counted: string;
  /** Where one goes on from the result: 查看名册. */
  readonly onward: string;
  readonly procedures: ImportClient<Outcome, Undone>;
  readonly outcomeWords: (outcome: Outcome) => string;
  readonly undoneWords: (undone: Undone) => string;
}
