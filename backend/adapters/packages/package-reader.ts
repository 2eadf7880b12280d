import { createHash, createPublicKey, verify } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { z } from 'zod';
import type { PackageError, PackagePart } from '#shared/domain/exchange/exchange-error.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { isSystemError } from '../system-error.ts';
import { isOuterOf, type OuterLine, parseOuterLine } from './outer-line.ts';
import { CHECKS_BYTES, checkOf, endOfSealHead, LIMITS, MAGIC, SIGNATURE_BYTES } from './package-format.ts';
import { contentIdOf, sealedBytes, signedBytes } from './package-writer.ts';

/** What opens it: private keys, or the secret that was told. */
export type Unseal = { readonly identities: readonly string[] } | { readonly secret: string };

export interface ReadPackage {
  readonly file: string;
  readonly unseal: Unseal;
  /** Ed25519 keys (SPKI, base64) of whom it may be from; asked once the header is read, before anything in it is used. Unproved is only looked at. */
  readonly signersOf: (header: PackageHeader) => Promise<Result<readonly string[] | 'unproved', PackageError>>;
  /** Gets each attachment, whole and of the right hash; what it throws is thrown on. Without it they are checked only. */
  readonly keep?: ((sha256: string, bytes: Uint8Array) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file read so far. */
  readonly report?: (done: number) => void;
}

export interface PackageContent {
  readonly header: PackageHeader;
  /** The header as it was signed. */
  readonly headerText: string;
  readonly content: string;
  readonly lines: readonly string[];
}

class Unreadable extends Error {
  readonly error: PackageError;

