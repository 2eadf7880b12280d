import type { CardPrintId, FairId, ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** 卡证种类: badge 参会证 of a job-seeker, ticket 报名凭证, staff 工作证 of a unit's people. */
export const CARD_KINDS = ['badge', 'ticket', 'staff'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export const CARD_KIND_NAMES: Readonly<Record<CardKind, string>> = { badge: '参会证', ticket: '报名凭证', staff: '工作证' };

/** One printing of a person's card, or of the cards of a unit. */
export interface CardPrint {
  readonly id: CardPrintId;
  readonly fairId: FairId;
  readonly kind: CardKind;
  readonly subjectId: SignupId | ParticipationId;
  readonly printedBy: string;
  readonly printedAt: Instant;
  /** 补打原因; undefined for the first print. */
  readonly reason: string | undefined;
}

/** How often cards of one subject were printed, and when and by whom last. */
export interface PrintedBefore {
  readonly times: number;
  readonly lastAt: Instant;
  readonly lastBy: string;
}

/** @param prints in the order of printing */
export function printedBefore(prints: readonly CardPrint[]): ReadonlyMap<CardPrint['subjectId'], PrintedBefore> {
  const before = new Map<CardPrint['subjectId'], PrintedBefore>();
  for (const { subjectId, printedAt, printedBy } of prints)
    before.set(subjectId, { times: (before.get(subjectId)?.times ?? 0) + 1, lastAt: printedAt, lastBy: printedBy });
  return before;
}
