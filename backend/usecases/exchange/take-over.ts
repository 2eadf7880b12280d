import { copyFile, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
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
import { NO_OUTCOMES, type PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Answer, change, refusalOf } from '../answer.ts';
import { whileRunning } from '../imports/while-running.ts';
import { type Examined, examine } from './examine.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { UNKNOWN_CHECKSUM } from './hand-over.ts';
import { revertWork } from './revert-merge.ts';
import { takeReceipt } from './take-receipt.ts';
import { beginReport } from './trial.ts';

/** 预检: what a file would come to, with nothing written. */
export async function* tryPackage(
  deps: ExchangeDeps,
  file: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<TrialReport, Refusal>> {
  const examined = yield* reading(deps, file, false, signal);
  if (!examined.ok) return examined;
  const { ops, peer, rules, content } = examined.value;
  const report = beginReport(examined.value);
  const fresh = ops.filter(({ isNew }) => isNew);
  for await (const judged of trialMerge(deps.db, peer.id, rules, content, fresh)) {
    if (signal?.aborted) return refuse({ type: 'MergeCancelled' });
    report.add(judged);
    yield { step: 'comparing', done: report.counted(), total: fresh.length };
    await pause(0);
  }
  return ok(report.result());
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
  const examined = yield* reading(deps, input.file, true, signal);
  if (!examined.ok) return examined;
  if (examined.value.header.kind === 'receipt') return takeReceipt(deps, input, examined.value);
  const begun = await beginMerge(deps, input, examined.value);
  if (!begun.ok) return begun;
  if (begun.value.state === 'merged') return ok(begun.value);
  return yield* whileRunning<ExchangeProgress, Awaited<Answer<PackageIn>>>((report, isLeft) =>
    goOn(deps, input.command, begun.value, examined.value, report, () => isLeft() || signal?.aborted === true),
  );
}

/** Goes on with a merge that was begun before the program was stopped. */
export async function resumeMerge(deps: ExchangeDeps, command: CommandStamp, begun: PackageIn): Answer<PackageIn> {
  const file = exchangeFile(deps.exchange.folder, 'taken', `${begun.id}.fdx`);
  const examined = await examine(deps, { file, keepsFiles: true });
  if (!examined.ok) return examined;
  return goOn(
    deps,
    command,
    begun,
    examined.value,
    () => undefined,
    () => false,
  );
}

async function* reading(
  deps: ExchangeDeps,
  file: string,
  keepsFiles: boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<Examined, Refusal>> {
  return yield* whileRunning<ExchangeProgress, Result<Examined, Refusal>>(async (report, isLeft) => {
    const abort = new AbortController();
    signal?.addEventListener('abort', () => abort.abort());
    try {
      return await examine(deps, {
        file,
        keepsFiles,
        signal: abort.signal,
        report: (done) => {
          if (isLeft()) abort.abort();
          report({ step: 'reading', done, total: 0 });
        },
      });
    } catch (thrown) {
      if (abort.signal.aborted) return refuse({ type: 'MergeCancelled' });
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC') return refuse({ type: 'DiskFullHere' });
      throw thrown;
    }
  });
}

async function beginMerge(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly file: string; readonly fileName: string },
  { header, content, peer, ops, before }: Examined,
): Answer<PackageIn> {
  if (before && before.state !== 'reverted') return ok(before);
  // Kept as evidence, and so that a merge that was cut off can be gone on with.
  await keepFile(deps, input.file, content);
  const known = ops.filter(({ isNew }) => !isNew).length;
  return change(deps, input.command, 'exchange.beginMerge', async (writer, actor) => {
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
      bytes: 0,
      state: 'merging',
      rows: header.rows,
      counts: { ...NO_OUTCOMES, same: known },
      takenBy: actor.name,
      takenAt: actor.at,
      reverted: undefined,
    };
    if (before) await updatePackageIn(writer, taken);
    else await insertPackageIn(writer, taken);
    return ok(taken);
  });
}

async function keepFile(deps: ExchangeDeps, file: string, content: string): Promise<void> {
  const kept = exchangeFile(deps.exchange.folder, 'taken', `${content}.fdx`);
  if (kept === file) return;
  await copyFile(file, `${kept}.part`);
  await rename(`${kept}.part`, kept);
}

/** Long enough for a desk's check-in to come in between. */
const PAUSE_MILLIS = 2;

async function goOn(
  deps: ExchangeDeps,
  command: CommandStamp,
  begun: PackageIn,
  { header, ops, peer, rules }: Examined,
  report: (progress: ExchangeProgress) => void,
  isCancelled: () => boolean,
): Answer<PackageIn> {
  const merging = {
    packageId: begun.id,
    peerId: peer.id,
    rules,
    acknowledged: header.taken,
    attempt: begun.takenAt,
    takenBy: begun.takenBy,
    takenAt: begun.takenAt,
  };
  const fresh = ops.filter(({ isNew }) => isNew);
  const total = header.rows;
  const already = total - fresh.length;
  for (let from = 0; from < fresh.length; from += MERGE_CHUNK) {
    if (isCancelled()) {
      const reverted = await revertWork(deps, { ...command, id: deps.ids.next<'Command'>() }, begun.id, '合并中途取消', (done, all) =>
        report({ step: 'reverting', done, total: all }),
      );
      return reverted.ok ? refuse({ type: 'MergeCancelled' }) : reverted;
    }
    const merged = await mergeChunk(deps.db, merging, fresh.slice(from, from + MERGE_CHUNK));
    if (!merged.ok) return err(refusalOf(merged.error));
    report({ step: 'merging', done: already + Math.min(from + MERGE_CHUNK, fresh.length), total });
    await pause(PAUSE_MILLIS);
  }
  return endMerge(deps, command, begun.id, peer.id);
}

async function endMerge(deps: ExchangeDeps, command: CommandStamp, packageId: string, peerId: string): Answer<PackageIn> {
  const { db } = deps;
  const so = await findPackageIn(db, packageId);
  if (!so) throw new Error(`No package ${packageId}`);
  const { header } = so;
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