  constructor(error: PackageError) {
    super(error.type);
    this.error = error;
  }
}

/** What the keeper of attachments could not do; it says nothing of the file that is read. */
class NotKept extends Error {}

/** Reads what anybody may of a package. */
export async function readOuterLine(file: string): Promise<Result<OuterLine, PackageError>> {
  return guarded(async () => {
    const handle = await open(file, 'r');
    try {
      return (await outerOf(handle)).outer;
    } finally {
      await handle.close();
    }
  });
}

/** As many bytes from the start of a file hold what anybody may read. */
export const OUTER_BYTES = MAGIC.length + LIMITS.outerLine + CHECKS_BYTES + 1;

/** What anybody may read of a package, of whose file there are only the first bytes; undefined where they begin no package. */
export function outerLineIn(start: Uint8Array): OuterLine | undefined {
  try {
    return startOf(Buffer.from(start.subarray(0, OUTER_BYTES))).outer;
  } catch (thrown) {
    if (thrown instanceof Unreadable) return undefined;
    throw thrown;
  }
}

/** Reads a whole package. Nothing of it is used before its signature is proved; each part is held against the hash that was signed. */
export async function readPackage(request: ReadPackage): Promise<Result<PackageContent, PackageError>> {
  return guarded(async () => {
    const handle = await open(request.file, 'r');
    try {
      const start = await outerOf(handle);
      return await contentOf(handle, start, request).catch(async (thrown: unknown) => {
        throw (await isCutOff(handle, start, thrown)) ? new Unreadable({ type: 'PackageCut' }) : thrown;
      });
    } finally {
      await handle.close().catch(() => undefined);
    }
  });
}

async function contentOf(handle: Handle, start: Start, request: ReadPackage): Promise<PackageContent> {
  const source = new Source(await unsealed(handle, start, request), request.signal);
  const { header, headerText } = await headerOf(source, start, request);
  const lines = await rowsOf(source, header);
  for (const { sha256, bytes } of header.attachments) {
    const attachment = await source.take(bytes, 'attachment');
    if (sha256Of(attachment) !== sha256) throw new Unreadable({ type: 'PackageDamaged', part: 'attachment' });
    await request.keep?.(sha256, attachment).catch((cause: unknown) => {
      throw new NotKept('An attachment could not be kept', { cause });
    });
  }
  if (!(await source.isAtEnd())) throw new Unreadable({ type: 'PackageDamaged', part: 'attachment' });
  return { header, headerText, content: contentIdOf(Buffer.from(headerText)), lines };
}

/** age seals pieces of 64 KiB and adds a tag to each; before them stands a nonce. */
const SEALED_PIECE = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;

/** What cannot be opened and is shorter than the maker said was not copied to its end. */
async function isCutOff(handle: Handle, { outer, sealFrom }: Start, thrown: unknown): Promise<boolean> {
  const isDamage = thrown instanceof Unreadable && thrown.error.type === 'PackageDamaged' && thrown.error.part !== 'outer';
  if (!isDamage) return false;
  const pieces = Math.max(1, Math.ceil(outer.sealed / SEALED_PIECE));
  const head = (await sealHead(handle, sealFrom))?.length ?? 0;
  return (await handle.stat()).size < sealFrom + head + NONCE_BYTES + outer.sealed + pieces * TAG_BYTES;
}

async function guarded<T>(work: () => Promise<T>): Promise<Result<T, PackageError>> {
  try {
    return ok(await work());
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err(thrown.error);
    if (thrown instanceof NotKept) throw thrown.cause;
    if (isSystemError(thrown) && thrown.code !== 'ENOSPC') return err({ type: 'FileUnreadable', code: thrown.code });
    throw thrown;
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

interface Start {
  readonly line: string;
  readonly outer: OuterLine;
  /** Where the sealed part begins. */
  readonly sealFrom: number;
  /** Of its head. */
  readonly sealCheck: string;
}

async function outerOf(handle: Handle): Promise<Start> {
  const buffer = Buffer.alloc(OUTER_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return startOf(buffer.subarray(0, bytesRead));
}

function startOf(start: Buffer): Start {
  const magic = Buffer.from(MAGIC);
  if (start.length < magic.length && magic.subarray(0, start.length).equals(start)) throw new Unreadable({ type: 'PackageCut' });
  if (!start.subarray(0, magic.length).equals(magic)) throw new Unreadable({ type: 'NotAPackage' });
  const end = start.subarray(0, MAGIC.length + LIMITS.outerLine).indexOf(0x0a, MAGIC.length);
  if (end < 0) throw new Unreadable(start.length < OUTER_BYTES ? { type: 'PackageCut' } : { type: 'PackageTooLarge', part: 'outer' });
  const line = start.subarray(MAGIC.length, end).toString('utf8');
  const sealFrom = end + 1 + CHECKS_BYTES + 1;
  const checks = start.subarray(end + 1, sealFrom - 1).toString('latin1');
  const outer = parseOuterLine(line);
  if (start.length < sealFrom && outer) throw new Unreadable({ type: 'PackageCut' });
  if (!outer || checkOf(start.subarray(MAGIC.length, end)) !== checks.slice(0, CHECKS_BYTES / 2) || start[sealFrom - 1] !== 0x0a)
    throw new Unreadable({ type: 'PackageDamaged', part: 'outer' });
  return { line, outer, sealFrom, sealCheck: checks.slice(CHECKS_BYTES / 2) };
}

async function unsealed(handle: Handle, { outer, sealFrom, sealCheck }: Start, request: ReadPackage): Promise<ReadableStream<Uint8Array>> {
  const seal = await sealHead(handle, sealFrom);
  if (!seal || checkOf(seal) !== sealCheck) throw new Unreadable({ type: 'PackageDamaged', part: 'seal' });
  const decrypter = new Decrypter();
  if ('secret' in request.unseal) decrypter.addPassphrase(request.unseal.secret);
  else for (const identity of request.unseal.identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ReadableStream.from(bytesOf(handle, sealFrom, request)) as ReadableStream<Uint8Array>);
  } catch (thrown) {
    if (request.signal?.aborted || isSystemError(thrown) || !(thrown instanceof Error)) throw thrown;
    if (!/no identity matched/.test(thrown.message)) throw new Unreadable({ type: 'PackageDamaged', part: 'seal' });
    throw new Unreadable('secret' in request.unseal ? { type: 'WrongSecret' } : { type: 'PackageForAnother', to: outer.to });
  }
}

/** The list of those it is sealed to; undefined for one that is no such list, or would take too much to open. */
async function sealHead(handle: Handle, from: number): Promise<Uint8Array | undefined> {
  const buffer = Buffer.alloc(LIMITS.seal);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
  const end = endOfSealHead(buffer.subarray(0, bytesRead));
  if (end === undefined) return undefined;
  const head = buffer.subarray(0, end);
  const work = /\n-> scrypt \S+ (\d+)\n/.exec(head.toString('latin1'))?.[1];
  return Number(work ?? 0) > LIMITS.secretWork ? undefined : head;
}

const READ_BYTES = 256 * 1024;

async function* bytesOf(handle: Handle, from: number, { signal, report }: ReadPackage): AsyncGenerator<Uint8Array> {
  for (let position = from; ; ) {
    signal?.throwIfAborted();
    const buffer = Buffer.alloc(READ_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    report?.(position);
    yield buffer.subarray(0, bytesRead);
  }
}

/** The opened content, taken piece by piece. */
class Source {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #signal: AbortSignal | undefined;
  #held: Uint8Array = new Uint8Array();

  constructor(stream: ReadableStream<Uint8Array>, signal: AbortSignal | undefined) {
    this.#reader = stream.getReader();
    this.#signal = signal;
  }

  async take(bytes: number, part: PackagePart): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = bytes;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#fill(part))) throw new Unreadable({ type: 'PackageCut' });
      const some = this.#held.subarray(0, missing);
      parts.push(some);
      this.#held = this.#held.subarray(some.length);
      missing -= some.length;
    }
    return Buffer.concat(parts);
  }

  async isAtEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#fill('attachment'));
  }

  async #fill(part: PackagePart): Promise<boolean> {
    this.#signal?.throwIfAborted();
    try {
      const { value, done } = await this.#reader.read();
      if (done || !value) return false;
      this.#held = value;
      return value.length > 0 || this.#fill(part);
    } catch (thrown) {
      if (this.#signal?.aborted || thrown instanceof Unreadable || isSystemError(thrown)) throw thrown;
      throw new Unreadable({ type: 'PackageDamaged', part });
    }
  }
}

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const shortText = z.string().max(500);
const blob = (limit: number) => ({ sha256: hex(64), bytes: count.max(limit) });

/** What a header must be; unknown fields are let through, so that a later version may say more. */
const headerSchema = z.looseObject({
  format: z.literal(1),
  kind: z.enum(['start', 'package', 'receipt']),
  copy: shortText,
  node: hex(16),
  from: shortText,
  to: shortText,
  stationCode: shortText,
  number: count,
  previous: z.object({ content: hex(64), madeAt: shortText }).optional(),
  schema: count,
  program: shortText,
  madeBy: shortText,
  madeAt: z.iso.datetime(),
  ranges: z
    .array(
      z.object({
        node: hex(16),
        stream: z.enum(['org', 'desk', 'money']),
        first: count.min(1),
        last: count.min(1),
        before: hex(32),
        after: hex(32),
        maxHlc: hex(32),
      }),
    )
    .max(300),
  after: z.record(z.string().max(40), count),
  rows: count,
  taken: count,
  checksum: hex(32),
  payload: z.object({ ...blob(LIMITS.payload), plainBytes: count.max(LIMITS.plainPayload) }),
  attachments: z.array(z.object(blob(LIMITS.attachment))).max(LIMITS.attachments),
  enrolment: z.object({ signPublic: shortText, ageRecipient: shortText, proof: hex(64) }).optional(),
  expiresOn: z.iso.date().optional(),
  continues: hex(16).optional(),
  escrow: z.string().max(2000).optional(),
});

async function headerOf(
  source: Source,
  { line, outer }: Start,
  request: ReadPackage,
): Promise<{ readonly header: PackageHeader; readonly headerText: string }> {
  const length = Buffer.from(await source.take(4, 'header')).readUInt32BE();
  if (length > LIMITS.header) throw new Unreadable({ type: 'PackageTooLarge', part: 'header' });
  const bytes = await source.take(length, 'header');
  const signature = await source.take(SIGNATURE_BYTES, 'signature');
  const headerText = textOf(bytes);
  const header = headerText === undefined ? undefined : parseHeader(headerText);
  if (headerText === undefined || !header) throw new Unreadable({ type: 'PackageDamaged', part: 'header' });
  const signers = await request.signersOf(header);
  if (!signers.ok) throw new Unreadable(signers.error);
  if (!isOuterOf(outer, header) || outer.sealed !== sealedBytes(bytes.length, header))
    throw new Unreadable({ type: 'PackageDamaged', part: 'outer' });
  const signed = signedBytes(line, bytes);
  if (signers.value !== 'unproved' && !signers.value.some((signer) => isSignedBy(signer, signed, signature)))
    throw new Unreadable({ type: 'PackageDamaged', part: 'signature' });
  return { header, headerText };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseHeader(text: string): PackageHeader | undefined {
  if (depthOf(text) > LIMITS.headerDepth) return undefined;
  try {
    const json = JSON.parse(text) as unknown;
    // No name of a field, but one that would stand in for fields that are missing.
    if (typeof json === 'object' && json !== null && Object.hasOwn(json, '__proto__')) return undefined;
    const read = headerSchema.safeParse(json);
    return read.success ? (read.data as unknown as PackageHeader) : undefined;
  } catch {
    return undefined;
  }
}

/** How deep lists and objects stand in each other. */
function depthOf(json: string): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (isText) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === ']' || letter === '}') depth -= 1;
  }
  return deepest;
}

