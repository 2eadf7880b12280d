import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { type FolderFile, isFolderFileName, LARGEST_FOLDER_FILE } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import type { ExchangeFolder, FolderUpload, ListedFiles } from '../../ports/exchange-folder.ts';
import { FolderFailure, guarded } from './folder-failure.ts';
import { type Member, MultistatusReader, NoListing } from './multistatus.ts';
import { partNameOf } from './part-name.ts';
import { WebdavConnection, type WebdavPlace, type WebdavRequest } from './webdav-connection.ts';

const LARGEST_LISTING = 16 * 1024 * 1024;

const PROPERTIES = `<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>`;

/**
 * A folder on a WebDAV server. Addresses are made here from names that were looked at; those that the server tells are only compared, so that
 * no answer can lead to another host or out of the folder.
 */
export function webdavFolder(place: WebdavPlace): ExchangeFolder {
  const connection = new WebdavConnection(place);
  const { host } = place.address;
  const urlOf = (name: string) => new URL(encodeURIComponent(name), place.address);
  const wrong = (answer: IncomingMessage) => invalid(host, answer);
  const send = (request: WebdavRequest) => connection.send(request);

  async function members(url: URL, depth: '0' | '1', signal: AbortSignal | undefined): Promise<readonly Member[]> {
    const headers = { depth, 'content-type': 'application/xml; charset=utf-8', 'content-length': Buffer.byteLength(PROPERTIES) };
    const answer = await send({ method: 'PROPFIND', url, headers, body: PROPERTIES, signal });
    if (answer.statusCode === 404) {
      answer.destroy();
      throw new FolderFailure({ type: 'FolderMissing', place: place.address.href });
    }
    if (answer.statusCode !== 207) throw wrong(answer);
    return membersIn(answer, place.address);
  }

  async function uploaded({ path, bytes, name, report, signal }: FolderUpload): Promise<'stored' | 'nameTaken'> {
    const part = urlOf(partNameOf(name, bytes));
    let done = 0;
    const counted = new Transform({
      transform(piece: Buffer, _encoding, next) {
        done += piece.length;
        report(done);
        next(null, piece);
      },
    });
    const file = createReadStream(path, { highWaterMark: 256 * 1024 });
    file.once('error', (failure) => counted.destroy(failure));
    counted.once('close', () => file.destroy());
    const headers = { 'content-length': bytes, 'content-type': 'application/octet-stream' };
    const put = await send({ method: 'PUT', url: part, headers, body: file.pipe(counted), signal }).catch((thrown: unknown) => {
      const broke = thrown instanceof FolderFailure && thrown.error.type === 'FolderUnreachable' && done > 0;
      throw broke ? new FolderFailure({ type: 'FolderTransferCut', name }) : thrown;
    });
    if (!isDone(put)) throw wrong(put);
    await ended(put);
    // A server, or what stands before it, may take a part for the whole.
    const [there] = await members(part, '0', signal);
    if (there?.bytes !== bytes) throw new FolderFailure({ type: 'FolderTransferCut', name });
    const moved = await send({ method: 'MOVE', url: part, headers: { destination: urlOf(name).href, overwrite: 'F' }, signal });
    if (moved.statusCode === 412) {
      await ended(moved);
      return 'nameTaken';
    }
    if (!isDone(moved)) throw wrong(moved);
    await ended(moved);
    return 'stored';
  }

  async function* contentOf(file: FolderFile, range: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
    const answer = await send({ method: 'GET', url: urlOf(file.name), ...(range ? { headers: { range } } : {}), signal });
    // Also when one does not go on to its end.
    using _open = { [Symbol.dispose]: () => void answer.destroy() };
    const gone = new FolderFailure({ type: 'FolderFileGone', name: file.name });
    if (answer.statusCode === 404 || answer.statusCode === 410) throw gone;
    if (answer.statusCode !== 200 && !(range && answer.statusCode === 206)) throw wrong(answer);
    if (answer.headers['content-encoding'] !== undefined && answer.headers['content-encoding'] !== 'identity') throw wrong(answer);
    const tag = answer.headers.etag;
    if (tag !== undefined && file.version.includes('"') && strong(tag) !== strong(file.version)) throw gone;
    if (!range && answer.headers['content-length'] !== undefined && Number(answer.headers['content-length']) !== file.bytes) throw gone;
    yield* received(answer, file.name);
  }

  return {
    place: place.address.href,
    list: (signal) => guarded(signal, async () => filesAmong(await members(place.address, '1', signal), place.address)),
    readStart: (file, bytes, signal) =>
      guarded(signal, async () => {
        const pieces: Buffer[] = [];
        let read = 0;
        for await (const piece of contentOf(file, `bytes=0-${bytes - 1}`, signal)) {
          pieces.push(piece);
          read += piece.length;
          // A server that knows no ranges sends it all.
          if (read >= bytes) break;
        }
        return Buffer.concat(pieces).subarray(0, bytes);
      }),
    download: (file, take, signal) =>
      guarded(signal, async () => {
        let read = 0;
        for await (const piece of contentOf(file, undefined, signal)) {
          read += piece.length;
          if (read > file.bytes) throw new FolderFailure({ type: 'FolderFileGone', name: file.name });
          await take(piece);
        }
        if (read < file.bytes) throw new FolderFailure({ type: 'FolderTransferCut', name: file.name });
        return undefined;
      }),
    upload: (upload) => guarded(upload.signal, () => uploaded(upload)),
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  };
}

