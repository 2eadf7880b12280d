import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { CostItemId, FairId, UnitId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { CostCategory, CostPayer } from '../costs/cost-item.ts';
import type { FairFormat, FairStatus, OrganizerKind } from '../fairs/fair.ts';
import type { ZoneFinding } from '../fairs/zone-of-venue.ts';
import type { EventCostProgram, SchemeMode } from '../schemes/scheme.ts';
import type { Attendance, Presence, UnitKind } from '../units/unit.ts';
import type { DerivationStep } from './derivation.ts';
import type { SettlementFlag } from './flags.ts';

/** What the settlement of one fair is computed from: values, no records. */
export interface EventCostFacts {
  readonly fair: {
    readonly id: FairId;
    readonly status: FairStatus;
    readonly format: FairFormat;
    /** 行政区划代码 of the organizing center and of the venue. */
    readonly home: string;
    readonly venue: string | undefined;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate;
    readonly organizerKind: OrganizerKind;
    /** A cooperation agreement with the bureau is recorded (jiangmen-6). */
    readonly hasAgreement: boolean;
    /** A written approval for 港澳台及境外 is recorded (dossier A15). */
    readonly crossBorderApproved: boolean;
    /** The organizer runs a station (劳务输出服务站) in the venue's province (dossier A22). */
    readonly organizerRunsStationThere?: boolean;
  };
  /** In roster order; rows of one unit are merged. */
  readonly roster: readonly RosterFact[];
  readonly costs: readonly CostFact[];
}

export interface RosterFact {
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  /** Based in the home area of the program, see `isLocalUnit`; undefined while unknown. */
  readonly local: boolean | undefined;
  readonly attendance: Attendance;
  readonly presence: Presence;
}

export interface CostFact {
  readonly id: CostItemId;
  readonly category: CostCategory;
  readonly amount: Money;
  readonly payer: CostPayer;
  /** Direct cost of this unit; undefined: shared. */
  readonly unitId: UnitId | undefined;
  /** An approval is recorded (category `other`). */
  readonly approved: boolean;
  readonly serviceDate: CalendarDate;
}

/** The result with its derivation. All amounts in fen. */
export interface EventCostSettlement {
  readonly program: EventCostProgram;
  readonly mode: SchemeMode;
  readonly zone: ZoneFinding;
  /** 标准: per unit and event (huaian-3) or per event (jiangmen-6). */
  readonly rate: Money;
  readonly attendingUnits: number;
  readonly countedUnits: number;
  /** 标准额度 */
  readonly quota: Money;
  /** 已录费用: every cost item, listed or not. */
  readonly recorded: Money;
  /** Shares and direct costs of the counted units. */
  readonly actual: Money;
  /** Information only: min(actual, quota), what a pooled ceiling would give (dossier A5). */
  readonly pooled: Money;
  /** 核定金额 */
  readonly payable: Money;
  /** 不予列支: the part of `actual` above the ceilings. */
  readonly notReimbursable: Money;
  /** Eligible cost, whoever it is attributed to. */
  readonly eligible: Money;
  readonly eligibleByCategory: Readonly<Record<EligibleCategory, Money>>;
  readonly units: readonly UnitSettlement[];
  readonly costs: readonly CostAssessment[];
  readonly flags: readonly SettlementFlag[];
  readonly derivation: readonly DerivationStep[];
}

export const ELIGIBLE_CATEGORIES = ['transport', 'boardLodging', 'booth', 'publicity', 'other'] as const satisfies readonly CostCategory[];
export type EligibleCategory = (typeof ELIGIBLE_CATEGORIES)[number];

/** One unit, merged from its rows, in order of first appearance. */
export interface UnitSettlement {
  readonly unitId: UnitId;
  readonly attending: boolean;
  readonly counted: boolean;
  /** Why it does not count; undefined when it does. */
  readonly exclusion: UnitExclusion | undefined;
  /** Why its payable is 0 or less than what it cost; undefined when its cost is paid in full or the program pays no single unit. */
  readonly reason: UnitReason | undefined;
  readonly direct: Money;
  readonly share: Money;
  /** direct + share */
  readonly attributed: Money;
  readonly ceiling: Money;
  readonly payable: Money;
  /** 超标准部分: attributed − payable, for counted units in `ceiling` mode; Σ is the settlement's `notReimbursable`. */
  readonly cut: Money;
}

export type UnitExclusion = 'pending' | 'cancelled' | 'noShow' | 'represented' | 'online' | 'kind' | 'notLocal' | 'localUnknown';

/** An exclusion, or what else stands between a unit's cost and its payable. */
export type UnitReason = UnitExclusion | 'notHeld' | 'zoneNotPaid' | 'noCost' | 'overCeiling';

export interface CostAssessment {
  readonly costId: CostItemId;
  readonly eligible: boolean;
  readonly exclusion: CostExclusion | undefined;
  /** Outside the event and its travel days: to be explained by the clerk (dossier 11). */
  readonly outsideDates: boolean;
}

export type CostExclusion = 'paidByUnit' | 'category' | 'notApproved' | 'unitAbsent';
