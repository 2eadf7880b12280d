import { type ContractRouterClient, eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { ImportBatchId } from '#shared/kernel/ids.ts';
import type { ImportCheck } from '../domain/imports/check-rows.ts';
import type { ColumnMapping } from '../domain/imports/columns.ts';
import { command, commandStamp, idOf, query, typed } from './base.ts';

/** 读入的文件: what it holds and how its columns would be taken. */
export interface ImportPreview {
  readonly uploadId: string;
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  readonly sheetName: string;
  readonly headers: readonly { readonly column: string; readonly header: string; readonly sample: string }[];
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
  readonly check: ImportCheck;
}

export type ImportProgress = { readonly done: number; readonly total: number };

/** What every import comes to; each adds counts of its own. */
export interface ImportOutcome {
  readonly batchId: ImportBatchId;
  readonly added: number;
  readonly skipped: number;
}

export interface ImportBatchLine {
  readonly id: ImportBatchId;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
  readonly added: number;
  readonly skipped: number;
  /** false while rows of the file are still to come, or when the import was cut off. */
  readonly finished: boolean;
  readonly undone: boolean;
}

/** Field → column letter; a field that is not mapped is absent. */
const columnMapping = z.record(z.string().max(40), z.string().regex(/^[A-Z]{1,3}$/));
const fairInput = z.object({ fairId: idOf<'Fair'>() });
const mappedUpload = fairInput.extend({ uploadId: z.string().max(64), mapping: columnMapping });

/** The procedures of an import into a fair, the same for every kind: 选择文件 → 核对列与错误 → 结果 → 撤销. */
export function importProcedures<Outcome extends ImportOutcome, Undone>() {
  return {
    template: query.output(z.file()),
    readFile: query.input(fairInput.extend({ file: z.file(), sheetName: z.string().max(200).optional() })).output(typed<ImportPreview>()),
    check: query.input(mappedUpload).output(typed<ImportPreview>()),
    /** The uploaded rows with the bad cells marked, as .xlsx. */
    errorWorkbook: query.input(mappedUpload).output(z.file()),
    /** Commits the good rows as one batch; aborting the call before its end leaves nothing behind. */
    commit: command.input(mappedUpload.extend({ command: commandStamp })).output(eventIterator(typed<ImportProgress>(), typed<Outcome>())),
    batches: query.input(fairInput).output(typed<readonly ImportBatchLine[]>()),
    undo: command.input(z.object({ command: commandStamp, batchId: idOf<'ImportBatch'>() })).output(typed<Undone>()),
  };
}

/** The procedures as they are called. */
export type ImportClient<Outcome extends ImportOutcome, Undone> = ContractRouterClient<
  ReturnType<typeof importProcedures<Outcome, Undone>>
>;
