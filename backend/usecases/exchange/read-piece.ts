import { open } from 'node:fs/promises';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { findMadeFile, type MadeFile } from './made-file.ts';

/** A piece of a package that was made here, for the page to save. */
export async function readPiece(
  deps: ExchangeDeps,
  input: { readonly packageId: string; readonly offset: number },
): Answer<{ piece: File; total: number; fileName: string }> {
  const made = await findMadeFile(deps, input.packageId);
  if (!made.ok) return made;
  return refusingDiskFailure(() => pieceOf(made.value, input.offset));
}

async function pieceOf({ file, fileName }: MadeFile, offset: number): Answer<{ piece: File; total: number; fileName: string }> {
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
