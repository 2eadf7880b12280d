import { rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { wasRestored } from '#db/exchange/incoming.ts';
import { MERGE_CHUNK, mergeChunk, trialMerge } from '#db/exchange/merge-package.ts';
import { forgetPeerRows } from '#db/exchange/peer-rows.ts';
import { checksumOfPeer } from '#db/exchange/view.ts';
import { findPeerById, updatePeer } from '#db/repositories/exchange-peers.ts';
import { findPackageIn, insertPackageIn, updatePackageIn } from '#db/repositories/packages.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import { NO_OUTCOMES, type PackageIn, sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { readPackage } from '../../adapters/packages/package-reader.ts';
import { type Answer, change, refusalOf } from '../answer.ts';
import { cancellable, isDiskFull } from './cancellable.ts';
import { type Examined, examine } from './examine.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { UNKNOWN_CHECKSUM } from './hand-over.ts';
import { takeTurn } from './in-turn.ts';
import { keepFile, keptFile, signersOf } from './kept-package.ts';
import { pausing } from './pausing.ts';
import { revertWork } from './revert-merge.ts';
import { settleRowsAtPeer } from './settle-rows-at-peer.ts';
import { takeReceipt } from './take-receipt.ts';
import { beginReport } from './trial.ts';

/** 预检: what a file would come to, with nothing written. */
export async function* tryPackage(
  deps: ExchangeDeps,
  file: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<TrialReport, Refusal>> {
  return yield* cancellable<TrialReport>(signal, async (report, abort) => {
    const examined = await examine(deps, { file, signal: abort, report: (done) => report({ step: 'reading', done, total: 0 }) });
    if (!examined.ok) return examined;
    const { ops, peer, rules, content } = examined.value;
    const growing = beginReport(examined.value);
    const fresh = ops.filter(({ isNew }) => isNew);
    for await (const judged of trialMerge(deps.db, peer.id, rules, content, fresh)) {
      abort.throwIfAborted();
      growing.add(judged);
      report({ step: 'comparing', done: growing.counted(), total: fresh.length });
      await pause(0);
    }
    return ok(growing.result());
  });
}

/**
 * 接收: takes a package in, whole or not at all as its user sees it: it is done in pieces between which a desk gets its turn, gone on with
 * after a stop, and taken back when it is cancelled. A package that was taken in before changes nothing.
 */
export async function* takeOver(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly file: string; readonly fileName: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<PackageIn, Refusal>> {
  return yield* cancellable<PackageIn>(signal, async (report, abort) => {
    using _turn = await takeTurn(deps.db);
    const read = () => examine(deps, { file: input.file, signal: abort, report: (done) => report({ step: 'reading', done, total: 0 }) });
    let examined = await read();
    if (!examined.ok) return examined;
    abort.throwIfAborted();
    if (examined.value.header.kind === 'receipt') return takeReceipt(deps, input, examined.value);
    const { before } = examined.value;
    if (before?.state === 'reverting') {
      // What is half taken back is first taken back whole.
      const back = await pausing(deps, before.id, () => takeBack(deps, input.command, before.id, before.reverted?.reason ?? '', report));
      if (!back.ok) return back;
      examined = await read();
      if (!examined.ok) return examined;
    }
    const { value } = examined;
    const begun = await beginMerge(deps, input, value);
    if (!begun.ok || begun.value.state === 'merged') return begun;
    return pausing(deps, begun.value.id, () => mergeOrTakeBack(deps, input.command, begun.value, value, report, abort));
  });
}

type Report = (progress: ExchangeProgress) => void;

/** Merges what is left; one that is cancelled is taken back. */
async function mergeOrTakeBack(
  deps: ExchangeDeps,
  command: CommandStamp,
  begun: PackageIn,
  examined: Examined,
  report: Report,
  abort: AbortSignal,
): Answer<PackageIn> {
  const done = await goOn(deps, command, begun, examined, report, abort);
  if (done !== 'stopped') return done;
  const reverted = await takeBack(deps, command, begun.id, '合并中途取消', report);
  return reverted.ok ? refuse({ type: 'MergeCancelled' }) : reverted;
}

/** Takes back all that was merged so far, in a command of its own. */
export function takeBack(deps: ExchangeDeps, command: CommandStamp, packageId: string, reason: string, report: Report): Answer<PackageIn> {
  const own = { ...command, id: deps.ids.next<'Command'>() };
  return revertWork(deps, own, packageId, reason, (done, total) => report({ step: 'reverting', done, total }));
}

/** 继续 a merge that was begun, as its user sees it. One that can no longer be gone on with is taken back. */
export async function continueMerge(
  deps: ExchangeDeps,
  command: CommandStamp,
  begun: PackageIn,
  report: Report,
  abort: AbortSignal,
): Answer<PackageIn> {
  const examined = await examine(deps, { file: keptFile(deps, begun.id), signal: abort });
  if (!examined.ok) return takeBack(deps, command, begun.id, CANNOT_GO_ON, report);
  return mergeOrTakeBack(deps, command, begun, examined.value, report, abort);
}

const CANNOT_GO_ON = '合并中断后无法继续';

/**
 * Goes on with a merge that was begun before the program was stopped. One that can no longer be gone on with is taken back.
 *
 * @param stop leaves it as it is, to be gone on with at the next start
 */
export async function resumeMerge(
  deps: ExchangeDeps,
  command: CommandStamp,
  begun: PackageIn,
  stop: AbortSignal,
): Promise<Result<PackageIn, Refusal> | 'stopped'> {
  const file = keptFile(deps, begun.id);
  const examined = await examine(deps, { file });
  if (!examined.ok) return revertWork(deps, command, begun.id, CANNOT_GO_ON, () => undefined);
  return goOn(deps, command, begun, examined.value, () => undefined, stop);
}

async function beginMerge(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly file: string; readonly fileName: string },
  { header, content, peer, ops, before }: Examined,
): Answer<PackageIn> {
  if (before && before.state !== 'reverted') return ok(before);
  // Kept as evidence, and so that a merge that was cut off can be gone on with.
  await keepFile(input.file, keptFile(deps, content));
  const { size } = await stat(keptFile(deps, content));
  const known = ops.filter(({ isNew }) => !isNew).length;
  const begun = await change(deps, input.command, 'exchange.beginMerge', async (writer, actor) => {
    if (peer.signPublic === undefined && header.enrolment)
      await updatePeer(writer, peer.id, {
        signPublic: header.enrolment.signPublic,
        ageRecipient: header.enrolment.ageRecipient,
        enrolledAt: actor.at,
      });
    if (await wasRestored(writer, peer, header)) await forgetPeerRows(writer, peer.id);
    const taken: PackageIn = {
      id: content,
      peerId: peer.id,
      kind: 'package',
      number: header.number,
      header,
      madeAt: header.madeAt,
      fileName: input.fileName,
      bytes: size,
      state: 'merging',
      rows: header.rows,
      counts: { ...NO_OUTCOMES, same: known },
      takenBy: actor.name,
      takenAt: actor.at,
      attempt: input.command.id,
      reverted: undefined,
    };
    if (before) await updatePackageIn(writer, taken);
    else await insertPackageIn(writer, taken);
    return ok(taken);
  });
  if (!begun.ok && !before) await rm(keptFile(deps, content), { force: true });
  return begun;
}

/** Merges what is left of a package, until it is stopped. Whatever stops it, each piece that was merged is whole and the rest can follow. */
async function goOn(
  deps: ExchangeDeps,
  command: CommandStamp,
  begun: PackageIn,
  { header, ops, peer, rules }: Examined,
  report: Report,
  stop: AbortSignal,
): Promise<Result<PackageIn, Refusal> | 'stopped'> {
  const kept = await keepOriginals(deps, begun, header, peer, stop);
  if (kept === 'stopped') return 'stopped';
  if (!kept.ok) {
    // Nothing of it was merged yet. What was kept so far is taken away again, which also makes room for saying so.
    const reverted = await takeBack(deps, command, begun.id, '附件未能保存', report);
    return reverted.ok ? kept : reverted;
  }
  const merging = {
    packageId: begun.id,
    peerId: peer.id,
    rules,
    acknowledged: header.taken,
    attempt: begun.attempt,
    takenBy: begun.takenBy,
    takenAt: begun.takenAt,
  };
  const left = opsLeft(ops, begun);
  const total = header.rows;
  for (let from = 0; from < left.length; from += MERGE_CHUNK) {
    if (stop.aborted) return 'stopped';
    const merged = await mergeChunk(deps.db, merging, left.slice(from, from + MERGE_CHUNK));
    if (!merged.ok) return err(refusalOf(merged.error));
    report({ step: 'merging', done: total - Math.max(0, left.length - from - MERGE_CHUNK), total });
    await deps.db.giveWay();
  }
  const keys = await makeDueJobSeekerKeys(deps.db);
  return keys.ok ? endMerge(deps, command, begun.id, peer.id) : err(refusalOf(keys.error));
}

/**
 * What is still to be merged: as many as were not counted yet. Of a package that comes again after it was reverted the heads tell nothing, as
 * they are where they were; there it is the last ones, as it is merged in its order.
 */
function opsLeft(ops: Examined['ops'], { rows, counts }: PackageIn): Examined['ops'] {
  const left = rows - sumOfOutcomes(counts);
  const fresh = ops.filter(({ isNew }) => isNew);
  return fresh.length === left ? fresh : ops.slice(ops.length - left);
}

/** Puts the files that a package brings into the store. The package was proved as a whole before; it is held against its signature once more. */
async function keepOriginals(
  deps: ExchangeDeps,
  begun: PackageIn,
  header: Examined['header'],
  peer: ExchangePeer,
  stop: AbortSignal,
): Promise<Result<undefined, Refusal> | 'stopped'> {
  if (header.attachments.length === 0 || sumOfOutcomes(begun.counts) === begun.rows) return ok();
  try {
    const read = await readPackage({
      file: keptFile(deps, begun.id),
      unseal: { identities: [(await exchangeKeys(deps.db)).ageIdentity] },
      signersOf: async (again) => ok(signersOf(peer, again)),
      keep: async (_sha256, bytes) => {
        await deps.attachments.put(bytes);
      },
      signal: stop,
    });
    return read.ok ? ok() : refuse(read.error);
  } catch (thrown) {
    if (stop.aborted && thrown === stop.reason) return 'stopped';
    if (isDiskFull(thrown)) return refuse({ type: 'DiskFullHere' });
    throw thrown;
  }
}

async function endMerge(deps: ExchangeDeps, command: CommandStamp, packageId: string, peerId: string): Answer<PackageIn> {
  const { db } = deps;
  const so = await findPackageIn(db, packageId);
  if (!so) throw new Error(`No package ${packageId}`);
  const { header } = so;
  const settled = await settleRowsAtPeer(deps, command.operatorId, so);
  if (!settled.ok) return settled;
  const here = await checksumOfPeer(db, peerId, header.taken);
  const stamp = { id: deps.ids.next<'Command'>(), operatorId: command.operatorId };
  return change(deps, stamp, 'exchange.endMerge', async (writer, actor) => {
    const merged: PackageIn = { ...so, state: 'merged' };
    await updatePackageIn(writer, merged);
    const peer = await findPeerById(writer, peerId);
    if (!peer) throw new Error(`No exchange peer ${peerId}`);
    await updatePeer(writer, peer.id, {
      taken: Math.max(peer.taken, header.number),
      acknowledged: Math.max(peer.acknowledged, header.taken),
      ...agreementOf(here, header.checksum, actor.at),
    });
    return ok(merged);
  });
}

/** Whether both sides hold the same, as far as this side can tell. */
function agreementOf(here: string | undefined, there: string, at: PackageIn['takenAt']): Partial<ExchangePeer> {
  if (here === undefined || there === UNKNOWN_CHECKSUM) return {};
  return here === there ? { agreed: { at, checksum: here }, disagreedAt: undefined } : { disagreedAt: at };
}
