import { mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { placeFile } from '#db/connection/sync-folder.ts';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { isSystemError } from '../../../adapters/system-error.ts';
import { CommandFailure } from '../command-failure.ts';

/** Brings a file to the backend, piece by piece. */
export async function upload(client: FairdeskClient, file: string): Promise<string> {
  const handle = await open(file, 'r').catch((failure: NodeJS.ErrnoException) => {
    throw new CommandFailure(`无法读取 ${file}（${failure.code}），请检查路径`, 2);
  });
  try {
    const { size } = await handle.stat();
    const { uploadId } = await client.exchange.beginUpload({ fileName: basename(file), bytes: Math.max(1, size) });
    const piece = Buffer.alloc(PIECE_BYTES);
    try {
      for (let offset = 0; offset < size; ) {
        const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, offset);
        if (bytesRead === 0) throw new CommandFailure(`${file} 没有读完，请检查 U 盘后重试`, 1);
        await client.exchange.uploadPiece({ uploadId, offset, piece: new File([piece.subarray(0, bytesRead)], 'piece') });
        offset += bytesRead;
      }
    } catch (failure) {
      await client.exchange.discardUpload({ uploadId });
      if (!isSystemError(failure)) throw failure;
      throw new CommandFailure(`${file} 没有读完（${failure.code}），没有写入任何数据，请检查 U 盘后重试`, 1);
    }
    return uploadId;
  } finally {
    await handle.close();
  }
}

/**
 * Saves a package under its own name; what bears the name is whole.
 *
 * @param remedy what to do when it cannot be saved, as it is made already
 */
export async function savePackage(client: FairdeskClient, packageId: string, folder: string, remedy: string): Promise<string> {
  const first = await client.exchange.readPiece({ packageId, offset: 0 });
  const path = join(folder, basename(first.fileName));
  const part = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(part, 'w');
    try {
      for (let [piece, offset] = [first.piece, 0]; ; ) {
        await handle.writeFile(Buffer.from(await piece.arrayBuffer()));
        offset += piece.size;
        if (offset >= first.total) break;
        ({ piece } = await client.exchange.readPiece({ packageId, offset }));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    placeFile(part, path);
  } catch (failure) {
    await rm(part, { force: true }).catch(() => undefined);
    if (!isSystemError(failure)) throw failure;
    throw new CommandFailure(`包已生成，但无法写入 ${path}（${failure.code}），请检查路径和空间后${remedy}`, 2);
  }
  return path;
}

/** Goes through what a procedure reports, to its outcome. */
export async function endOf<Step, Outcome>(work: AsyncIterator<Step, Outcome>): Promise<Outcome> {
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
  }
}
