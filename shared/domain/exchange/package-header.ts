import type { Instant } from '#shared/kernel/instant.ts';

/** 启动文件 starts a station's copy; 交换包 goes up with operations; 回执 comes down with rows as they stand at the center. */
export type PackageKind = 'start' | 'package' | 'receipt';

/** Of one stream of one node the operations that a package brings: numbers and the hashes before the first and after the last. */
export interface StreamRange {
  readonly node: string;
  readonly stream: string;
  readonly first: number;
  readonly last: number;
  readonly before: string;
  readonly after: string;
  readonly maxHlc: string;
}

/** What stands before the content of a package, signed by its maker. */
export interface PackageHeader {
  readonly format: 1;
  readonly kind: PackageKind;
  /** The copy between whose two sides it goes; both sides know it by this id. */
  readonly copy: string;
  /** The database that made it. */
  readonly node: string;
  readonly from: string;
  readonly to: string;
  readonly stationCode: string;
  /** Counted by copy and kind, from 1. */
  readonly number: number;
  /** Of the package before it: its content, and until when it reached. */
  readonly previous: { readonly content: string; readonly madeAt: Instant } | undefined;
  /** Number of the newest migration of the maker's database. */
  readonly schema: number;
  readonly program: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly ranges: readonly StreamRange[];
  /** By `node/stream` up to where those before it reach. What it brings may stand on any of that, whatever the stream. */
  readonly after: Readonly<Record<string, number>>;
  readonly rows: number;
  /** The last package of the other side that the maker had taken in. */
  readonly taken: number;
  /** Over everything the maker holds in common with the other side, once the content of this package is counted. */
  readonly checksum: string;
  /** The rows: compressed, and how long they are when they are not. */
  readonly payload: Blob & { readonly plainBytes: number };
  readonly attachments: readonly Blob[];
  /** In the first package of a copy: the keys made there, proved by what the start file gave. */
  readonly enrolment: { readonly signPublic: string; readonly ageRecipient: string; readonly proof: string } | undefined;
  /** In a receipt: until when the copy may be opened. */
  readonly expiresOn: string | undefined;
  /** The node that this one goes on from, when its clock was put right and its operations were numbered anew. */
  readonly continues?: string | undefined;
  /** In a start file: its secret, sealed to the custodian (age, base64). */
  readonly escrow?: string | undefined;
}

interface Blob {
  /** Of the bytes as they lie in the package. */
  readonly sha256: string;
  readonly bytes: number;
}

/** How many days a copy's clock may be ahead before what it wrote is kept back. */
export const CLOCK_AHEAD_LIMIT_MILLIS = 24 * 3_600_000;
