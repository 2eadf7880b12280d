import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangePeerId, OperatorId, StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 交换对象: the center above, or a station's copy below. */
export interface ExchangePeer {
  /** The same on both sides. */
  readonly id: ExchangePeerId;
  readonly side: 'above' | 'below';
  readonly stationId: StationId;
  readonly name: string;
  /** station: limited to the work of a station; center: a center of its own below this one. */
  readonly rights: 'station' | 'center';
  /** Ed25519, SPKI, base64; unknown until the first package of the copy. */
  readonly signPublic: string | undefined;
  readonly ageRecipient: string | undefined;
  readonly custodianRecipient: string | undefined;
  readonly operators: readonly OperatorId[];
  /** Below: digest of what the first package must bring. Above: that itself, sealed. */
  readonly proof: string | undefined;
  /** 副本有效期至. */
  readonly expiresOn: CalendarDate;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly enrolledAt: Instant | undefined;
  /** Numbers: the last one sent, the last sent one that the other side is known to have, the last one taken in. */
  readonly sent: number;
  readonly acknowledged: number;
  readonly taken: number;
  /** 双方校验一致: when both sides were last found to hold the same. */
  readonly agreed: { readonly at: Instant; readonly checksum: string } | undefined;
  readonly disagreedAt: Instant | undefined;
  readonly revoked: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
}
