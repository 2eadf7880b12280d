import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from '#shared/kernel/calendar-date.ts';
import type { CommandId, Id, OperatorId } from '#shared/kernel/ids.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { fen, type Money } from '#shared/kernel/money.ts';
import type { Refusal } from './refusal.ts';

/**
 * Inputs are checked at run time because they cross a boundary. Outputs come from our own backend and carry the domain's types;
 * checking ten thousand rows again on the way out would only cost time.
 */
export function typed<T>() {
  return z.custom<T>(() => true);
}

function refusing() {
  return oc.errors({ REFUSED: { status: 409, data: typed<Refusal>() } });
}

/** A question: changes nothing. */
export const query = refusing();

/** A change: its input carries `command`, so that sending it twice changes nothing the second time. */
export const command = refusing();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function idOf<Kind extends string>() {
  return z
    .string()
    .regex(UUID)
    .transform((text) => text as Id<Kind>);
}

/** 命令编号与经办人: made by the caller before sending. */
export const commandStamp = z.object({
  id: z
    .string()
    .regex(UUID)
    .transform((text) => text as CommandId),
  operatorId: z
    .string()
    .regex(UUID)
    .transform((text) => text as OperatorId),
});
export type CommandStamp = z.output<typeof commandStamp>;

export const calendarDateText = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined)
  .transform((text) => text as CalendarDate);

/** A moment as UTC ISO text with milliseconds. */
export const instantText = z
  .string()
  .refine((text) => isInstant(text))
  .transform((text) => text as Instant);

function isInstant(text: string): boolean {
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && instantFromMillis(millis) === text;
}

/** 分; costs and rates are never negative. */
export const moneyFen = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((amount): Money => fen(amount));

/** A line of text as people type it: trimmed, NFC, no control characters. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !/\p{Cc}/u.test(text)),
    );
}

/** Same, where empty means not given. */
export function optionalLine(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text))
    .optional()
    .transform((text) => {
      const trimmed = text?.normalize('NFC').trim();
      return trimmed === '' ? undefined : trimmed;
    });
}

export const reason = line(200);
export const divisionCode = z.string().regex(/^\d{6}$/);
export const year = z.number().int().min(2000).max(2100);
