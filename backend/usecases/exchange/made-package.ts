import { SCHEMA_VERSION } from '#db/exchange/schema-version.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { PackageHeader, PackageKind } from '#shared/domain/exchange/package-header.ts';
import type { PackageOut } from '#shared/domain/exchange/packages.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { PackedRows } from '../../adapters/packages/package-writer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { packageFileName } from './exchange-files.ts';

/** What a package is about, whatever its kind. */
export interface PackageSubject {
  readonly kind: PackageKind;
  readonly peer: ExchangePeer;
  readonly from: string;
  readonly to: string;
  readonly stationCode: string;
  readonly number: number;
  readonly previous: Pick<PackageOut, 'id' | 'madeAt'> | undefined;
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** How many rows there are, and what they come to. */
  readonly rows: number;
  readonly packed: PackedRows;
  readonly taken: number;
  readonly checksum: string;
}

/** @param more what only its kind says: operations, attachments, keys, or until when the copy may be opened */
export function composeHeader(deps: ExchangeDeps, subject: PackageSubject, more: Partial<PackageHeader>): PackageHeader {
  const { peer, packed, previous, ...said } = subject;
  return {
    format: 1,
    copy: peer.id,
    node: deps.db.nodeId,
    schema: SCHEMA_VERSION,
    program: deps.exchange.program,
    previous: previous && { content: previous.id, madeAt: previous.madeAt },
    payload: packed.described,
    ranges: [],
    after: {},
    attachments: [],
    enrolment: undefined,
    expiresOn: undefined,
    ...said,
    ...more,
  };
}

/** A package as it is noted once its file is safely there. */
export function packageOutOf(
  header: PackageHeader,
  written: { readonly content: string; readonly bytes: number },
  peer: ExchangePeer,
  ends: PackageOut['ends'],
): PackageOut {
  const { kind, number, rows, attachments, madeBy, madeAt, stationCode } = header;
  return {
    id: written.content,
    peerId: peer.id,
    kind,
    number,
    headerText: JSON.stringify(header),
    ends,
    rows,
    attachments: attachments.length,
    bytes: written.bytes,
    fileName: packageFileName(stationCode, kind, number, madeAt),
    madeBy,
    madeAt,
  };
}
