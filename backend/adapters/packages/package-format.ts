/**
 * 交换包 on disk:
 *
 *   "FDX1\n"  outer line "\n"  age { u32 length, header, signature, payload, attachments }
 *
 * The outer line is readable by anybody, so that a package for somebody else can be refused with a name; the signature binds it to the header.
 * All else is sealed by age to its recipients, or by a secret that is told. The header names hash and length of everything behind it, so that
 * one signature proves the whole and a part that was changed can be named.
 */
export const MAGIC = 'FDX1\n';

export const SIGNATURE_BYTES = 64;

/** What is signed is named, so that a signature can never stand for something else. */
export const SIGNED_AS = 'fairdesk-package-v1\n';

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
