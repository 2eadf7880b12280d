import { createHash, timingSafeEqual } from 'node:crypto';
import { type ChainError, type ChainedOp, checkChain, hashAt } from '#db/exchange/chain.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { clockAhead, findForeignNode } from '#db/exchange/incoming.ts';
import type { Rules } from '#db/exchange/judge-chunk.ts';
import { CENTER_RULES, MERGE_RULES } from '#db/exchange/merge-rules.ts';
import { parseOpLines, parseViewLines } from '#db/exchange/row-lines.ts';
import { SCHEMA_VERSION } from '#db/exchange/schema-version.ts';
import type { ViewRow } from '#db/exchange/view.ts';
import { findPeerAbove, findPeerById } from '#db/repositories/exchange-peers.ts';
import { findPackageIn, listPackagesOfPeer, listReceivedHeads } from '#db/repositories/packages.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ExchangeError, PackageError } from '#shared/domain/exchange/exchange-error.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { readPackage } from '../../adapters/packages/package-reader.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { readKeptOps, signersOf } from './kept-package.ts';

/** A package that was read, proved and held against what is known of its sender. */
export interface Examined {
  readonly header: PackageHeader;
  readonly content: string;
  readonly peer: ExchangePeer;
  /** Taken in before; all of it is the same. */
  readonly before: PackageIn | undefined;
  readonly rules: Rules;
  /** Of a package from below. */
  readonly ops: readonly ChainedOp[];
  /** Of a receipt from above. */
  readonly rows: readonly ViewRow[];
}

export interface Examine {
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
  readonly report?: (bytes: number) => void;
}

/** Reads a package and refuses what must not be taken in; nothing is written. */
export async function examine(deps: ExchangeDeps, request: Examine): Promise<Result<Examined, Refusal>> {
  const { db } = deps;
  const keys = await exchangeKeys(db);
  let sender: ExchangePeer | undefined;
  const read = await readPackage({
    file: request.file,
    unseal: { identities: [keys.ageIdentity] },
    signersOf: async (header) => {
      const known = await findSender(deps, header);
      if (!known.ok) return known;
      sender = known.value;
      return ok(signersOf(known.value, header));
    },
    signal: request.signal,
    ...(request.report ? { report: request.report } : {}),
  });
  if (!read.ok) return refuse(read.error);
  if (!sender) throw new Error('A package without a sender was read');
  const { header, content, lines } = read.value;
  const foreign = await findForeignNode(db, sender.id, header);
  if (foreign) return refuse({ type: 'PackageOfForeignNode', from: header.from, owner: foreign.owner });
  const before = await findPackageIn(db, content);
  const found = { header, content, peer: sender, before, rules: sender.rights === 'center' ? CENTER_RULES : MERGE_RULES };
  if (header.kind === 'receipt') {
    const rows = parseViewLines(lines);
    if (!rows) return refuse({ type: 'PackageDamaged', part: 'payload' });
    return ok({ ...found, ops: [], rows });
  }
  const travelling = await parseOpLines(lines, header.ranges);
  if (!travelling) return refuse({ type: 'PackageDamaged', part: 'payload' });
  const heads = await listReceivedHeads(db, sender.id);
  const isAgain = before?.state === 'reverted';
  const chained = await checkChain(travelling, header, (node, stream) => heads.get(`${node}/${stream}`));
  if (!chained.ok) return refuse(await chainRefusal(deps, chained.error, header, sender));
  if (!before && !(await isSameHistory(deps, sender, header))) return refuse({ type: 'PackageForked', from: header.from });
  const hours = clockAhead(header, Date.parse(deps.clock.now())) / 3_600_000;
  if (hours > 0) return refuse({ type: 'ClockAhead', from: header.from, hours: Math.ceil(hours) });
  return ok({ ...found, ops: isAgain ? chained.value.map((op) => ({ ...op, isNew: true })) : chained.value, rows: [] });
}

/**
 * Whether what the package says of numbers that were taken in before is what was taken in then. The chain proves it where the package reaches
 * up to them or beyond; one that ends before is held against the package that brought its last number.
 */
async function isSameHistory(deps: ExchangeDeps, peer: ExchangePeer, header: PackageHeader): Promise<boolean> {
  const heads = await listReceivedHeads(deps.db, peer.id);
  for (const { node, stream, last, after } of header.ranges) {
    if (last >= (heads.get(`${node}/${stream}`)?.seq ?? 0)) continue;
    const covering = (await listPackagesOfPeer(deps.db, peer.id)).find((one) =>
      one.header.ranges.some((range) => range.node === node && range.stream === stream && range.first <= last && last <= range.last),
    );
    const range = covering?.header.ranges.find((one) => one.node === node && one.stream === stream);
    if (!covering || !range) return false;
    if (range.last === last ? range.after !== after : (await hashThen(deps, covering, node, stream, last)) !== after) return false;
  }
  return true;
}

/** The hash at a number in a package that was taken in; undefined when its file is gone. */
async function hashThen(deps: ExchangeDeps, taken: PackageIn, node: string, stream: string, seq: number): Promise<string | undefined> {
  const ops = await readKeptOps(deps, taken);
  const range = taken.header.ranges.find((one) => one.node === node && one.stream === stream);
  return ops && range && hashAt(ops, range, seq);
}

async function findSender({ db }: ExchangeDeps, header: PackageHeader): Promise<Result<ExchangePeer, PackageError>> {
  if (header.kind === 'start') return err({ type: 'PackageOfOtherKind', kind: 'start' });
  const peer = header.kind === 'receipt' ? await findPeerAbove(db) : await findPeerById(db, header.copy);
  if (!peer || peer.id !== header.copy || peer.side !== (header.kind === 'receipt' ? 'above' : 'below'))
    return err({ type: 'PackageOfUnknownCopy', from: header.from });
  if (peer.revoked)
    return err({ type: 'PackageOfRevokedCopy', from: header.from, revokedAt: peer.revoked.at, reason: peer.revoked.reason });
  if (header.schema > SCHEMA_VERSION) return err({ type: 'PackageOfNewerVersion', program: header.program, schema: header.schema });
  if (peer.signPublic === undefined && !provesItself(peer, header)) return err({ type: 'PackageOfUnknownCopy', from: header.from });
  if (peer.signPublic !== undefined && header.enrolment && header.enrolment.signPublic !== peer.signPublic)
    return err({ type: 'StartFileUsed', from: header.from });
  return ok(peer);
}

/** The first package of a copy brings what only the start file gave. */
function provesItself({ proof }: ExchangePeer, { enrolment }: PackageHeader): boolean {
  if (!proof || !enrolment) return false;
  const digest = createHash('sha256').update(enrolment.proof).digest();
  return timingSafeEqual(digest, Buffer.from(proof, 'hex'));
}

async function chainRefusal({ db }: ExchangeDeps, error: ChainError, header: PackageHeader, peer: ExchangePeer): Promise<ExchangeError> {
  if (error.type === 'ChainBroken') return { type: 'PackageDamaged', part: 'chain' };
  if (error.type === 'Forked') return { type: 'PackageForked', from: header.from };
  const [newest] = await listPackagesOfPeer(db, peer.id, 1);
  return {
    type: 'PackagesMissing',
    from: (newest?.number ?? 0) + 1,
    to: header.number - 1,
    since: newest?.madeAt,
    until: header.previous?.madeAt ?? header.madeAt,
  };
}
