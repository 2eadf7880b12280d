import { findPackageIn } from '#db/repositories/packages.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { cancellable } from './cancellable.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { takeTurn } from './in-turn.ts';
import { pausing } from './pausing.ts';
import { continueMerge, takeBack } from './take-over.ts';

/** 继续 with a merge or a revert that stopped for want of space, without a restart. One that has ended meanwhile stays as it is. */
export async function* resumeWork(
  deps: ExchangeDeps,
  { command, packageId }: { readonly command: CommandStamp; readonly packageId: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<PackageIn, Refusal>> {
  return yield* cancellable<PackageIn>(signal, async (report, abort) => {
    using _turn = await takeTurn(deps.db);
    const so = await findPackageIn(deps.db, packageId);
    if (!so) return err({ type: 'NotFound', what: 'package', id: packageId });
    return pausing(deps, packageId, async () => {
      if (so.state === 'reverting') return takeBack(deps, command, packageId, so.reverted?.reason ?? '', report);
      return so.state === 'merging' ? continueMerge(deps, command, so, report, abort) : ok(so);
    });
  });
}
