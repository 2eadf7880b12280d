import { z } from 'zod';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { BOOTH_TEXT_MAX } from '../domain/booths/booth.ts';
import { ATTENDANCES, type Participation, PRESENCES, UNIT_KINDS, type Unit } from '../domain/units/unit.ts';
import { command, commandStamp, divisionCode, idOf, line, optionalLine, query, reason, typed } from './base.ts';
import { type ImportOutcome, importProcedures } from './imports.ts';

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

export interface RosterImportOutcome extends ImportOutcome {
  readonly newUnits: number;
}

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
  exportList: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  ...importProcedures<RosterImportOutcome, { removed: number; removedUnits: number }>(),
};
