import type { Listening } from '#shared/contract/desks.ts';
import type { LocalAddress } from '#shared/domain/desks/local-address.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';

/** What a TLS server proves itself with, both as PEM. */
export interface ServerIdentity {
  readonly certificate: string;
  readonly privateKey: string;
}

/** The second way in, for desks on the local network: there only while somebody switched it on. */
export interface DeskNetwork {
  /** Of this machine, as they are now. */
  readonly addresses: () => readonly LocalAddress[];
  readonly listening: () => Listening | undefined;
  /** @param port 0: whichever is free */
  readonly open: (
    address: string,
    port: number,
    identity: ServerIdentity,
  ) => Promise<Result<Listening, 'portInUse' | 'notPermitted' | 'addressGone'>>;
  /** Cuts every desk off. */
  readonly close: () => Promise<void>;
  /** Cuts the connections of one desk; whether it may come again is not decided here. */
  readonly cut: (desk: DeskId) => void;
  /** Since the program started. */
  readonly lastSeenAt: (desk: DeskId) => Instant | undefined;
}

export interface DeskNetworkDep {
  readonly deskNetwork: DeskNetwork;
}
