import type { Reader, Writer } from '#db/connection/handles.ts';
import type { ImportKind } from '#db/repositories/import-batches.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ImportedRow, RowRules } from '#shared/domain/imports/check-rows.ts';
import type { FairId, ImportBatchId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Actor, DatabaseDep } from '../answer.ts';

/** The batch that rows are put in as. */
export interface RunningBatch {
  readonly id: ImportBatchId;
  readonly fairId: FairId;
  readonly actor: Actor;
}

/** What one kind of import has of its own; the steps are the same for all. */
export interface ImportSubject<Field extends string, Row extends ImportedRow, Known, Counts> {
  readonly kind: ImportKind;
  /** Name of the commit in the log. */
  readonly command: string;
  readonly rules: RowRules<Field, Row, Known>;
  /** What the rows are held against, as the database stands. */
  readonly gather: (deps: DatabaseDep, db: Reader, fairId: FairId, rows: readonly Row[]) => Promise<Known>;
  /** Refuses a fair that takes no import as it stands. */
  readonly admit: (writer: Writer, fairId: FairId) => Promise<Result<unknown, Refusal>>;
  /** What the outcome says beside added and skipped; `newRecords` stands on the batch. */
  readonly tally: (rows: readonly Row[], known: Known) => { readonly newRecords: number; readonly counts: Counts };
  /** Puts the good rows in; yields how many are in, so that other work gets its turn and a cancel is heard. */
  readonly store: (deps: DatabaseDep & IdsDep, writer: Writer, batch: RunningBatch, rows: readonly Row[]) => AsyncGenerator<number, void>;
}
