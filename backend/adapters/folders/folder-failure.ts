import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** Carries an expected error of a folder up to its edge. */
export class FolderFailure extends Error {
  readonly error: FolderError;

  constructor(error: FolderError) {
    super(error.type);
    this.error = error;
  }
}

/** The edge: expected errors become values, what was aborted throws the reason of its signal. */
export async function guarded<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<Result<T, FolderError>> {
  signal?.throwIfAborted();
  try {
    return ok(await work());
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof FolderFailure) return err(thrown.error);
    throw thrown;
  }
}

/** The code that the operating system or the network gave; undefined for an error of another kind. */
export function systemCodeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}
