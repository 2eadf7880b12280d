import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { ImportBatchId, ParticipationId } from '#shared/kernel/ids.ts';
import { BOOTH_TEXT_MAX } from '../domain/booths/booth.ts';
import type { ColumnMapping, RosterCheck } from '../domain/imports/roster.ts';
import { ATTENDANCES, type Participation, PRESENCES, UNIT_KINDS, type Unit } from '../domain/units/unit.ts';
import { command, commandStamp, divisionCode, idOf, line, optionalLine, query, reason, typed } from './base.ts';

/** A line of the roster: the unit as it stands at this fair. */
export interface RosterLine {
  readonly participation: Participation;
  readonly unit: Unit;
  /** 本市（区）单位, judged for the home area from the division code or the clerk's override; undefined: unknown. */
  readonly local: boolean | undefined;
  /** 江苏省淮安市清江浦区, and the last part of it alone. */
  readonly divisionName: string | undefined;
  readonly placeName: string | undefined;
}

/** 读入的名册: what the file holds and how its columns would be taken. */
export interface RosterPreview {
  readonly uploadId: string;
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  readonly sheetName: string;
  readonly headers: readonly { readonly column: string; readonly header: string; readonly sample: string }[];
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
  readonly check: RosterCheck;
}

export type ImportProgress = { readonly done: number; readonly total: number };
export interface ImportOutcome {
  readonly batchId: ImportBatchId;
  readonly added: number;
  readonly newUnits: number;
  readonly skipped: number;
}

export interface ImportBatchLine {
  readonly id: ImportBatchId;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
  readonly added: number;
  readonly skipped: number;
  readonly undone: boolean;
}

/** Field → column letter; a field that is not mapped is absent. */
export const columnMapping = z.record(z.string().max(40), z.string().regex(/^[A-Z]{1,3}$/));

const participationFields = {
  booth: optionalLine(BOOTH_TEXT_MAX),
  presence: z.enum(PRESENCES),
  localOverride: z.boolean().optional(),
  localNote: optionalLine(200),
  contact: optionalLine(40),
  phone: optionalLine(40),
  jobs: z.number().int().min(0).max(100_000).optional(),
  headcount: z.number().int().min(0).max(1_000_000).optional(),
  remark: optionalLine(200),
};

const unitFields = {
  name: line(120),
  kind: z.enum(UNIT_KINDS),
  divisionCode: divisionCode.optional(),
  industry: optionalLine(80),
};

/** 添加单位: what a person enters about a unit that comes to a fair. */
export const rosterAddition = z.object({ creditCode: line(40), ...unitFields, ...participationFields, attendance: z.enum(ATTENDANCES) });

/** What may be corrected of a line; the credit code is who the unit is, and attendance has its own way. */
export const rosterCorrection = z.object({ ...unitFields, ...participationFields });

export const rosterContract = {
  list: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<readonly RosterLine[]>()),
  add: command.input(rosterAddition.extend({ command: commandStamp, fairId: idOf<'Fair'>() })).output(typed<RosterLine>()),
  update: command.input(rosterCorrection.extend({ command: commandStamp, id: idOf<'Participation'>() })).output(typed<RosterLine>()),
  setAttendance: command
    .input(
      z.object({
        command: commandStamp,
        fairId: idOf<'Fair'>(),
        ids: z.array(idOf<'Participation'>()).min(1).max(20_000),
        attendance: z.enum(ATTENDANCES),
      }),
    )
    .output(
      typed<{
        changed: readonly ParticipationId[];
        before: readonly { id: ParticipationId; attendance: (typeof ATTENDANCES)[number] }[];
      }>(),
    ),
  remove: command.input(z.object({ command: commandStamp, id: idOf<'Participation'>(), reason })).output(typed<{ id: ParticipationId }>()),
  template: query.output(z.file()),
  exportList: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  readFile: query
    .input(z.object({ fairId: idOf<'Fair'>(), file: z.file(), sheetName: z.string().max(200).optional() }))
    .output(typed<RosterPreview>()),
  check: query
    .input(z.object({ fairId: idOf<'Fair'>(), uploadId: z.string().max(64), mapping: columnMapping }))
    .output(typed<RosterPreview>()),
  /** The uploaded rows with the bad cells marked, as .xlsx. */
  errorWorkbook: query.input(z.object({ fairId: idOf<'Fair'>(), uploadId: z.string().max(64), mapping: columnMapping })).output(z.file()),
  /** Commits the good rows as one batch; aborting the call before its end leaves nothing behind. */
  commit: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), uploadId: z.string().max(64), mapping: columnMapping }))
    .output(eventIterator(typed<ImportProgress>(), typed<ImportOutcome>())),
  batches: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<readonly ImportBatchLine[]>()),
  undo: command
    .input(z.object({ command: commandStamp, batchId: idOf<'ImportBatch'>() }))
    .output(typed<{ removed: number; removedUnits: number }>()),
};
