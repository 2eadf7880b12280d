import { assertNever } from '#shared/kernel/assert-never.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Booth, type BoothUse, occupantOf } from './booth.ts';

/** What can happen to a booth. */
export type BoothStep =
  /** 安排: `as` is inUse where the unit has arrived already. */
  | { readonly type: 'place'; readonly participationId: ParticipationId; readonly as: 'held' | 'booked' | 'inUse' }
  /** 撤销安排, as if it had not been. */
  | { readonly type: 'withdraw'; readonly participationId: ParticipationId }
  /** 确认预订 of what was only held, and back. */
  | { readonly type: 'book' }
  | { readonly type: 'unbook' }
  | { readonly type: 'arrive' }
  | { readonly type: 'undoArrival' }
  | { readonly type: 'release'; readonly reason: string };

/** taken: another unit has the booth; empty: no unit has it, or not this one; inUse: the unit is there. */
export type BoothStepFault = 'taken' | 'empty' | 'inUse';

export function nextUse(use: BoothUse, step: BoothStep): Result<BoothUse, BoothStepFault> {
  const occupant = occupantOf(use);
  if (step.type === 'place') {
    return occupant === undefined ? ok({ state: step.as, participationId: step.participationId }) : err('taken');
  }
  if (occupant === undefined) return err('empty');
  switch (step.type) {
    case 'withdraw':
      if (occupant !== step.participationId) return err('empty');
      return use.state === 'inUse' ? err('inUse') : ok({ state: 'free' });
    case 'book':
      return ok(use.state === 'held' ? { state: 'booked', participationId: occupant } : use);
    case 'unbook':
      return ok(use.state === 'booked' ? { state: 'held', participationId: occupant } : use);
    case 'arrive':
      return ok({ state: 'inUse', participationId: occupant });
    case 'undoArrival':
      return ok(use.state === 'inUse' ? { state: 'booked', participationId: occupant } : use);
    case 'release':
      return ok({ state: 'released', reason: step.reason });
    default:
      return assertNever(step);
  }
}

/** 换位: the unit of one booth goes to another; where that has a unit, they change places. The reservation stays with the booth. */
export function exchange(from: Booth, to: Booth): Result<readonly [Booth, Booth], BoothStepFault> {
  if (occupantOf(from.use) === undefined) return err('empty');
  const left: BoothUse = occupantOf(to.use) === undefined ? { state: 'free' } : to.use;
  return ok([
    { ...from, use: left },
    { ...to, use: from.use },
  ]);
}
