import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { type Attendance, UNIT_KINDS, type Unit } from '../domain/units/unit.ts';
import { command, commandStamp, divisionCode, idOf, line, query, typed } from './base.ts';

export interface UnitLine {
  readonly unit: Unit;
  readonly divisionName: string | undefined;
  readonly fairs: number;
  readonly attended: number;
  readonly noShows: number;
}

export interface UnitHistory extends UnitLine {
  readonly participations: readonly {
    readonly fairId: string;
    readonly fairNumber: string;
    readonly fairTitle: string;
    readonly startsOn: CalendarDate;
    readonly attendance: Attendance;
  }[];
}

/** 登记单位 that comes to no fair: where workers are sent, or a person was hired. */
export const unitRegistration = z.object({
  creditCode: line(40),
  name: line(120),
  kind: z.enum(UNIT_KINDS),
  divisionCode: divisionCode.optional(),
});

export const unitsContract = {
  /** Pages by key: pass the last line's `after` to go on. */
  list: query
    .input(
      z.object({ text: z.string().max(80).optional(), after: z.string().max(400).optional(), limit: z.number().int().min(1).max(500) }),
    )
    .output(typed<{ units: readonly UnitLine[]; after: string | undefined; total: number }>()),
  get: query.input(z.object({ id: idOf<'Unit'>() })).output(typed<UnitHistory>()),
  findByCreditCode: query.input(z.object({ creditCode: z.string().max(40) })).output(typed<Unit | undefined>()),
  /** A unit known under the code stays as it is known. */
  register: command.input(z.object({ command: commandStamp, details: unitRegistration })).output(typed<Unit>()),
  exportList: query.output(z.file()),
};
