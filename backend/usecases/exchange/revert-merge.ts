import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import { MERGE_CHUNK } from '#db/exchange/merge-package.ts';
import { findStandingOn, listMergedOps, listStaying, removeQuestions, revertChunk } from '#db/exchange/revert-merge.ts';
import { findAttachmentBySha256 } from '#db/repositories/attachments.ts';
import { nameRecords } from '#db/repositories/audit-subjects.ts';
import { countDecided } from '#db/repositories/conflicts.ts';
import { findPackageIn, updatePackageIn } from '#db/repositories/packages.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { NO_OUTCOMES, type PackageIn } from '#shared/domain/exchange/packages.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Answer, change, refusalOf } from '../answer.ts';
import { whileRunning } from '../imports/while-running.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { takeTurn } from './in-turn.ts';
import { pausing } from './pausing.ts';

const NAMED_BLOCKERS = 50;

/** 撤销合并: takes back all that a package brought, unless something stands on it; that is then named. */
export async function* revertMerge(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly packageId: string; readonly reason: string },
): AsyncGenerator<ExchangeProgress, Result<PackageIn, Refusal>> {
  return yield* whileRunning<ExchangeProgress, Awaited<Answer<PackageIn>>>(async (report) => {
    using _turn = await takeTurn(deps.db);
    const told = (done: number, total: number) => report({ step: 'reverting', done, total });
    return pausing(deps, input.packageId, () => revertWork(deps, input.command, input.packageId, input.reason, told));
  });
}

/** @param stop leaves it as it is, to be gone on with at the next start */
export async function revertWork(
  deps: ExchangeDeps,
  command: CommandStamp,
  packageId: string,
  reason: string,
  report: (done: number, total: number) => void,
  stop?: AbortSignal,
): Answer<PackageIn> {
  const { db } = deps;
  const taken = await findPackageIn(db, packageId);
  if (taken?.kind !== 'package') return err({ type: 'NotFound', what: 'package', id: packageId });
  if (taken.state === 'reverted') return ok(taken);
  const ops = await listMergedOps(db, packageId, taken.attempt);
  if (taken.state !== 'reverting') {
    if ((await countDecided(db, packageId)) > 0) return refuse({ type: 'DecisionStands', why: 'decided' });
    const standing = await findStandingOn(db, ops, NAMED_BLOCKERS);
    if (standing.length > 0) {
      const nameOf = await nameRecords(
        db,
        standing.map(({ table, id }) => ({ table, recordId: id })),
      );
      const blockers = standing.map(({ table, id }) => ({ table, id, name: nameOf(table, id) ?? id }));
      return refuse({ type: 'NotRevertible', blockers });
    }
  }
  const begun = await change(deps, command, 'exchange.beginRevert', async (writer, actor) => {
    const so: PackageIn = { ...taken, state: 'reverting', reverted: taken.reverted ?? { by: actor.name, at: actor.at, reason } };
    await updatePackageIn(writer, so, reason);
    return ok(so);
  });
  if (!begun.ok) return begun;
  const by = begun.value.reverted ?? { by: '', at: deps.clock.now() };
  const reverting = { packageId, peerId: taken.peerId, attempt: taken.attempt, by: by.by, at: by.at, staying: listStaying(db, ops) };
  for (let end = ops.length; end > 0; end -= MERGE_CHUNK) {
    if (stop?.aborted) return ok(begun.value);
    const chunk = ops.slice(Math.max(0, end - MERGE_CHUNK), end);
    const reverted = await revertChunk(db, reverting, chunk);
    if (!reverted.ok) return err(refusalOf(reverted.error));
    report(ops.length - Math.max(0, end - MERGE_CHUNK), ops.length);
    await db.giveWay();
  }
  const keys = await makeDueJobSeekerKeys(db);
  if (!keys.ok) return err(refusalOf(keys.error));
  const stamp = { id: deps.ids.next<'Command'>(), operatorId: command.operatorId };
  const ended = await change(deps, stamp, 'exchange.endRevert', async (writer) => {
    await removeQuestions(writer, packageId);
    const so: PackageIn = { ...begun.value, state: 'reverted', counts: NO_OUTCOMES };
    await updatePackageIn(writer, so, reason);
    return ok(so);
  });
  if (ended.ok) await removeOriginals(deps, taken.header);
  return ended;
}

/** Files that the package brought and that no record names any more. */
async function removeOriginals({ db, attachments }: ExchangeDeps, header: PackageIn['header']): Promise<void> {
  for (const { sha256 } of header.attachments) if (!(await findAttachmentBySha256(db, sha256))) await attachments.remove(sha256);
}
