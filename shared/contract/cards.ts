import { z } from 'zod';
import type { ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import { CARD_LAYOUTS } from '../domain/cards/card-layouts.ts';
import { CARD_KINDS, type PrintedBefore } from '../domain/cards/card-print.ts';
import { CELL_OUTLINES } from '../domain/documents/sheet.ts';
import { command, commandStamp, idOf, query, reason, typed } from './base.ts';

export const OFFSET_MAX = 20;
export const CARDS_PER_UNIT_MAX = 20;
/** People or units in one print; those left over are printed next. */
export const CARDS_MAX = 2_000;

/** Somebody whose card can be printed. */
export interface CardSubject {
  readonly id: SignupId | ParticipationId;
  readonly name: string;
  readonly printed: PrintedBefore | undefined;
}

const offset = z.number().min(-OFFSET_MAX).max(OFFSET_MAX);

const ofFair = z.object({ fairId: idOf<'Fair'>(), kind: z.enum(CARD_KINDS) });

export const cardsContract = {
  /** In the order in which they print. */
  subjects: query.input(ofFair).output(typed<readonly CardSubject[]>()),
  /** Cards that were printed before need a reason. */
  print: command
    .input(
      ofFair.extend({
        command: commandStamp,
        ids: z
          .array(z.union([idOf<'Signup'>(), idOf<'Participation'>()]))
          .min(1)
          .max(CARDS_MAX),
        layout: z.enum(CARD_LAYOUTS),
        outlines: z.enum(CELL_OUTLINES),
        /** 毫米 to the right and down. */
        offset: z.object({ x: offset, y: offset }),
        /** 工作证 of each unit. */
        perUnit: z.number().int().min(1).max(CARDS_PER_UNIT_MAX),
        /** 补打原因. */
        reason: reason.optional(),
      }),
    )
    .output(z.file()),
};
