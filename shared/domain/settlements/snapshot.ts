import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { canonicalText } from '#shared/kernel/canonical-text.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { Center, Scheme } from '../centers/center.ts';
import type { Voucher } from '../costs/cost-item.ts';
import type { Fair } from '../fairs/fair.ts';
import type { EventCostProgram } from '../schemes/scheme.ts';
import type { Participation, Unit } from '../units/unit.ts';
import type { EventCostSettlement } from './event-cost.ts';

/**
 * Everything a settlement was made from and came to, as values. Approving seals it under its hash; reading never recomputes it, so a
 * later policy, name or correction does not change a sheet that was signed.
 */
export interface SettlementSnapshot {
  readonly version: 1;
  readonly center: Center;
  readonly scheme: Omit<Scheme, 'id' | 'enabled'>;
  readonly fair: Pick<
    Fair,
    | 'id'
    | 'number'
    | 'title'
    | 'kind'
    | 'format'
    | 'startsOn'
    | 'endsOn'
    | 'venueName'
    | 'venueDivision'
    | 'organizerName'
    | 'organizerKind'
    | 'agreementNumber'
    | 'crossBorderApproval'
  >;
  /** In roster order. */
  readonly roster: readonly SnapshotUnit[];
  /** Vouchers in force, in order of date. */
  readonly vouchers: readonly SnapshotVoucher[];
  readonly settlement: EventCostSettlement;
  /** What the programs that were not chosen would have given; shown and blocked (dossier A21). */
  readonly otherPrograms: readonly { readonly program: EventCostProgram; readonly payable: Money }[];
}

export interface SnapshotUnit
  extends Pick<Unit, 'name' | 'creditCode' | 'kind' | 'divisionCode'>,
    Pick<Participation, 'attendance' | 'presence' | 'localNote'> {
  readonly unitId: Unit['id'];
  readonly local: boolean | undefined;
}

export interface SnapshotVoucher extends Pick<Voucher, 'number' | 'voucherDate' | 'payee' | 'payer' | 'items'> {
  /** SHA-256 of the attached originals. */
  readonly attachments: readonly string[];
}

/** One text for one snapshot, whatever the order of its keys: what the content hash is taken over. */
export function canonicalSettlementText(snapshot: SettlementSnapshot): string {
  return canonicalText(snapshot);
}

/** First and last day in one text; one day once. */
export function datesOf(fair: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }): readonly CalendarDate[] {
  return fair.startsOn === fair.endsOn ? [fair.startsOn] : [fair.startsOn, fair.endsOn];
}
