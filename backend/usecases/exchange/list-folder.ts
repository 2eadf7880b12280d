import { listSeenFiles, noteSeenFiles, type SeenFile } from '#db/exchange/folder-files.ts';
import { findPeerAbove, listPeersBelow } from '#db/repositories/exchange-peers.ts';
import { listPackageIdentities, type PackageIdentity } from '#db/repositories/packages.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { FolderAccess, FolderFile, FolderListing, NewFile } from '#shared/domain/exchange/exchange-folder.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { OuterLine } from '../../adapters/packages/outer-line.ts';
import { OUTER_BYTES, outerLineIn } from '../../adapters/packages/package-reader.ts';
import type { ExchangeFolder, FolderDep } from '../../ports/exchange-folder.ts';
import { type Answer, refusalOf } from '../answer.ts';
import { cancellable } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { openChosen } from './folder-setting.ts';
import { listUploadedPackages } from './uploads.ts';

/**
 * What is new in the exchange folder. Only the first bytes of each file are read, and of each file once: what they say is noted. What is new
 * follows each time from what was taken in, so that it is right also after a restore.
 */
export async function* listFolder(
  deps: ExchangeDeps & FolderDep,
  input: { readonly at?: FolderAccess | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<FolderListing, Refusal>> {
  return yield* cancellable<FolderListing>(signal, async (report, abort) => {
    const opened = await openChosen(deps, input.at);
    if (!opened.ok) return opened;
    using folder = opened.value;
    const listed = await folder.list(abort);
    if (!listed.ok) return refuse(listed.error);
    const looked = await lookAt(deps, folder, listed.value.files, report, abort);
    if (!looked.ok) return looked;
    return ok(await sorted(deps, looked.value, listed.value.unusable));
  });
}

/** What decides whose a package is and whether it is here; the rest of an outer line is not kept. */
type Said = Pick<OuterLine, 'kind' | 'copy' | 'from' | 'number' | 'madeAt'>;

interface LookedAt extends FolderFile {
  readonly outer: Said | undefined;
}

/** So many are noted at once, so that one who cancels need not look at them again. */
const NOTED_AT_ONCE = 200;

async function lookAt(
  { db }: ExchangeDeps,
  folder: ExchangeFolder,
  files: readonly FolderFile[],
  report: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Answer<readonly LookedAt[]> {
  const before = await listSeenFiles(db, folder.place);
  const looked: LookedAt[] = [];
  let fresh: SeenFile[] = [];
  for (const [n, file] of files.entries()) {
    report({ step: 'listing', done: n, total: files.length });
    const known = before.get(file.name);
    if (known && known.bytes === file.bytes && known.version === file.version && file.version !== '') {
      looked.push({ ...file, outer: known.outer_line === '' ? undefined : (JSON.parse(known.outer_line) as Said) });
      continue;
    }
    const start = await folder.readStart(file, OUTER_BYTES, signal);
    // Taken away since it was listed.
    if (!start.ok && start.error.type === 'FolderFileGone') continue;
    if (!start.ok) return refuse(start.error);
    const outer = saidIn(start.value);
    looked.push({ ...file, outer });
    fresh.push({ name: file.name, bytes: file.bytes, version: file.version, outer_line: outer ? JSON.stringify(outer) : '' });
    if (fresh.length < NOTED_AT_ONCE) continue;
    const noted = await noteSeenFiles(db, folder.place, fresh, []);
    if (!noted.ok) return err(refusalOf(noted.error));
    fresh = [];
  }
  const names = new Set(files.map(({ name }) => name));
  const gone = [...before.keys()].filter((name) => !names.has(name));
  if (fresh.length + gone.length > 0) {
    const noted = await noteSeenFiles(db, folder.place, fresh, gone);
    if (!noted.ok) return err(refusalOf(noted.error));
  }
  return ok(looked);
}

function saidIn(start: Uint8Array): Said | undefined {
  const outer = outerLineIn(start);
  if (!outer) return undefined;
  const { kind, copy, from, number, madeAt } = outer;
  return { kind, copy, from, number, madeAt };
}

async function sorted(deps: ExchangeDeps, looked: readonly LookedAt[], unusable: number): Promise<FolderListing> {
  const above = await findPeerAbove(deps.db);
  const below = new Set<string>((await listPeersBelow(deps.db)).map(({ id }) => id));
  const taken = await statesByIdentity(deps, looked);
  const brought = new Set((await listUploadedPackages(deps)).map((outer) => identityOf(outer)));
  const files: NewFile[] = [];
  const count = { known: 0, others: 0, unusable };
  for (const { outer, ...file } of looked) {
    if (!outer) count.unusable += 1;
    else if (outer.kind === 'start' || !(outer.kind === 'package' ? below.has(outer.copy) : outer.copy === above?.id)) count.others += 1;
    else if (isHere(outer, taken, brought, above?.taken ?? 0)) count.known += 1;
    else {
      const { kind, from, number, madeAt } = outer;
      files.push({ ...file, kind, from, number, madeAt: madeAt as Instant, isReverted: taken.get(identityOf(outer)) === 'reverted' });
    }
  }
  files.sort((a, b) => a.from.localeCompare(b.from, 'zh-CN') || a.number - b.number || (a.name < b.name ? -1 : 1));
  return { files, ...count };
}

function isHere(outer: Said, taken: ReadonlyMap<string, PackageIn['state']>, brought: ReadonlySet<string>, lastReceipt: number): boolean {
  const identity = identityOf(outer);
  if (brought.has(identity)) return true;
  // A newer receipt says all that an older one said.
  if (outer.kind === 'receipt' && outer.number <= lastReceipt) return true;
  return taken.has(identity) && taken.get(identity) !== 'reverted';
}

async function statesByIdentity({ db }: ExchangeDeps, looked: readonly LookedAt[]): Promise<ReadonlyMap<string, PackageIn['state']>> {
  const copies = [...new Set(looked.flatMap(({ outer }) => (outer ? [outer.copy] : [])))];
  if (copies.length === 0) return new Map();
  return new Map((await listPackageIdentities(db, copies)).map(({ state, ...one }) => [identityKey(one), state]));
}

function identityOf({ copy, kind, number, madeAt }: Said): string {
  return identityKey({ peerId: copy, kind, number, madeAt });
}

function identityKey({ peerId, kind, number, madeAt }: PackageIdentity): string {
  return JSON.stringify([peerId, kind, number, madeAt]);
}
