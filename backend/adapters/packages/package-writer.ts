import { createHash, createPrivateKey, sign } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { placeFile } from '#db/connection/sync-folder.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { outerLineOf } from './outer-line.ts';
import { checksOf, endOfSealHead, MAGIC, SIGNATURE_BYTES, SIGNED_AS } from './package-format.ts';

/** Who can open it: holders of keys, or of a secret that is told. */
export type Seal = { readonly recipients: readonly string[] } | { readonly secret: string };

/** The rows of a package, compressed and ready to be signed. */
export interface PackedRows {
  readonly bytes: Uint8Array;
  readonly described: PackageHeader['payload'];
}

/** Good and still fast: level 9 makes a package a third smaller than level 3. */
const LEVEL = 9;

/** Packs lines of text; only what they come to is held in memory. */
export async function packRows(lines: Iterable<readonly string[]> | AsyncIterable<readonly string[]>): Promise<PackedRows> {
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const parts: Buffer[] = [];
  zstd.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve, reject) => zstd.once('end', resolve).once('error', reject));
  let plainBytes = 0;
  for await (const some of lines) {
    if (some.length === 0) continue;
    const text = Buffer.from(`${some.join('\n')}\n`);
    plainBytes += text.length;
    if (!zstd.write(text)) await new Promise((resolve) => zstd.once('drain', resolve));
  }
  zstd.end();
  await done;
  const bytes = Buffer.concat(parts);
  return { bytes, described: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, plainBytes } };
}

export interface WritePackage {
  /** It is written beside itself first; what bears this name is whole. */
  readonly file: string;
  readonly header: PackageHeader;
  readonly rows: Uint8Array;
  /** Bytes of an attachment that the header names. */
  readonly attachment: (sha256: string) => Promise<Uint8Array>;
  /** Ed25519, PKCS8, base64. */
  readonly signPrivate: string;
  readonly seal: Seal;
  readonly signal?: AbortSignal | undefined;
  /** Called with how many attachments are in. */
  readonly report?: (done: number) => void;
}

/** @returns the identity of the content and the size of the file, once it is safely on disk */
export async function writePackage(request: WritePackage): Promise<{ readonly content: string; readonly bytes: number }> {
  const header = Buffer.from(JSON.stringify(request.header));
  const outer = outerLineOf(request.header, sealedBytes(header.length, request.header));
  const key = createPrivateKey({ key: Buffer.from(request.signPrivate, 'base64'), format: 'der', type: 'pkcs8' });
  const signature = sign(null, signedBytes(outer, header), key);
  const encrypter = new Encrypter();
  if ('secret' in request.seal) encrypter.setPassphrase(request.seal.secret);
  else for (const recipient of request.seal.recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(ReadableStream.from(contentOf(request, header, signature)) as ReadableStream<Uint8Array>);

  const part = `${request.file}.part`;
  const handle = await open(part, 'w', 0o600);
  let bytes = 0;
  try {
    const write = async (some: Uint8Array) => {
      // Unlike `write` it does not stop half way without a word when the disk is full.
      await handle.writeFile(some);
      bytes += some.length;
    };
    for await (const some of withStart(outer, sealed as unknown as AsyncIterable<Uint8Array>)) {
      request.signal?.throwIfAborted();
      await write(some);
    }
    await handle.sync();
    request.signal?.throwIfAborted();
  } catch (failure) {
    await handle.close();
    await rm(part, { force: true });
    throw failure;
  }
  await handle.close();
  placeFile(part, request.file);
  return { content: contentIdOf(header), bytes };
}

/** What stands before the sealed bytes, and these. */
async function* withStart(outer: string, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined = new Uint8Array();
  for await (const some of sealed) {
    if (!held) {
      yield some;
      continue;
    }
    held = Buffer.concat([held, some]);
    const end = endOfSealHead(held);
    if (end === undefined) continue;
    yield startOf(outer, held.subarray(0, end));
    yield held;
    held = undefined;
  }
}

/** @param seal the head of what is sealed */
export function startOf(outer: string, seal: Uint8Array): Buffer {
  return Buffer.from(`${MAGIC}${outer}\n${checksOf(outer, seal)}\n`);
}

async function* contentOf(request: WritePackage, header: Buffer, signature: Buffer): AsyncGenerator<Uint8Array> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  yield Buffer.concat([length, header, signature]);
  yield request.rows;
  for (const [index, { sha256 }] of request.header.attachments.entries()) {
    yield await request.attachment(sha256);
    request.report?.(index + 1);
  }
}

/** How long what is sealed is, by what the header says of it. */
export function sealedBytes(headerBytes: number, { payload, attachments }: PackageHeader): number {
  return 4 + headerBytes + SIGNATURE_BYTES + payload.bytes + attachments.reduce((sum, { bytes }) => sum + bytes, 0);
}

export function signedBytes(outer: string, header: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${SIGNED_AS}${outer}\n`), header]);
}

/** Names the content of a package: the same rows and attachments of the same number, however often it is sealed. */
export function contentIdOf(header: Uint8Array): string {
  return createHash('sha256').update(header).digest('hex');
}

/** The secret of a start file, so that the custodian alone can tell it to whoever forgot it. */
export async function sealForCustodian(secret: string, recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(secret)).toString('base64');
}
