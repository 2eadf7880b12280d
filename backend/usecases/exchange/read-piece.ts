import { open } from 'node:fs/promises';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { findMadeFile } from './made-file.ts';

/** A piece of a package that was made here, for the page to save. */
export async function readPiece(
  deps: ExchangeDeps,
  input: { readonly packageId: string; readonly offset: number },
): Answer<{ piece: File; total: number; fileName: string }> {
  const made = await findMadeFile(deps, input.packageId);
  if (!made.ok) return made;
  const { file, fileName } = made.value;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, Math.min(PIECE_BYTES, size - input.offset)));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, input.offset);
    return ok({ piece: new File([buffer.subarray(0, bytesRead)], fileName), total: size, fileName });
  } finally {
    await handle.close();
  }
}
