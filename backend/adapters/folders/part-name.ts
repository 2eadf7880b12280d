import { createHash } from 'node:crypto';

/**
 * The name under which a file lies until it is whole: not that of a package, and the same for the same file, so that one that broke off is
 * written over when it is tried again and nothing piles up.
 */
export function partNameOf(name: string, bytes: number): string {
  const digest = createHash('sha256').update(`${name}\n${bytes}`).digest('hex').slice(0, 16);
  return `fairdesk-${digest}.part`;
}
