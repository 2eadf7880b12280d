import type { Writer } from '#db/connection/handles.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import type { Participation } from '#shared/domain/units/unit.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, UnitId } from '#shared/kernel/ids.ts';
import { chinaMoment } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Actor, DatabaseDep } from '../answer.ts';

export type DayOf = (offset: number) => CalendarDate;

/** What the parts of the sample that come later stand on. */
export interface SampleWorld {
  readonly deps: DatabaseDep & IdsDep;
  readonly writer: Writer;
  /** Who loads it. */
  readonly actor: Actor;
  /** The date so many days from today. */
  readonly day: DayOf;
  /** By place in the sample's list of units. */
  readonly unitIds: readonly UnitId[];
  readonly fairs: ReadonlyMap<string, { readonly id: FairId; readonly startsOn: CalendarDate }>;
}

export function sampleFair({ fairs }: SampleWorld, title: string): { readonly id: FairId; readonly startsOn: CalendarDate } {
  const fair = fairs.get(title);
  if (!fair) throw new Error(`The sample has no fair ${title}`);
  return fair;
}

export function sampleUnit(unitIds: readonly UnitId[], index: number): UnitId {
  const id = unitIds[index];
  if (id === undefined) throw new Error(`The sample has no unit ${index}`);
  return id;
}

export async function rosterByUnit({ writer }: SampleWorld, fairId: FairId): Promise<(unitId: UnitId) => Participation> {
  const roster = new Map((await listRosterByFair(writer, fairId)).map(({ participation }) => [participation.unitId, participation]));
  return (unitId) => {
    const participation = roster.get(unitId);
    if (!participation) throw new Error(`The sample's fair ${fairId} has no unit ${unitId}`);
    return participation;
  };
}

/** Somebody at the desk on that day, at that time of day (`HH:MM:SS`). */
export function actorAt(name: string, date: CalendarDate, time: string): Actor {
  return { name, at: chinaMoment(date, time) };
}

/** The sample is checked in with the rules: what they refuse is a mistake in it. */
export function accepted<T>(what: string, outcome: Result<T, unknown>): T {
  if (!outcome.ok) throw new Error(`The sample is refused at ${what}: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}
