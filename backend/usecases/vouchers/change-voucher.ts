import type { Writer } from '#db/connection/handles.ts';
import { findParticipationByUnit } from '#db/repositories/participations.ts';
import {
  findVoucherById,
  findVoucherByNumber,
  insertVoucher,
  voidVoucher as storeVoid,
  updateVoucher as storeVoucher,
} from '#db/repositories/vouchers.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { VoucherLine, vouchersContract } from '#shared/contract/vouchers.ts';
import type { CostItem, Voucher } from '#shared/domain/costs/cost-item.ts';
import { normaliseVoucherNumber } from '#shared/domain/costs/voucher-number.ts';
import type { FairId, VoucherId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { voucherLines } from './voucher-lines.ts';

type VoucherDetails = InputOf<typeof vouchersContract.create>['details'];

/** Files a voucher with its cost lines. A number used anywhere before is refused and the earlier use named. */
export function createVoucher(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof vouchersContract.create>): Answer<VoucherLine> {
  return change(deps, input.command, 'vouchers.create', async (writer) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    const checked = await checkDetails(writer, input.fairId, input.details, undefined);
    if (!checked.ok) return checked;
    const voucher: Voucher = {
      ...headOf(input.details),
      id: deps.ids.next<'Voucher'>(),
      fairId: input.fairId,
      voidReason: undefined,
      items: input.details.items.map((item) => costItemOf(deps, item, [])),
      attachments: [],
    };
    await insertVoucher(writer, voucher);
    return lineOf(writer, voucher);
  });
}

export function updateVoucher(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof vouchersContract.update>): Answer<VoucherLine> {
  return change(deps, input.command, 'vouchers.update', async (writer) => {
    const voucher = await findOpenVoucher(writer, input.id);
    if (!voucher.ok) return voucher;
    const checked = await checkDetails(writer, voucher.value.fairId, input.details, input.id);
    if (!checked.ok) return checked;
    const items = input.details.items.map((item) => costItemOf(deps, item, voucher.value.items));
    const updated: Voucher = { ...voucher.value, ...headOf(input.details), items };
    await storeVoucher(writer, updated);
    return lineOf(writer, updated);
  });
}

/** 作废: the row and its reason stay; the number may be entered again, for a corrected voucher. */
export function voidVoucher(deps: DatabaseDep & ClockDep, input: InputOf<typeof vouchersContract.void>): Answer<VoucherLine> {
  return change(deps, input.command, 'vouchers.void', async (writer) => {
    const voucher = await findOpenVoucher(writer, input.id);
    if (!voucher.ok) return voucher;
    await storeVoid(writer, input.id, input.reason);
    return lineOf(writer, { ...voucher.value, voidReason: input.reason });
  });
}

/** A voucher that may still change: not void, and its fair is not settled. */
export async function findOpenVoucher(writer: Writer, id: VoucherId): Promise<Result<Voucher, Refusal>> {
  const voucher = await findVoucherById(writer, id);
  if (!voucher) return err({ type: 'NotFound', what: 'voucher', id });
  if (voucher.voidReason !== undefined) return err({ type: 'VoucherVoid', voucherId: id });
  const fair = await findOpenFair(writer, voucher.fairId);
  return fair.ok ? ok(voucher) : fair;
}

async function checkDetails(
  writer: Writer,
  fairId: FairId,
  details: VoucherDetails,
  exceptId: VoucherId | undefined,
): Promise<Result<undefined, Refusal>> {
  const number = normaliseVoucherNumber(details.number);
  const use = await findVoucherByNumber(writer, number);
  if (use && use.voucherId !== exceptId) {
    const { voucherId, fairId: usedAt, fairNumber, fairTitle, voucherDate } = use;
    return err({ type: 'VoucherNumberUsed', number, voucherId, fairId: usedAt, fairNumber, fairTitle, voucherDate });
  }
  for (const { unitId } of details.items) {
    if (unitId !== undefined && !(await findParticipationByUnit(writer, fairId, unitId))) return err({ type: 'CostUnitNotAtFair', unitId });
  }
  return ok();
}

function headOf(details: VoucherDetails) {
  return {
    number: normaliseVoucherNumber(details.number),
    voucherDate: details.voucherDate,
    payee: details.payee,
    payer: details.payer,
    note: details.note,
  };
}

/** A line keeps its id only within its own voucher; an id from elsewhere would carry another voucher's line away. */
function costItemOf(deps: IdsDep, item: VoucherDetails['items'][number], before: readonly CostItem[]): CostItem {
  const known = before.find((other) => other.id === item.id);
  return { ...item, id: known?.id ?? deps.ids.next<'CostItem'>(), unitId: item.unitId };
}

async function lineOf(writer: Writer, voucher: Voucher): Answer<VoucherLine> {
  const [line] = await voucherLines(writer, [voucher]);
  if (!line) throw new Error(`No line was made of voucher ${voucher.id}`);
  return ok(line);
}
