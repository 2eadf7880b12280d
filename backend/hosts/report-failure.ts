import { ORPCError } from '@orpc/server';

/** Writes a bug to the error stream. Refusals are answers, not failures; neither ever carries a person's data in its text. */
export function reportFailure(error: unknown): void {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return;
  if (error instanceof Error && error.name === 'AbortError') return;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
