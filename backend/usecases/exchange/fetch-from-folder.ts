import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { FolderAccess, FolderFile } from '#shared/domain/exchange/exchange-folder.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ExchangeFolder, FolderDep } from '../../ports/exchange-folder.ts';
import type { Answer } from '../answer.ts';
import { cancellable } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { openChosen } from './folder-setting.ts';
import { beginUpload, discardUpload, uploadPiece } from './uploads.ts';

const PIECE = 1024 * 1024;

/** 取回: brings a file of the exchange folder as if it had been dragged in. One that breaks off or is cancelled leaves nothing. */
export async function* fetchFromFolder(
  deps: ExchangeDeps & FolderDep,
  input: FolderFile & { readonly at?: FolderAccess | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<{ uploadId: string; fileName: string }, Refusal>> {
  return yield* cancellable(signal, async (report, abort) => {
    const opened = await openChosen(deps, input.at);
    if (!opened.ok) return opened;
    using folder = opened.value;
    const { name, bytes, version } = input;
    const begun = await beginUpload(deps, { fileName: name, bytes });
    if (!begun.ok) return begun;
    const { uploadId } = begun.value;
    let isWhole = false;
    try {
      const brought = await bring(deps, folder, { name, bytes, version }, uploadId, report, abort);
      isWhole = brought.ok;
      return brought.ok ? ok({ uploadId, fileName: name }) : brought;
    } finally {
      if (!isWhole) await discardUpload(deps, { uploadId });
    }
  });
}

/** What could not be kept here, on its way up through the folder. */
class NotKept extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.type);
    this.refusal = refusal;
  }
}

async function bring(
  deps: ExchangeDeps,
  folder: ExchangeFolder,
  file: FolderFile,
  uploadId: string,
  report: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Answer<undefined> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let offset = 0;
  const keep = async () => {
    const kept = await uploadPiece(deps, { uploadId, offset, piece: new File(held as Uint8Array<ArrayBuffer>[], file.name) });
    if (!kept.ok) throw new NotKept(kept.error);
    offset += heldBytes;
    [held, heldBytes] = [[], 0];
    report({ step: 'fetching', done: offset, total: file.bytes });
  };
  try {
    const downloaded = await folder.download(
      file,
      async (piece) => {
        held.push(piece);
        heldBytes += piece.length;
        // The last one makes the file whole, and waits until the folder has said that nothing more comes.
        if (heldBytes >= PIECE && offset + heldBytes < file.bytes) await keep();
      },
      signal,
    );
    if (!downloaded.ok) return refuse(downloaded.error);
    signal.throwIfAborted();
    await keep();
    return ok();
  } catch (thrown) {
    if (thrown instanceof NotKept) return err(thrown.refusal);
    throw thrown;
  }
}
