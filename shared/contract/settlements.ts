import { z } from 'zod';
import type { FairId, SettlementId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import type { EventCostProgram } from '../domain/schemes/scheme.ts';
import type { ApprovalBlocker } from '../domain/settlements/approval.ts';
import type { EventCostSettlement } from '../domain/settlements/event-cost.ts';
import type { ProgramChoice } from '../domain/settlements/program-choice.ts';
import type { SettlementSnapshot } from '../domain/settlements/snapshot.ts';
import { command, commandStamp, idOf, query, reason, typed, year } from './base.ts';

/** 核定草案: computed on the facts of this moment, nothing stored. */
export interface SettlementDraft {
  readonly fairId: FairId;
  readonly choice: ProgramChoice;
  /** One result a candidate program; the chosen one is `settlement`. */
  readonly candidates: readonly { readonly program: EventCostProgram; readonly settlement: EventCostSettlement }[];
  readonly settlement: EventCostSettlement | undefined;
  readonly blockers: readonly ApprovalBlocker[];
  /** SHA-256 over the snapshot; approving names it, so that nobody approves other figures than those on screen. */
  readonly contentHash: string;
  readonly snapshot: SettlementSnapshot | undefined;
}

export const SETTLEMENT_STATES = ['approved', 'void'] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** 审核结算, sealed: never recomputed on reading. */
export interface SealedSettlement {
  readonly id: SettlementId;
  readonly number: string;
  readonly state: SettlementState;
  readonly fairId: FairId;
  readonly program: EventCostProgram;
  readonly quota: Money;
  readonly payable: Money;
  readonly countedUnits: number;
  readonly contentHash: string;
  readonly approvedAt: string;
  readonly approvedBy: string;
  readonly voidReason: string | undefined;
  readonly voidedAt: string | undefined;
  readonly voidedBy: string | undefined;
  readonly prints: number;
}

export interface SettlementLine extends SealedSettlement {
  readonly fairNumber: string;
  readonly fairTitle: string;
  readonly startsOn: string;
}

export interface SettlementPage {
  readonly draft: SettlementDraft | undefined;
  readonly sealed: (SealedSettlement & { readonly snapshot: SettlementSnapshot }) | undefined;
  readonly earlier: readonly SealedSettlement[];
}

export const settlementsContract = {
  forFair: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<SettlementPage>()),
  approve: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), contentHash: z.string().length(64) }))
    .output(typed<SealedSettlement>()),
  void: command.input(z.object({ command: commandStamp, id: idOf<'Settlement'>(), reason })).output(typed<SealedSettlement>()),
  list: query
    .input(z.object({ year: year.optional() }))
    .output(
      typed<{ settlements: readonly SettlementLine[]; awaiting: readonly { fairId: FairId; fairNumber: string; fairTitle: string }[] }>(),
    ),
};
