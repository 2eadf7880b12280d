import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 本站: the station that this copy belongs to, until when it may be used, and when it was opened there. */
export interface ThisStation {
  readonly stationId: StationId;
  readonly expiresOn: CalendarDate;
  readonly openedAt: Instant;
}
