import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { findContinuedNode } from '#db/exchange/incoming.ts';
import { findReached, findUnsentRanges, type OutgoingRange, readRange } from '#db/exchange/own-ops.ts';
import { opLines } from '#db/exchange/row-lines.ts';
import { checksumOfAll } from '#db/exchange/view.ts';
import { parseBody } from '#db/log/operation.ts';
import { findAttachmentBySha256 } from '#db/repositories/attachments.ts';
import { findPeerAbove, updatePeer } from '#db/repositories/exchange-peers.ts';
import { findOperatorById } from '#db/repositories/operators.ts';
import { findLastPackageOut, findPackageOut, insertPackageOut } from '#db/repositories/packages.ts';
import { findStationById } from '#db/repositories/stations.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { MadePackage } from '#shared/domain/exchange/exchange-status.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { packRows, writePackage } from '../../adapters/packages/package-writer.ts';
import { type Answer, change } from '../answer.ts';
import { cancellable } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { composeHeader, packageOutOf } from './made-package.ts';

/** 生成交换包: everything that was written here since the last one, with the files that belong to it. Cancelled at any moment it leaves nothing. */
export async function* handOver(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<MadePackage, Refusal>> {
  return yield* cancellable<MadePackage>(signal, (report, abort) => makePackage(deps, input.command, report, abort));
}

async function makePackage(
  deps: ExchangeDeps,
  stamp: CommandStamp,
  report: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Answer<MadePackage> {
  const { db } = deps;
  const above = await findPeerAbove(db);
  if (!above) return refuse({ type: 'NotAStation' });
  const station = await findStationById(db, above.stationId);
  if (!station) return err({ type: 'NotFound', what: 'station', id: above.stationId });
  const last = await findLastPackageOut(db, above.id, 'package', Number.MAX_SAFE_INTEGER);
  const sent = new Map(Object.entries(last?.ends ?? {}));

  const { ranges, checksum } = await standingState(deps, above.rights, sent);
  const lastHeader = last && (JSON.parse(last.headerText) as PackageHeader);
  if (ranges.length === 0 && (lastHeader?.taken ?? 0) === above.taken) return refuse({ type: 'NothingToHandOver' });

  const total = ranges.reduce((sum, { rows }) => sum + rows, 0);
  const wanted = new Set<string>();
  const rows = await packRows(linesOf(deps, ranges, wanted, (done) => report({ step: 'rows', done, total }), signal));
  const [attachments, missing] = await findFiles(deps, [...wanted], signal);

  const operator = await findOperatorById(db, stamp.operatorId);
  if (!operator) return err({ type: 'NotFound', what: 'operator', id: stamp.operatorId });
  const keys = await exchangeKeys(db);
  const number = above.sent + 1;
  const header = composeHeader(
    deps,
    {
      kind: 'package',
      peer: above,
      from: station.name,
      to: above.name,
      stationCode: station.code,
      number,
      previous: last,
      madeBy: operator.name,
      madeAt: deps.clock.now(),
      rows: total,
      packed: rows,
      taken: above.taken,
      checksum,
    },
    {
      ranges: ranges.map(({ rows: _rows, ...range }) => range),
      after: await findReached(db, sent),
      attachments,
      continues: await findContinuedNode(db),
      enrolment: enrolmentOf(deps, above, keys),
    },
  );
  const file = exchangeFile(deps.exchange.folder, 'out', `${above.id}-${number}.fdx`);
  const made = await writePackage({
    file,
    header,
    rows: rows.bytes,
    attachment: (sha256) => fileOf(deps, sha256),
    signPrivate: keys.signPrivate,
    seal: { recipients: recipientsOf(above) },
    signal,
    report: (done) => report({ step: 'attachments', done, total: attachments.length }),
  });
  const ends = Object.fromEntries([...sent, ...ranges.map(({ node, stream, last: end }) => [`${node}/${stream}`, end] as const)]);
  const out = packageOutOf(header, made, above, ends);
  // Written before it is noted: a package that nobody knows of does no harm, a known one that is not there does.
  const noted = await change(deps, stamp, 'exchange.handOver', async (writer) => {
    await insertPackageOut(writer, out);
    await updatePeer(writer, above.id, { sent: number });
    return ok({ packageId: out.id, fileName: out.fileName, number, rows: total, attachments: out.attachments, missing, bytes: out.bytes });
  });
  if (!noted.ok) await rm(file, { force: true });
  return noted;
}

/** Makes the file of an earlier package anew, from the log: the same numbers, the same content, under a fresh seal. */
export async function remakePackage(deps: ExchangeDeps, packageId: string): Answer<string> {
  const made = await findPackageOut(deps.db, packageId);
  const above = await findPeerAbove(deps.db);
  if (made?.kind !== 'package' || above?.id !== made.peerId) return err({ type: 'NotFound', what: 'package', id: packageId });
  const header = JSON.parse(made.headerText) as PackageHeader;
  const rows = await packRows(
    linesOf(
      deps,
      header.ranges.map((range) => ({ ...range, rows: range.last - range.first + 1 })),
      new Set(),
      () => undefined,
      undefined,
    ),
  );
  const file = exchangeFile(deps.exchange.folder, 'out', `${above.id}-${made.number}.fdx`);
  await writePackage({
    file,
    header,
    rows: rows.bytes,
    attachment: (sha256) => fileOf(deps, sha256),
    signPrivate: (await exchangeKeys(deps.db)).signPrivate,
    seal: { recipients: recipientsOf(above) },
  });
  return ok(file);
}

export function recipientsOf({ ageRecipient, custodianRecipient }: ExchangePeer): readonly string[] {
  return [ageRecipient, custodianRecipient].filter((recipient) => recipient !== undefined);
}

/** Until the center has taken in one package, each proves that it comes from whoever opened the start file. */
function enrolmentOf(
  { db }: ExchangeDeps,
  above: ExchangePeer,
  keys: { signPublic: string; ageRecipient: string },
): PackageHeader['enrolment'] {
  if (above.acknowledged > 0 || above.proof === undefined) return undefined;
  return {
    signPublic: keys.signPublic,
    ageRecipient: keys.ageRecipient,
    proof: db.personal.open(above.proof as SealedText, 'exchangeKey'),
  };
}

/** What is to go, and the checksum of the very same state; while somebody writes, it is looked at again. */
async function standingState(
  { db }: ExchangeDeps,
  rights: ExchangePeer['rights'],
  sent: ReadonlyMap<string, number>,
): Promise<{ readonly ranges: readonly OutgoingRange[]; readonly checksum: string }> {
  for (let attempt = 0; ; attempt++) {
    const ranges = await findUnsentRanges(db, sent);
    const checksum = await checksumOfAll(db, rights);
    const after = await findUnsentRanges(db, sent);
    const isStill = JSON.stringify(ranges) === JSON.stringify(after);
    if (isStill) return { ranges, checksum };
    if (attempt === 3) return { ranges: after, checksum: UNKNOWN_CHECKSUM };
  }
}

/** Says nothing: the state did not stand still long enough. */
export const UNKNOWN_CHECKSUM = '0'.repeat(32);

async function* linesOf(
  { db }: ExchangeDeps,
  ranges: readonly OutgoingRange[],
  wanted: Set<string>,
  report: (done: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly string[]> {
  const lines = opLines();
  let done = 0;
  for (const range of ranges) {
    for await (const ops of readRange(db, range)) {
      signal?.throwIfAborted();
      for (const { tbl, body } of ops) {
        if (tbl !== 'attachment') continue;
        const said = parseBody(body);
        if ('v' in said && typeof said.v.sha256 === 'string') wanted.add(said.v.sha256);
      }
      yield lines(ops);
      done += ops.length;
      report(done);
      await nextTurn();
    }
  }
}

async function findFiles(
  deps: ExchangeDeps,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<[PackageHeader['attachments'], readonly string[]]> {
  const found: { sha256: string; bytes: number }[] = [];
  const missing: string[] = [];
  for (const sha256 of wanted) {
    signal.throwIfAborted();
    const known = await findAttachmentBySha256(deps.db, sha256);
    const bytes = await deps.attachments.get(sha256);
    if (bytes) found.push({ sha256, bytes: bytes.length });
    else missing.push(known?.fileName ?? sha256);
  }
  return [found, missing];
}

async function fileOf(deps: ExchangeDeps, sha256: string): Promise<Uint8Array> {
  const bytes = await deps.attachments.get(sha256);
  if (!bytes) throw new Error(`Attachment ${sha256} is gone`);
  return bytes;
}
