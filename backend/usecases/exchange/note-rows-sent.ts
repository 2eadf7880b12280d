import { setImmediate as nextTurn } from 'node:timers/promises';
import { noteSent, type ViewRow } from '#db/exchange/view.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';

const ROWS_A_STEP = 500;

/** Notes what a station is about to be sent, in steps between which a desk gets its turn. Stopped in between, the rest is sent again next time. */
export async function noteRowsSent(
  deps: ExchangeDeps,
  operatorId: OperatorId,
  peerId: string,
  rows: readonly ViewRow[],
  number: number,
): Answer<undefined> {
  for (let from = 0; from < rows.length; from += ROWS_A_STEP) {
    const stamp = { id: deps.ids.next<'Command'>(), operatorId };
    const noted = await change(deps, stamp, 'exchange.noteSent', async (writer) => {
      await noteSent(writer, peerId, rows.slice(from, from + ROWS_A_STEP), number);
      return ok(undefined);
    });
    if (!noted.ok) return noted;
    await nextTurn();
  }
  return ok(undefined);
}
