import type { Reader, Writer } from '#db/connection/handles.ts';
import type { ImportKind } from '#db/repositories/import-batches.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ImportedRow, RowRules } from '#shared/domain/imports/check-rows.ts';
import type { FairId, ImportBatchId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Actor, Answer, DatabaseDep } from '../answer.ts';

/** The batch that rows are put in as. */
export interface RunningBatch {
  readonly id: ImportBatchId;
  readonly fairId: FairId;
  readonly actor: Actor;
}

/** What came of rows that were put in. */
export interface StoredRows<Counts> {
  /** Fewer than the rows where something of them had come by another way meanwhile. */
  readonly added: number;
  /** Units or job-seekers that were not known before; stands on the batch. */
  readonly newRecords: number;
  /** What the outcome says beside added and skipped. */
  readonly counts: Counts;
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
  readonly admit: (db: Reader, fairId: FairId) => Promise<Result<unknown, Refusal>>;
  /** Puts good rows in. */
  readonly store: (deps: DatabaseDep & IdsDep, writer: Writer, batch: RunningBatch, rows: readonly Row[]) => Promise<StoredRows<Counts>>;
  /** How a list that is too long for one transaction goes in; undefined where lists are never that long. */
  readonly steps?: ImportInSteps<Row, Counts> | undefined;
}

/**
 * A long list goes in by many short commands, so that the desks of the fair get their turn between them. Rows that came by another way
 * meanwhile are for `store` to leave out.
 */
export interface ImportInSteps<Row, Counts> {
  readonly rowsAStep: number;
  /** The order in which the rows are put in. */
  readonly inOrder: (deps: DatabaseDep, rows: readonly Row[]) => readonly Row[];
  readonly sum: (one: Counts, other: Counts) => Counts;
  readonly noCounts: Counts;
  /** Undoes what is in when the import is cancelled. */
  readonly takeBack: (
    deps: DatabaseDep & ClockDep,
    input: { readonly command: CommandStamp; readonly batchId: ImportBatchId },
  ) => Answer<unknown>;
}
