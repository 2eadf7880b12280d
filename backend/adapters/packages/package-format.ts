import { hash } from 'node:crypto';

/**
 * 交换包 on disk:
 *
 *   "FDX1\n"  outer line "\n"  checks "\n"  age { u32 length, header, signature, payload, attachments }
 *
 * The outer line is readable by anybody, so that a package for somebody else can be refused with a name; the signature binds it to the header.
 * All else is sealed by age to its recipients, or by a secret that is told. The header names hash and length of everything behind it, so that
 * one signature proves the whole and a part that was changed can be named. The checks tell what was damaged on the way before it is tried: a
 * damaged list of recipients would read as a package for somebody else, and a damaged salt as a wrong secret. They prove nothing.
 */
export const MAGIC = 'FDX1\n';

export const SIGNATURE_BYTES = 64;

/** What is signed is named, so that a signature can never stand for something else. */
export const SIGNED_AS = 'fairdesk-package-v1\n';

/** Checks of the outer line and of the head of what age seals, 32 hex digits each. */
export const CHECKS_BYTES = 64;

export function checksOf(outer: string, seal: Uint8Array): string {
  return checkOf(outer) + checkOf(seal);
}

export function checkOf(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex').slice(0, CHECKS_BYTES / 2);
}

/** Where the head of what age seals ends: behind its list of those who can open it, at the line end of its last line. */
export function endOfSealHead(bytes: Uint8Array): number | undefined {
  const last = /\n--- [A-Za-z0-9+/]{43}\n/.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  return last ? last.index + last[0].length : undefined;
}

/** Larger ones are refused before anything is read into memory. */
export const LIMITS = {
  outerLine: 4096,
  /** Whom it is sealed to. */
  seal: 16 * 1024,
  /** As strong as secrets are sealed here; each step more doubles the memory that opening takes. */
  secretWork: 18,
  header: 16 * 1024 * 1024,
  headerDepth: 8,
  payload: 256 * 1024 * 1024,
  plainPayload: 512 * 1024 * 1024,
  line: 4 * 1024 * 1024,
  attachment: 64 * 1024 * 1024,
  attachments: 100_000,
} as const;
