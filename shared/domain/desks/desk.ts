import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { DeskId, FairId, OperatorId, PairingAttemptId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Fair } from '../fairs/fair.ts';

/** 联网签到台: a device on the local network that may check people in, and nothing else. */
export interface Desk {
  readonly id: DeskId;
  readonly name: string;
  /** undefined: every fair of the day. */
  readonly fairId: FairId | undefined;
  /** 经办人 at the desk; the name on what is done there. */
  readonly operatorId: OperatorId;
  /** The device that has the right now. undefined: nobody has used a pairing code yet. */
  readonly paired: { readonly tokenDigest: string; readonly at: Instant; readonly by: string } | undefined;
  /** To the hour. */
  readonly lastSeenAt: Instant | undefined;
  /** 停用; stays so. */
  readonly revoked: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined;
}

/** A wrong pairing code. */
export interface PairingAttempt {
  readonly id: PairingAttemptId;
  readonly at: Instant;
  readonly from: string;
}

/** @param day on which people stood at the desk, for what is delivered later belongs to the day it was taken */
export function isFairOfDesk(desk: Pick<Desk, 'fairId'>, fair: Pick<Fair, 'id' | 'startsOn' | 'endsOn'>, day: CalendarDate): boolean {
  return desk.fairId === undefined ? fair.startsOn <= day && day <= fair.endsOn : desk.fairId === fair.id;
}
