import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, FairId, JobSeekerId, StationId } from '#shared/kernel/ids.ts';
import type { StationMonth } from '../domain/documents/station-month.ts';
import type { FairStatus } from '../domain/fairs/fair.ts';
import type { DocumentFault } from '../domain/people/identity-document.ts';
import type { MaskedPerson } from '../domain/signups/signup-entry.ts';
import type { AgreementState } from '../domain/stations/agreement.ts';
import { ACTIVITY_KINDS, type Delivery, type DeliveryPerson, type StationActivity, TRANSPORTS } from '../domain/stations/delivery.ts';
import type { TripOfPerson } from '../domain/stations/delivery-checks.ts';
import { STATION_KINDS, STATION_MODES, type Station } from '../domain/stations/station.ts';
import { STATION_FIGURES, type StationFigures } from '../domain/stations/station-figures.ts';
import {
  calendarDateText,
  command,
  commandStamp,
  divisionCode,
  idOf,
  line,
  moneyFen,
  optionalLine,
  query,
  reason,
  typed,
  year,
} from './base.ts';

/** In the order of the paper ledger. */
export const stationDetails = z.object({
  /** Stands before the numbers of trips and fairs, so it holds neither spaces nor dashes. */
  code: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{1,8}$/)),
  name: line(60),
  kind: z.enum(STATION_KINDS),
  mode: z.enum(STATION_MODES).optional(),
  hostDivision: divisionCode,
  address: optionalLine(120),
  partner: optionalLine(80),
  agreementNumber: optionalLine(80),
  agreementFrom: calendarDateText.optional(),
  agreementTo: calendarDateText.optional(),
  operatorName: optionalLine(80),
  staff: z.array(z.object({ name: line(20), phone: optionalLine(30) })).max(30),
  yearlyFee: moneyFen.optional(),
  inUseOn: calendarDateText.optional(),
  packageEveryDays: z.number().int().min(1).max(366),
  note: optionalLine(500),
});

export const deliveryDetails = z.object({
  departsOn: calendarDateText,
  arrivesOn: calendarDateText.optional(),
  fromDivision: divisionCode.optional(),
  toPlace: optionalLine(120),
  unitId: idOf<'Unit'>(),
  fairId: idOf<'Fair'>().optional(),
  transport: z.enum(TRANSPORTS),
  escort: optionalLine(40),
  note: optionalLine(500),
});

export const activityDetails = z.object({
  kind: z.enum(ACTIVITY_KINDS),
  happenedOn: calendarDateText,
  place: optionalLine(80),
  counterpart: optionalLine(80),
  peopleCount: z.number().int().min(0).max(1_000_000).optional(),
  content: line(500),
});

/** Somebody who is put on a trip and is not known yet. */
const newTraveller = z
  .object({ name: line(40), documentNumber: optionalLine(40), phone: optionalLine(30) })
  .refine(({ documentNumber, phone }) => documentNumber !== undefined || phone !== undefined, { path: ['documentNumber'] });

/** The station of a station's own copy, where it is one. */
export interface StationPlace {
  /** undefined: this is the center, which keeps all stations. */
  readonly here: Station | undefined;
}

/** A line of the list of stations: the figures are of the year, up to today. */
export interface StationLine {
  readonly station: Station;
  readonly hostPath: string;
  readonly agreement: AgreementState;
  readonly figures: StationFigures;
}

export interface StationList extends StationPlace {
  readonly stations: readonly StationLine[];
  /** Of all stations in the list, each person once. */
  readonly total: StationFigures;
  /** By province, in the order of the codes; each person once in a province. */
  readonly provinces: readonly ProvinceLine[];
  /** The last day that the figures take in. */
  readonly cutOff: CalendarDate;
  /** 站点编号 proposed for the next one. */
  readonly nextCode: string;
}

export interface ProvinceLine {
  /** Six digits. */
  readonly province: string;
  readonly name: string;
  readonly stations: number;
  readonly active: number;
  readonly figures: StationFigures;
}

export interface StationPage extends StationLine, StationPlace {
  readonly cutOff: CalendarDate;
  /** Whether the code stands in numbers already and can no longer change. */
  readonly isCodeInUse: boolean;
}

/** What a form offers. */
export interface StationChoices extends StationPlace {
  readonly stations: readonly Station[];
}

export interface DeliveryLine {
  readonly delivery: Delivery;
  readonly unitName: string;
  readonly fair: { readonly id: FairId; readonly number: string; readonly title: string } | undefined;
  /** Who stand on it. */
  readonly people: number;
}

export interface DeliveryPage extends DeliveryLine {
  /** Void ones among them, in the order of entry. */
  readonly travellers: readonly Traveller[];
}

export interface Traveller {
  readonly entry: DeliveryPerson;
  readonly person: MaskedPerson;
  /** 录用 by the unit of the trip, unless it was long before. */
  readonly hiredOn: CalendarDate | undefined;
  /** 30 日内 to the same unit by another trip. */
  readonly repeated: TripOfPerson | undefined;
}

/** A pasted line as it was understood. */
export interface PastedPerson {
  readonly line: number;
  readonly name: string | undefined;
  readonly documentNumber: string | undefined;
  readonly phone: string | undefined;
  readonly finding:
    | { readonly kind: 'known'; readonly person: MaskedPerson; readonly otherName: string | undefined }
    | { readonly kind: 'new' }
    /** On this trip already, or further up in what was pasted. */
    | { readonly kind: 'there'; readonly person: MaskedPerson | undefined }
    | { readonly kind: 'several'; readonly count: number }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'nameless' }
    | { readonly kind: 'faulty'; readonly fault: DocumentFault };
}

