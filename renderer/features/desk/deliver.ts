import { ORPCError } from '@orpc/client';
import type { Refusal } from '#shared/contract/refusal.ts';
import { client } from '../../lib/client.ts';
import { isTurnedAway, refusalOf, sentenceOf } from '../../lib/refusals.ts';
import type { Delivery, OutboxEntry } from './outbox.ts';

/** Of the disk or the database of the host: over in a while, and then the act can be recorded. */
const PASSING: ReadonlySet<Refusal['type']> = new Set(['DatabaseNotOpen', 'DatabaseBusy', 'DiskFull', 'ReadOnly', 'DiskFailing']);
/** The call itself is wrong, and would be the next time. */
const WRONG_FOREVER: ReadonlySet<string> = new Set(['BAD_REQUEST', 'FORBIDDEN', 'PAYLOAD_TOO_LARGE']);

/** Sends one act of the desk. The name of the desk is the host's to say. */
export async function deliver({ command, fairId, takenAt, act }: OutboxEntry): Promise<Delivery> {
  const at = { command, fairId, takenAt, desk: '签到台' };
  try {
    const answer =
      act.kind === 'scan'
        ? await client.desk.scan({ ...at, text: act.text })
        : await client.desk.walkIn({ ...at, name: act.name, number: act.number });
    return { kind: 'answered', answer };
  } catch (failure) {
    return deliveryOf(failure);
  }
}

function deliveryOf(failure: unknown): Delivery {
  const refusal = refusalOf(failure);
  if (refusal) return PASSING.has(refusal.type) ? { kind: 'unreachable' } : { kind: 'refused', sentence: sentenceOf(failure) };
  if (isTurnedAway(failure)) return { kind: 'turnedAway' };
  if (failure instanceof ORPCError && WRONG_FOREVER.has(failure.code)) return { kind: 'refused', sentence: sentenceOf(failure) };
  return { kind: 'unreachable' };
}
