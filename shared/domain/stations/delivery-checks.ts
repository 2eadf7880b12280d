import { type CalendarDate, daysBetween } from '#shared/kernel/calendar-date.ts';
import type { DeliveryId, JobSeekerId, UnitId } from '#shared/kernel/ids.ts';

/** A person on a trip that stands. */
export interface TripOfPerson {
  readonly personId: JobSeekerId;
  readonly deliveryId: DeliveryId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly departsOn: CalendarDate;
}

/** Twice to the same unit within so many days is rarely meant. */
export const REPEATED_TRIP_DAYS = 30;

/** The trip nearest in time by which the person was brought to the same unit within 30 days before or after; undefined: none. */
export function repeatedTrip(
  trip: Pick<TripOfPerson, 'deliveryId' | 'unitId' | 'departsOn'>,
  others: readonly TripOfPerson[],
): TripOfPerson | undefined {
  const apart = (other: TripOfPerson) => Math.abs(daysBetween(trip.departsOn, other.departsOn));
  return others
    .filter((other) => other.deliveryId !== trip.deliveryId && other.unitId === trip.unitId && apart(other) <= REPEATED_TRIP_DAYS)
    .toSorted((a, b) => apart(a) - apart(b))[0];
}