export interface PutOnTrip {
  readonly page: DeliveryPage;
  readonly added: number;
  /** Stood on the trip already. */
  readonly already: number;
  readonly registered: number;
  /** Brought to the same unit within 30 days by another trip; they were added all the same. */
  readonly repeated: readonly { readonly name: string; readonly trip: TripOfPerson }[];
}

export interface StationFairLine {
  readonly id: FairId;
  readonly number: string;
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly status: FairStatus;
  readonly venuePath: string;
  readonly attended: number;
}

/** One thing that a figure counts; opens where it stands. */
export interface BehindLine {
  readonly key: string;
  readonly on: CalendarDate;
  readonly name: string;
  /** Masked document, unit, content: what tells it from others. */
  readonly about: string;
  readonly stationName: string;
  readonly amount: number;
  readonly opens:
    | { readonly kind: 'fair'; readonly id: FairId }
    | { readonly kind: 'person'; readonly id: JobSeekerId }
    | { readonly kind: 'delivery'; readonly id: DeliveryId; readonly stationId: StationId }
    | { readonly kind: 'activities'; readonly stationId: StationId };
}

const listed = {
  stationId: idOf<'Station'>().optional(),
  year: year.optional(),
  text: z.string().max(80).optional(),
  kind: z.enum(STATION_KINDS).optional(),
  state: z.enum(['active', 'closed']).optional(),
  agreement: z.enum(['none', 'running', 'ending', 'ended']).optional(),
  province: divisionCode.optional(),
};

const ofStation = { stationId: idOf<'Station'>(), year: year.optional() };
const station = { command: commandStamp, id: idOf<'Station'>() };
const form = z.enum(['excel', 'pdf']);

/** `2026-03` */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

export const stationsContract = {
  list: query.input(z.object(listed)).output(typed<StationList>()),
  choices: query.output(typed<StationChoices>()),
  get: query.input(z.object({ id: idOf<'Station'>(), year: year.optional() })).output(typed<StationPage>()),
  create: command.input(z.object({ command: commandStamp, details: stationDetails })).output(typed<Station>()),
  update: command.input(z.object({ ...station, details: stationDetails })).output(typed<Station>()),
  /** 撤站: what it did stays. */
  close: command.input(z.object({ ...station, on: calendarDateText, reason })).output(typed<Station>()),
  reopen: command.input(z.object({ ...station, reason })).output(typed<Station>()),
  /** 劳务协作站（基地）台账 of the filter. */
  ledgerFile: query.input(z.object({ ...listed, form })).output(z.file()),
  /** What a figure of one station, of a province or of all counts. */
  behind: query
    .input(
      z.object({
        figure: z.enum(STATION_FIGURES),
        stationId: idOf<'Station'>().optional(),
        province: divisionCode.optional(),
        from: calendarDateText.optional(),
        to: calendarDateText,
      }),
    )
    .output(typed<readonly BehindLine[]>()),
  fairs: query.input(z.object(ofStation)).output(typed<readonly StationFairLine[]>()),
  deliveries: query.input(z.object(ofStation)).output(typed<readonly DeliveryLine[]>()),
  delivery: query.input(z.object({ id: idOf<'Delivery'>() })).output(typed<DeliveryPage>()),
  createDelivery: command
    .input(z.object({ command: commandStamp, stationId: idOf<'Station'>(), details: deliveryDetails }))
    .output(typed<DeliveryLine>()),
  updateDelivery: command
    .input(z.object({ command: commandStamp, id: idOf<'Delivery'>(), details: deliveryDetails }))
    .output(typed<DeliveryLine>()),
  voidDelivery: command.input(z.object({ command: commandStamp, id: idOf<'Delivery'>(), reason })).output(typed<DeliveryLine>()),
  /** Reads pasted or typed lines of 姓名, 证件号码, 手机; writes nothing. */
  readPeople: query
    .input(z.object({ deliveryId: idOf<'Delivery'>(), text: z.string().max(60_000) }))
    .output(typed<readonly PastedPerson[]>()),
  addPeople: command
    .input(
      z.object({
        command: commandStamp,
        deliveryId: idOf<'Delivery'>(),
        jobSeekerIds: z.array(idOf<'JobSeeker'>()).max(500),
        newPeople: z.array(newTraveller).max(500),
        remark: optionalLine(120),
      }),
    )
    .output(typed<PutOnTrip>()),
  removePerson: command.input(z.object({ command: commandStamp, id: idOf<'DeliveryPerson'>(), reason })).output(typed<DeliveryPage>()),
  activities: query.input(z.object(ofStation)).output(typed<readonly StationActivity[]>()),
  addActivity: command
    .input(z.object({ command: commandStamp, stationId: idOf<'Station'>(), details: activityDetails }))
    .output(typed<StationActivity>()),
  updateActivity: command
    .input(z.object({ command: commandStamp, id: idOf<'StationActivity'>(), details: activityDetails }))
    .output(typed<StationActivity>()),
  voidActivity: command.input(z.object({ command: commandStamp, id: idOf<'StationActivity'>(), reason })).output(typed<StationActivity>()),
  /** 驻站工作月报 */
  month: query.input(z.object({ stationId: idOf<'Station'>(), month })).output(typed<StationMonth>()),
  monthFile: query.input(z.object({ stationId: idOf<'Station'>(), month, form })).output(z.file()),
};
