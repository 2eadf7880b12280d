import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FolderFile, isFolderFileName, LARGEST_FOLDER_FILE } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import type { ExchangeFolder, FolderUpload, ListedFiles } from '../../ports/exchange-folder.ts';
import { FolderFailure, guarded, systemCodeOf } from './folder-failure.ts';
import { partNameOf } from './part-name.ts';

/** A directory of this machine or of a share. */
export function directoryFolder(directory: string): ExchangeFolder {
  const inFolder = (name: string) => join(directory, name);
  return {
    place: directory,
    list: (signal) => guarded(signal, () => inWords(directory, () => listed(directory))),
    readStart: (file, bytes, signal) =>
      guarded(signal, () =>
        inWords(directory, async () => {
          await using handle = await opened(inFolder(file.name), file);
          const buffer = Buffer.alloc(bytes);
          const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
          return buffer.subarray(0, bytesRead);
        }),
      ),
    download: (file, take, signal) =>
      guarded(signal, async () => {
        let read = 0;
        const pieces = await inWords(directory, async () => {
          const handle = await opened(inFolder(file.name), file);
          return handle.createReadStream({ highWaterMark: PIECE, ...(signal ? { signal } : {}) });
        });
        // What taking a piece throws is not about the folder.
        let taking = false;
        try {
          for await (const piece of pieces as AsyncIterable<Buffer>) {
            read += piece.length;
            taking = true;
            await take(piece);
            taking = false;
          }
        } catch (thrown) {
          if (taking || systemCodeOf(thrown) === undefined) throw thrown;
          throw new FolderFailure({ type: 'FolderTransferCut', name: file.name });
        }
        if (read !== file.bytes) throw new FolderFailure({ type: 'FolderTransferCut', name: file.name });
        return undefined;
      }),
    upload: (upload) => guarded(upload.signal, () => inWords(directory, () => uploaded(directory, upload))),
    [Symbol.dispose]: () => undefined,
  };
}

const PIECE = 1024 * 1024;

async function listed(directory: string): Promise<ListedFiles> {
  const files: FolderFile[] = [];
  let unusable = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.fdx')) continue;
    const seen = await stat(join(directory, entry.name)).catch(() => undefined);
    // Gone since.
    if (!seen) continue;
    if (isFolderFileName(entry.name) && seen.size > 0 && seen.size <= LARGEST_FOLDER_FILE)
      files.push({ name: entry.name, bytes: seen.size, version: versionOf(seen) });
    else unusable += 1;
  }
  return { files, unusable };
}

function versionOf({ mtimeMs }: { readonly mtimeMs: number }): string {
  return String(Math.trunc(mtimeMs));
}

/** The very file that was listed. */
async function opened(path: string, file: FolderFile) {
  const handle = await open(path, 'r').catch((thrown: unknown) => {
    throw systemCodeOf(thrown) === 'ENOENT' ? new FolderFailure({ type: 'FolderFileGone', name: file.name }) : thrown;
  });
  const seen = await handle.stat();
  if (seen.size === file.bytes && versionOf(seen) === file.version) return handle;
  await handle.close();
  throw new FolderFailure({ type: 'FolderFileGone', name: file.name });
}

async function uploaded(directory: string, { path, bytes, name, report, signal }: FolderUpload): Promise<'stored' | 'nameTaken'> {
  const part = join(directory, partNameOf(name, bytes));
  try {
    let done = 0;
    await pipeline(
      createReadStream(path, { highWaterMark: PIECE }),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          yield piece;
          done += piece.length;
          report(done);
        }
      },
      createWriteStream(part, { flush: true }),
      signal ? { signal } : {},
    );
    return await named(part, join(directory, name));
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** Gives the whole file its name, unless another one has it. */
async function named(part: string, path: string): Promise<'stored' | 'nameTaken'> {
  try {
    await link(part, path);
    return 'stored';
  } catch (thrown) {
    const code = systemCodeOf(thrown);
    if (code === 'EEXIST') return 'nameTaken';
    if (code === undefined || !WITHOUT_LINKS.includes(code)) throw thrown;
  }
  // Sticks and some shares know no second name for a file. Between the look and the renaming another could take the name.
  if (await stat(path).catch(() => undefined)) return 'nameTaken';
  await rename(part, path);
  return 'stored';
}

const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR', 'UNKNOWN'];

/** What the operating system says of the directory; errors of other kinds go on. */
async function inWords<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = systemCodeOf(thrown);
    if (thrown instanceof FolderFailure || code === undefined || code === 'ABORT_ERR') throw thrown;
    throw new FolderFailure(errorOf(directory, code));
  }
}

function errorOf(place: string, code: string): FolderError {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'FolderMissing', place };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { type: 'FolderNotPermitted', place };
  if (code === 'ENOSPC' || code === 'EDQUOT') return { type: 'FolderFull', place };
  return { type: 'FolderUnreachable', host: place, code };
}
