import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import type { FolderFile } from '#shared/domain/exchange/exchange-folder.ts';
import { client } from '../../lib/client.ts';
import { refusedHere } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';
import { inTurn, outcomeOf, type Working } from './long-work.ts';

/** Brings a file to the backend, piece by piece; what was brought of a file that is given up is thrown away. */
export async function bringFile(working: Working, file: File): Promise<string> {
  const { uploadId } = await client.exchange.beginUpload({ fileName: file.name, bytes: file.size });
  try {
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      working.signal.throwIfAborted();
      working.show(`正在读入 ${file.name}`, { step: 'sending', done: offset, total: file.size });
      const piece = new File([await bytesOf(file.slice(offset, offset + PIECE_BYTES))], file.name);
      await client.exchange.uploadPiece({ uploadId, offset, piece });
    }
    return uploadId;
  } catch (failure) {
    await client.exchange.discardUpload({ uploadId }).catch(() => undefined);
    throw failure;
  }
}

/** Read here: a stick that was pulled out would otherwise look as if the backend did not answer. */
async function bytesOf(piece: Blob): Promise<ArrayBuffer> {
  return piece.arrayBuffer().catch((failure: unknown) => {
    const code = failure instanceof DOMException ? failure.name : 'NotReadableError';
    throw refusedHere({ type: 'Exchange', error: { type: 'FileUnreadable', code } });
  });
}

/** Fetches a package that was made here and hands it to the browser's or the shell's own saving. */
export function savePackage(packageId: string): Promise<string> {
  return inTurn(async (working) => {
    const pieces: File[] = [];
    for (let offset = 0; ; ) {
      working.signal.throwIfAborted();
      const { piece, total, fileName } = await client.exchange.readPiece({ packageId, offset });
      pieces.push(piece);
      offset += piece.size;
      if (offset >= total || piece.size === 0) {
        saveFile(new File(pieces, fileName, { type: 'application/octet-stream' }));
        return fileName;
      }
      working.show(`正在保存 ${fileName}`, { step: 'saving', done: offset, total });
    }
  });
}

/** Puts a package that was made here into the exchange folder; twice is as once. */
export function putPackage(packageId: string): Promise<{ readonly fileName: string; readonly wasThere: boolean }> {
  return inTurn((working) => outcomeOf(working, '正在上传到交换文件夹', (options) => client.exchangeFolder.put({ packageId }, options)));
}

/** Brings a file of the exchange folder to the backend, as if it had been dragged in. */
export async function fetchFile(working: Working, { name, bytes, version }: FolderFile): Promise<string> {
  const fetched = await outcomeOf(working, `正在取回 ${name}`, (options) => client.exchangeFolder.fetch({ name, bytes, version }, options));
  return fetched.uploadId;
}
