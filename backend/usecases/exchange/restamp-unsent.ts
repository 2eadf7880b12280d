import { restamp } from '#db/exchange/restamp.ts';
import { findPeerAbove } from '#db/repositories/exchange-peers.ts';
import { findLastPackageOut } from '#db/repositories/packages.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Answer, refusalOf } from '../answer.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';

/** 重新编号: once the clock is right again, everything that the center has not taken in gets numbers and times of now. Open the database anew. */
export async function restampUnsent(deps: ExchangeDeps, newNodeId: string): Answer<{ readonly rows: number }> {
  const above = await findPeerAbove(deps.db);
  if (!above) return refuse({ type: 'NotAStation' });
  const last = await findLastPackageOut(deps.db, above.id, 'package', above.acknowledged);
  const done = await restamp(deps.db, { newNodeId, now: deps.clock.now(), taken: new Map(Object.entries(last?.ends ?? {})) });
  return done.ok ? ok({ rows: done.value }) : err(refusalOf(done.error));
}
