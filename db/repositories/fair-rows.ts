import type { FairTable } from '#db/schema/fair-tables.ts';
import type { Fair, FairFormat, FairKind, FairStatus, OrganizerKind } from '#shared/domain/fairs/fair.ts';
import type { EventCostProgram } from '#shared/domain/schemes/scheme.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, StationId, TourId } from '#shared/kernel/ids.ts';

export const fairFromRow = (row: FairTable): Fair => ({
  id: row.id as FairId,
  number: row.number,
  title: row.title,
  kind: row.kind as FairKind,
  format: row.format as FairFormat,
  status: row.status as FairStatus,
  startsOn: row.starts_on as CalendarDate,
  endsOn: row.ends_on as CalendarDate,
  venueName: row.venue_name,
  venueDivision: row.venue_division ?? undefined,
  organizerName: row.organizer_name,
  organizerKind: row.organizer_kind as OrganizerKind,
  agreementNumber: row.agreement_number ?? undefined,
  crossBorderApproval: row.cross_border_approval ?? undefined,
  theme: row.theme ?? undefined,
  tourId: (row.tour_id ?? undefined) as TourId | undefined,
  note: row.note ?? undefined,
  cancelReason: row.cancel_reason ?? undefined,
  capacity: row.capacity ?? undefined,
  stationId: (row.station_id ?? undefined) as StationId | undefined,
  chosenProgram: (row.chosen_program ?? undefined) as EventCostProgram | undefined,
});

export const fairToRow = (fair: Fair): FairTable => ({
  id: fair.id,
  number: fair.number,
  title: fair.title,
  kind: fair.kind,
  format: fair.format,
  status: fair.status,
  starts_on: fair.startsOn,
  ends_on: fair.endsOn,
  venue_name: fair.venueName,
  venue_division: fair.venueDivision ?? null,
  organizer_name: fair.organizerName,
  organizer_kind: fair.organizerKind,
  agreement_number: fair.agreementNumber ?? null,
  cross_border_approval: fair.crossBorderApproval ?? null,
  theme: fair.theme ?? null,
  tour_id: fair.tourId ?? null,
  note: fair.note ?? null,
  cancel_reason: fair.cancelReason ?? null,
  chosen_program: fair.chosenProgram ?? null,
  capacity: fair.capacity ?? null,
  station_id: fair.stationId ?? null,
});
