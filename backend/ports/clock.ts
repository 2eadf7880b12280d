import type { Instant } from '#shared/kernel/instant.ts';

export interface ClockDep {
  readonly clock: { readonly now: () => Instant };
}
