import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import { FAIR_FORMATS, FAIR_KINDS, FAIR_STATUSES, type Fair, ORGANIZER_KINDS, type Tour } from '../domain/fairs/fair.ts';
import { ZONES, type Zone } from '../domain/fairs/zone.ts';
import { EVENT_COST_PROGRAMS } from '../domain/schemes/scheme.ts';
import { calendarDateText, command, commandStamp, divisionCode, idOf, line, optionalLine, query, reason, typed, year } from './base.ts';

export const fairDetails = z.object({
  title: line(80),
  kind: z.enum(FAIR_KINDS),
  format: z.enum(FAIR_FORMATS),
  startsOn: calendarDateText,
  endsOn: calendarDateText,
  venueName: z.string().max(120),
  venueDivision: divisionCode.optional(),
  organizerName: line(80),
  organizerKind: z.enum(ORGANIZER_KINDS),
  agreementNumber: optionalLine(80),
  crossBorderApproval: optionalLine(80),
  theme: optionalLine(80),
  tourId: idOf<'Tour'>().optional(),
  stationId: idOf<'Station'>().optional(),
  capacity: z.number().int().min(1).max(1_000_000).optional(),
  note: optionalLine(500),
});

/** A line of the fair list. */
export interface FairLine {
  readonly fair: Fair;
  readonly zone: Zone;
  readonly venuePath: string;
  readonly units: number;
  readonly attended: number;
  readonly pending: number;
  readonly cost: Money;
  readonly settlement: { readonly number: string; readonly payable: Money } | undefined;
}

/** The page of one fair: what stands where, and what is missing for the next step. */
export interface FairOverview extends FairLine {
  /** 地域判定依据, a sentence. */
  readonly zoneReason: string;
  readonly tour: Tour | undefined;
  /** 承办站 */
  readonly station: { readonly id: StationId; readonly code: string; readonly name: string } | undefined;
  /** Stations whose operator organizes the fair in their own province (dossier A22). */
  readonly organizerStations: readonly { readonly code: string; readonly name: string }[];
  readonly vouchers: number;
  readonly missing: readonly FairMissing[];
  readonly lastChange: { readonly at: string; readonly by: string } | undefined;
}

/** What the next step waits for; one line on the page each. */
export type FairMissing = 'venue' | 'units' | 'hold' | 'attendance' | 'vouchers' | 'program' | 'approval';

export interface TourLine extends Tour {
  readonly fairs: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly startsOn: CalendarDate;
    readonly cityName: string;
  }[];
  /** Two stops in one city need their own approval each (dossier A12). */
  readonly sameCityWarning: boolean;
}

export const fairsContract = {
  list: query
    .input(
      z.object({
        year: year.optional(),
        zone: z.enum(ZONES).optional(),
        status: z.enum(FAIR_STATUSES).optional(),
        text: z.string().max(80).optional(),
      }),
    )
    .output(typed<{ fairs: readonly FairLine[]; years: readonly number[] }>()),
  get: query.input(z.object({ id: idOf<'Fair'>() })).output(typed<FairOverview>()),
  /** 地域类别 before saving, for the form. */
  zonePreview: query
    .input(z.object({ format: z.enum(FAIR_FORMATS), venueDivision: divisionCode.optional() }))
    .output(typed<{ zone: Zone; reason: string }>()),
  create: command.input(z.object({ command: commandStamp, details: fairDetails })).output(typed<Fair>()),
  update: command.input(z.object({ command: commandStamp, id: idOf<'Fair'>(), details: fairDetails })).output(typed<Fair>()),
  hold: command.input(z.object({ command: commandStamp, id: idOf<'Fair'>() })).output(typed<Fair>()),
  cancel: command.input(z.object({ command: commandStamp, id: idOf<'Fair'>(), reason })).output(typed<Fair>()),
  /** 恢复: takes a cancelled or held fair back to planned, with a reason. */
  reopen: command.input(z.object({ command: commandStamp, id: idOf<'Fair'>(), reason })).output(typed<Fair>()),
  chooseProgram: command
    .input(z.object({ command: commandStamp, id: idOf<'Fair'>(), program: z.enum(EVENT_COST_PROGRAMS) }))
    .output(typed<Fair>()),
  exportList: query.input(z.object({ year: year.optional() })).output(z.file()),
  tours: query.output(typed<readonly TourLine[]>()),
  createTour: command.input(z.object({ command: commandStamp, name: line(80) })).output(typed<Tour>()),
};
