import { z } from 'zod';
import type { Money } from '#shared/kernel/money.ts';
import { type Attachment, COST_CATEGORIES, COST_PAYERS, type Voucher } from '../domain/costs/cost-item.ts';
import { calendarDateText, command, commandStamp, idOf, line, moneyFen, optionalLine, query, reason, typed } from './base.ts';

export interface VoucherLine {
  readonly voucher: Voucher;
  readonly total: Money;
  /** Names of the units its direct costs are tied to, by unit id. */
  readonly unitNames: Readonly<Record<string, string>>;
}

export const voucherDetails = z.object({
  number: line(60),
  voucherDate: calendarDateText,
  payee: line(120),
  payer: z.enum(COST_PAYERS),
  note: optionalLine(200),
  items: z
    .array(
      z.object({
        id: idOf<'CostItem'>().optional(),
        category: z.enum(COST_CATEGORIES),
        amount: moneyFen.refine((amount) => amount > 0),
        serviceDate: calendarDateText,
        unitId: idOf<'Unit'>().optional(),
        approval: optionalLine(80),
        note: optionalLine(200),
      }),
    )
    .min(1)
    .max(200),
});

export const vouchersContract = {
  list: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<readonly VoucherLine[]>()),
  /** Where a number is already used; asked while typing. */
  earlierUse: query
    .input(z.object({ number: z.string().max(60), exceptVoucherId: idOf<'Voucher'>().optional() }))
    .output(typed<{ voucherId: string; fairId: string; fairNumber: string; fairTitle: string; voucherDate: string } | undefined>()),
  create: command.input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), details: voucherDetails })).output(typed<VoucherLine>()),
  update: command.input(z.object({ command: commandStamp, id: idOf<'Voucher'>(), details: voucherDetails })).output(typed<VoucherLine>()),
  void: command.input(z.object({ command: commandStamp, id: idOf<'Voucher'>(), reason })).output(typed<VoucherLine>()),
  attach: command.input(z.object({ command: commandStamp, id: idOf<'Voucher'>(), file: z.file() })).output(typed<Attachment>()),
  detach: command
    .input(z.object({ command: commandStamp, id: idOf<'Voucher'>(), attachmentId: idOf<'Attachment'>(), reason }))
    .output(typed<{ attachmentId: string }>()),
  attachment: query.input(z.object({ attachmentId: idOf<'Attachment'>() })).output(z.file()),
};
