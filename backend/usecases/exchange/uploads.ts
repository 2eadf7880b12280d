import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { placeFile } from '#db/connection/sync-folder.ts';
import { listPackagesOfPeer } from '#db/repositories/packages.ts';
import type { Uploaded, WaitingPackage } from '#shared/domain/exchange/exchange-status.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { OuterLine } from '../../adapters/packages/outer-line.ts';
import { readOuterLine } from '../../adapters/packages/package-reader.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import { type ExchangeDep, refuse } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';

interface Brought {
  readonly fileName: string;
  readonly bytes: number;
}

/** A package that waits, as the folder knows it. */
interface Waiting extends Omit<WaitingPackage, 'missing'> {
  readonly file: string;
  readonly copy: string;
  /** When the package right before it was made. */
  readonly missingUntil: Instant;
}

type Deps = ExchangeDep;

function places({ exchange }: Deps, uploadId: string) {
  const file = exchangeFile(exchange.folder, 'in', `${uploadId}.fdx`);
  return { file, part: `${file}.part`, note: `${file}.json` };
}

/** A file is about to be brought in pieces. */
export async function beginUpload(deps: Deps, input: Brought): Answer<{ uploadId: string }> {
  const uploadId = randomUUID();
  const { part, note } = places(deps, uploadId);
  const begun = await refusingDiskFailure(async () => {
    writeFileSync(part, '', { mode: 0o600 });
    // What has a note is an upload; the note comes last.
    writeNote(note, { fileName: input.fileName, bytes: input.bytes });
    return ok({ uploadId });
  });
  if (!begun.ok) await discardUpload(deps, { uploadId });
  return begun;
}

/** Takes the next piece; one that was sent before is written over itself. Complete once the last byte is there. */
export async function uploadPiece(
  deps: Deps,
  input: { readonly uploadId: string; readonly offset: number; readonly piece: File },
): Answer<{ received: number }> {
  const { file, part, note } = places(deps, input.uploadId);
  if (!existsSync(note)) return refuse({ type: 'UploadIncomplete' });
  if (existsSync(file)) return ok({ received: statSync(file).size });
  const { bytes } = readNote(note);
  const piece = new Uint8Array(await input.piece.arrayBuffer());
  const end = input.offset + piece.length;
  // A cut of the power may have left the note alone.
  if (end > bytes || (statSync(part, { throwIfNoEntry: false })?.size ?? -1) < input.offset) return refuse({ type: 'UploadIncomplete' });
  return refusingDiskFailure(async () => {
    truncateSync(part, input.offset);
    const handle = await open(part, 'a');
    try {
      // Unlike `write` it does not stop half way without a word when the disk is full.
      await handle.writeFile(piece);
      if (end === bytes) await handle.sync();
    } finally {
      await handle.close();
    }
    if (end === bytes) placeFile(part, file);
    return ok({ received: end });
  });
}

/** The whole file of an upload, with the name under which it was brought. */
export function findUpload(deps: Deps, uploadId: string): { readonly file: string; readonly fileName: string } | undefined {
  const { file, note } = places(deps, uploadId);
  if (!existsSync(file) || !existsSync(note)) return undefined;
  return { file, fileName: readNote(note).fileName };
}

/** It bears its name only when it is whole. */
function writeNote(note: string, brought: Brought & Partial<Pick<Waiting, 'missingUntil'>>): void {
  const part = `${note}.part`;
  try {
    writeFileSync(part, JSON.stringify(brought), { flush: true });
    placeFile(part, note);
  } catch (failure) {
    rmSync(part, { force: true });
    throw failure;
  }
}

function readNote(note: string): Brought {
  return JSON.parse(readFileSync(note, 'utf8')) as Brought;
}

export async function discardUpload(deps: Deps, input: { readonly uploadId: string }): Answer<{ uploadId: string }> {
  for (const path of Object.values(places(deps, input.uploadId))) rmSync(path, { force: true });
  for (const path of waitingPlaces(deps, input.uploadId)) rmSync(path, { force: true });
  return ok({ uploadId: input.uploadId });
}

function waitingPlaces({ exchange }: Deps, uploadId: string): readonly [string, string] {
  const file = exchangeFile(exchange.folder, 'waiting', `${uploadId}.fdx`);
  return [file, `${file}.json`];
}

/**
 * Puts a file to wait until what is missing before it has come.
 *
 * @param missingUntil when the last one that is missing was made, which only the sealed part of the file tells
 */
export function putToWait(deps: Deps, uploadId: string, missingUntil: Instant): void {
  const { file, note } = places(deps, uploadId);
  const [waiting, waitingNote] = waitingPlaces(deps, uploadId);
  // At every moment the file lies beside a note.
  writeNote(waitingNote, { ...readNote(note), missingUntil });
  placeFile(file, waiting);
  rmSync(note, { force: true });
}

/** Files that wait, by number. */
export async function listWaiting({ exchange }: Deps): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const uploadId of idsIn(exchangeFile(exchange.folder, 'waiting', 'x'))) {
    const file = exchangeFile(exchange.folder, 'waiting', `${uploadId}.fdx`);
    const outer = await readOuterLine(file);
    if (!outer.ok) continue;
    const { fileName, missingUntil } = readNote(`${file}.json`) as Brought & Pick<Waiting, 'missingUntil'>;
    const { from, number, madeAt, copy } = outer.value;
    found.push({ uploadId, fileName, from, number, madeAt: madeAt as Instant, file, copy, missingUntil });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** What was brought and not decided on, and what waits with the gap before each. */
export async function listUploads(deps: Deps & DatabaseDep): Answer<{ brought: readonly Uploaded[]; waiting: readonly WaitingPackage[] }> {
  const brought = idsIn(exchangeFile(deps.exchange.folder, 'in', 'x')).map((uploadId): Uploaded => {
    const { file, note } = places(deps, uploadId);
    const { fileName, bytes } = readNote(note);
    return { uploadId, fileName, bytes, complete: existsSync(file) };
  });
  const waiting: WaitingPackage[] = [];
  const reached = new Map<string, { readonly number: number; readonly madeAt: Instant } | undefined>();
  for (const { file: _file, copy, missingUntil, ...one } of await listWaiting(deps)) {
    const before = reached.has(copy) ? reached.get(copy) : (await listPackagesOfPeer(deps.db, copy, 1))[0];
    const [from, to] = [(before?.number ?? 0) + 1, one.number - 1];
    waiting.push({ ...one, missing: from > to ? undefined : { from, to, since: before?.madeAt, until: missingUntil } });
    reached.set(copy, one);
  }
  return ok({ brought, waiting });
}

/** What the files say of themselves that were brought and are whole, and those that wait. */
export async function listUploadedPackages(deps: Deps): Promise<readonly OuterLine[]> {
  const { exchange } = deps;
  const inFiles = idsIn(exchangeFile(exchange.folder, 'in', 'x')).map((uploadId) => places(deps, uploadId).file);
  const waiting = idsIn(exchangeFile(exchange.folder, 'waiting', 'x')).map((uploadId) => waitingPlaces(deps, uploadId)[0]);
  const read = await Promise.all([...inFiles, ...waiting].map((file) => readOuterLine(file)));
  return read.flatMap((outer) => (outer.ok ? [outer.value] : []));
}

function idsIn(anyFile: string): readonly string[] {
  return readdirSync(dirname(anyFile))
    .filter((name) => name.endsWith('.fdx.json'))
    .map((name) => name.slice(0, -'.fdx.json'.length));
}

export function missingUpload(uploadId: string) {
  return err({ type: 'NotFound', what: 'package', id: uploadId } as const);
}
