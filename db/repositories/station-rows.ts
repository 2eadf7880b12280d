import type { DeliveryPersonTable, DeliveryTable, StationActivityTable, StationTable } from '#db/schema/station-tables.ts';
import type { ActivityKind, Delivery, DeliveryPerson, StationActivity, Transport, Voided } from '#shared/domain/stations/delivery.ts';
import type { Station, StationKind, StationMode, StationStaff } from '#shared/domain/stations/station.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, DeliveryPersonId, FairId, JobSeekerId, StationActivityId, StationId, UnitId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { fen } from '#shared/kernel/money.ts';

export const stationFromRow = (row: StationTable): Station => ({
  id: row.id as StationId,
  code: row.code,
  name: row.name,
  kind: row.kind as StationKind,
  mode: (row.mode ?? undefined) as StationMode | undefined,
  hostDivision: row.host_division,
  address: row.address ?? undefined,
  partner: row.partner ?? undefined,
  agreementNumber: row.agreement_number ?? undefined,
  agreementFrom: (row.agreement_from ?? undefined) as CalendarDate | undefined,
  agreementTo: (row.agreement_to ?? undefined) as CalendarDate | undefined,
  operatorName: row.operator_name ?? undefined,
  staff: JSON.parse(row.staff) as readonly StationStaff[],
  yearlyFee: row.yearly_fee === null ? undefined : fen(row.yearly_fee),
  inUseOn: (row.in_use_on ?? undefined) as CalendarDate | undefined,
  packageEveryDays: row.package_every_days,
  note: row.note ?? undefined,
  closed: row.closed_on === null ? undefined : { on: row.closed_on as CalendarDate, reason: row.closed_reason ?? '' },
});

export const stationToRow = (station: Station): StationTable => ({
  id: station.id,
  code: station.code,
  name: station.name,
  kind: station.kind,
  mode: station.mode ?? null,
  host_division: station.hostDivision,
  address: station.address ?? null,
  partner: station.partner ?? null,
  agreement_number: station.agreementNumber ?? null,
  agreement_from: station.agreementFrom ?? null,
  agreement_to: station.agreementTo ?? null,
  operator_name: station.operatorName ?? null,
  staff: JSON.stringify(station.staff),
  yearly_fee: station.yearlyFee ?? null,
  in_use_on: station.inUseOn ?? null,
  package_every_days: station.packageEveryDays,
  state: station.closed ? 'closed' : 'active',
  closed_on: station.closed?.on ?? null,
  closed_reason: station.closed?.reason ?? null,
  note: station.note ?? null,
});

export const deliveryFromRow = (row: DeliveryTable): Delivery => ({
  id: row.id as DeliveryId,
  stationId: row.station_id as StationId,
  number: row.number,
  departsOn: row.departs_on as CalendarDate,
  arrivesOn: (row.arrives_on ?? undefined) as CalendarDate | undefined,
  fromDivision: row.from_division ?? undefined,
  toPlace: row.to_place ?? undefined,
  unitId: row.unit_id as UnitId,
  fairId: (row.fair_id ?? undefined) as FairId | undefined,
  transport: row.transport as Transport,
  escort: row.escort ?? undefined,
  note: row.note ?? undefined,
  ...enteredFromRow(row),
});

export const deliveryToRow = (delivery: Delivery): DeliveryTable => ({
  id: delivery.id,
  station_id: delivery.stationId,
  number: delivery.number,
  departs_on: delivery.departsOn,
  arrives_on: delivery.arrivesOn ?? null,
  from_division: delivery.fromDivision ?? null,
  to_place: delivery.toPlace ?? null,
  unit_id: delivery.unitId,
  fair_id: delivery.fairId ?? null,
  transport: delivery.transport,
  escort: delivery.escort ?? null,
  note: delivery.note ?? null,
  ...enteredToRow(delivery),
});

export const deliveryPersonFromRow = (row: DeliveryPersonTable): DeliveryPerson => ({
  id: row.id as DeliveryPersonId,
  deliveryId: row.delivery_id as DeliveryId,
  jobSeekerId: row.job_seeker_id as JobSeekerId,
  remark: row.remark ?? undefined,
  ...enteredFromRow(row),
});

export const deliveryPersonToRow = (person: DeliveryPerson): DeliveryPersonTable => ({
  id: person.id,
  delivery_id: person.deliveryId,
  job_seeker_id: person.jobSeekerId,
  remark: person.remark ?? null,
  ...enteredToRow(person),
});

export const activityFromRow = (row: StationActivityTable): StationActivity => ({
  id: row.id as StationActivityId,
  stationId: row.station_id as StationId,
  kind: row.kind as ActivityKind,
  happenedOn: row.happened_on as CalendarDate,
  place: row.place ?? undefined,
  counterpart: row.counterpart ?? undefined,
  peopleCount: row.people_count ?? undefined,
  content: row.content,
  ...enteredFromRow(row),
});

export const activityToRow = (activity: StationActivity): StationActivityTable => ({
  id: activity.id,
  station_id: activity.stationId,
  kind: activity.kind,
  happened_on: activity.happenedOn,
  place: activity.place ?? null,
  counterpart: activity.counterpart ?? null,
  people_count: activity.peopleCount ?? null,
  content: activity.content,
  ...enteredToRow(activity),
});

interface Entered {
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly voided: Voided | undefined;
}

type EnteredColumns = Pick<DeliveryTable, 'entered_by' | 'entered_at' | 'void_reason' | 'voided_by' | 'voided_at'>;

const enteredFromRow = ({ entered_by, entered_at, void_reason, voided_by, voided_at }: EnteredColumns): Entered => ({
  enteredBy: entered_by,
  enteredAt: entered_at as Instant,
  voided:
    void_reason === null || voided_by === null || voided_at === null
      ? undefined
      : { reason: void_reason, by: voided_by, at: voided_at as Instant },
});

const enteredToRow = ({ enteredBy, enteredAt, voided }: Entered): EnteredColumns => ({
  entered_by: enteredBy,
  entered_at: enteredAt,
  void_reason: voided?.reason ?? null,
  voided_by: voided?.by ?? null,
  voided_at: voided?.at ?? null,
});