/** Servers mark one and the same tag as weak here and not there. */
function strong(tag: string): string {
  return tag.replace(/^W\//, '');
}

function isDone({ statusCode }: IncomingMessage): boolean {
  return statusCode === 200 || statusCode === 201 || statusCode === 204;
}

function invalid(host: string, answer: IncomingMessage): FolderFailure {
  answer.destroy();
  const error: FolderError = { type: 'FolderAnswerInvalid', host, status: answer.statusCode ?? 0 };
  return new FolderFailure(error);
}

/** Reads what an answer says beside its status, so that the connection can be used again; long ones are not worth it. */
async function ended(answer: IncomingMessage): Promise<void> {
  let read = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      read += piece.length;
      if (read > 64 * 1024) return;
    }
  } catch {
    // The status came, and says all.
  }
}

/** What follows the head of an answer; a connection that breaks is told as such. */
async function* received(answer: IncomingMessage, name: string): AsyncGenerator<Buffer> {
  const pieces = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch(() => {
      throw new FolderFailure({ type: 'FolderTransferCut', name });
    });
    if (next.done) return;
    yield next.value;
  }
}

async function membersIn(answer: IncomingMessage, address: URL): Promise<readonly Member[]> {
  const reader = new MultistatusReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  try {
    for await (const piece of received(answer, address.href)) {
      read += piece.length;
      if (read > LARGEST_LISTING) throw new FolderFailure({ type: 'FolderListTooLarge', place: address.href });
      reader.write(decoder.decode(piece, { stream: true }));
    }
    reader.write(decoder.decode());
    return reader.end();
  } catch (thrown) {
    answer.destroy();
    if (thrown instanceof NoListing) {
      if (thrown.message === 'too many') throw new FolderFailure({ type: 'FolderListTooLarge', place: address.href });
      throw invalid(address.host, answer);
    }
    if (thrown instanceof TypeError && 'code' in thrown && thrown.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw invalid(address.host, answer);
    if (thrown instanceof FolderFailure && thrown.error.type === 'FolderTransferCut')
      throw new FolderFailure({ type: 'FolderUnreachable', host: address.host, code: 'ECONNRESET' });
    throw thrown;
  }
}

function filesAmong(members: readonly Member[], address: URL): ListedFiles {
  const files = new Map<string, FolderFile>();
  let unusable = 0;
  for (const { href, isFolder, bytes, version } of members) {
    const said = isFolder ? undefined : nameIn(href, address);
    if (!said?.toLowerCase().endsWith('.fdx')) continue;
    const isUsable = isFolderFileName(said) && bytes > 0 && bytes <= LARGEST_FOLDER_FILE && !files.has(said);
    if (isUsable) files.set(said, { name: said, bytes, version: version.slice(0, 500) });
    else unusable += 1;
  }
  return { files: [...files.values()], unusable };
}

/** The mere name of what lies in the folder; undefined for the folder itself and for what the server says to lie elsewhere. */
function nameIn(href: string, address: URL): string | undefined {
  // Behind another server that stands before it, one often takes itself to be spoken to without TLS or at another port.
  if (!URL.canParse(href, address.href) || new URL(href, address).hostname !== address.hostname) return undefined;
  // As it was written: the parser of addresses would resolve `..`, which must not look like a name.
  const path = href.replace(/^https?:\/\/[^/]*/i, '');
  try {
    const folder = decodeURIComponent(address.pathname);
    const whole = decodeURIComponent(path);
    return whole.startsWith(folder) && whole.length > folder.length ? whole.slice(folder.length) : undefined;
  } catch {
    return undefined;
  }
}
