import { z } from 'zod';
import type { Money } from '#shared/kernel/money.ts';
import { query, typed, year } from './base.ts';

/** 待办: each opens the place where it is done. */
export type Task =
  | { readonly type: 'FairWithoutZone'; readonly fairId: string; readonly title: string }
  | { readonly type: 'FairOverNotHeld'; readonly fairId: string; readonly title: string; readonly endsOn: string }
  | { readonly type: 'AttendancePending'; readonly fairId: string; readonly title: string; readonly count: number }
  | { readonly type: 'ScansPending'; readonly fairId: string; readonly title: string; readonly count: number }
  | { readonly type: 'VouchersMissing'; readonly fairId: string; readonly title: string }
  | { readonly type: 'SettlementWaiting'; readonly fairId: string; readonly title: string; readonly payable: Money }
  | { readonly type: 'FilingDue'; readonly fairId: string; readonly title: string; readonly dueOn: string }
  | { readonly type: 'StatisticsDue'; readonly fairId: string; readonly title: string; readonly dueOn: string; readonly isOverdue: boolean }
  | { readonly type: 'StatisticsOfMonthDue'; readonly dueOn: string; readonly count: number }
  | { readonly type: 'YearlyPlanDue'; readonly dueOn: string; readonly year: number }
  | { readonly type: 'BackupOld'; readonly lastAt: string | undefined }
  | { readonly type: 'SchemeExpiring'; readonly program: string; readonly effectiveTo: string }
  | {
      readonly type: 'AgreementEnding';
      readonly stationId: string;
      readonly station: string;
      readonly agreementTo: string;
      readonly isOver: boolean;
    }
  | { readonly type: 'FileDamaged' }
  /** At a center: of a station's copy. */
  | { readonly type: 'PackageLate'; readonly stationCode: string; readonly stationName: string; readonly hours: number }
  | { readonly type: 'ConflictsOpen'; readonly count: number }
  | { readonly type: 'PackagesWaiting'; readonly count: number }
  /** At a station: of its own. */
  | { readonly type: 'PackageDue'; readonly dueOn: string; readonly isLate: boolean; readonly rows: number };

export interface YearFigures {
  readonly fairs: number;
  readonly fairsByZone: Readonly<Record<string, number>>;
  readonly participations: number;
  readonly distinctUnits: number;
  readonly quota: Money;
  readonly payable: Money;
  readonly cost: Money;
}

export interface SearchHit {
  readonly kind: 'fair' | 'unit' | 'person' | 'station' | 'voucher' | 'settlement';
  readonly id: string;
  /** The fair to open, for a voucher or a settlement. */
  readonly fairId: string | undefined;
  readonly title: string;
  readonly detail: string;
}

export const homeContract = {
  overview: query.input(z.object({ year })).output(typed<{ tasks: readonly Task[]; figures: YearFigures; years: readonly number[] }>()),
  search: query.input(z.object({ text: z.string().max(80) })).output(typed<readonly SearchHit[]>()),
};
