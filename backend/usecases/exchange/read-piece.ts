import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { findPackageOut } from '#db/repositories/packages.ts';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { remakePackage } from './hand-over.ts';

/** A piece of a package that was made here, for the page to save. */
export async function readPiece(
  deps: ExchangeDeps,
  input: { readonly packageId: string; readonly offset: number },
): Answer<{ piece: File; total: number; fileName: string }> {
  const made = await findPackageOut(deps.db, input.packageId);
  if (!made) return err({ type: 'NotFound', what: 'package', id: input.packageId });
  const name = {
    start: `${made.peerId}-start.fdx`,
    package: `${made.peerId}-${made.number}.fdx`,
    receipt: `${made.peerId}-receipt-${made.number}.fdx`,
  }[made.kind];
  const file = exchangeFile(deps.exchange.folder, 'out', name);
  if (!existsSync(file)) {
    // A package can be made anew from the log; a start file or a receipt is simply made once more by who needs it.
    const remade = made.kind === 'package' ? await refusingDiskFailure(() => remakePackage(deps, made.id)) : undefined;
    if (!remade) return err({ type: 'NotFound', what: 'package', id: input.packageId });
    if (!remade.ok) return remade;
  }
  return refusingDiskFailure(() => pieceOf(file, made.fileName, input.offset));
}

async function pieceOf(file: string, fileName: string, offset: number): Answer<{ piece: File; total: number; fileName: string }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, Math.min(PIECE_BYTES, size - offset)));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    return ok({ piece: new File([buffer.subarray(0, bytesRead)], fileName), total: size, fileName });
  } finally {
    await handle.close();
  }
}