function isSignedBy(signer: string, signed: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, signed, createPublicKey({ key: Buffer.from(signer, 'base64'), format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

async function rowsOf(source: Source, { payload, rows }: PackageHeader): Promise<readonly string[]> {
  const packed = await source.take(payload.bytes, 'payload');
  if (sha256Of(packed) !== payload.sha256) throw new Unreadable({ type: 'PackageDamaged', part: 'payload' });
  const lines: string[] = [];
  let rest = '';
  let plain = 0;
  const zstd = createZstdDecompress();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pieces = Readable.from(piecesOf(packed));
  pieces.pipe(zstd);
  try {
    for await (const some of zstd as AsyncIterable<Buffer>) {
      plain += some.length;
      // A bomb says a length that it then goes beyond.
      if (plain > payload.plainBytes) throw new Unreadable({ type: 'PackageTooLarge', part: 'payload' });
      const texts = (rest + decoder.decode(some, { stream: true })).split('\n');
      rest = texts.pop() ?? '';
      if (rest.length > LIMITS.line) throw new Unreadable({ type: 'PackageTooLarge', part: 'payload' });
      for (const line of texts) lines.push(line);
    }
  } catch (thrown) {
    if (thrown instanceof Unreadable) throw thrown;
    throw new Unreadable({ type: 'PackageDamaged', part: 'payload' });
  } finally {
    pieces.destroy();
    zstd.destroy();
  }
  if (rest !== '' || plain !== payload.plainBytes || lines.length !== rows)
    throw new Unreadable({ type: 'PackageDamaged', part: 'payload' });
  return lines;
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += READ_BYTES) yield bytes.subarray(from, from + READ_BYTES);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
