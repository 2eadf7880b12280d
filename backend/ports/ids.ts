import type { Id } from '#shared/kernel/ids.ts';

export interface IdsDep {
  /** A fresh UUIDv7; the caller names what it identifies. */
  readonly ids: { readonly next: <Kind extends string>() => Id<Kind> };
}
