import type { Reader } from '#db/connection/handles.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import { findVoucherByNumber, listVouchersByFair } from '#db/repositories/vouchers.ts';
import type { VoucherLine, vouchersContract } from '#shared/contract/vouchers.ts';
import type { Voucher } from '#shared/domain/costs/cost-item.ts';
import { normaliseVoucherNumber } from '#shared/domain/costs/voucher-number.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { sumMoney } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** The vouchers of a fair in order of entry, void ones included. */
export async function listVoucherLines(deps: DatabaseDep, input: { fairId: FairId }): Answer<readonly VoucherLine[]> {
  return ok(await voucherLines(deps.db, await listVouchersByFair(deps.db, input.fairId)));
}

export async function voucherLines(db: Reader, vouchers: readonly Voucher[]): Promise<readonly VoucherLine[]> {
  const unitIds = new Set(vouchers.flatMap((voucher) => voucher.items.flatMap((item) => (item.unitId === undefined ? [] : [item.unitId]))));
  const units = await listUnitsByIds(db, [...unitIds]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return vouchers.map((voucher) => ({
    voucher,
    total: sumMoney(voucher.items, (item) => item.amount),
    unitNames: Object.fromEntries(
      voucher.items.flatMap((item) => (item.unitId === undefined ? [] : [[item.unitId, names.get(item.unitId) ?? ''] as const])),
    ),
  }));
}

/** Where a voucher number already stands, asked while it is typed. */
export async function findEarlierUse(
  deps: DatabaseDep,
  input: InputOf<typeof vouchersContract.earlierUse>,
): Answer<{ voucherId: string; fairId: string; fairNumber: string; fairTitle: string; voucherDate: string } | undefined> {
  const use = await findVoucherByNumber(deps.db, normaliseVoucherNumber(input.number));
  if (!use || use.voucherId === input.exceptVoucherId) return ok(undefined);
  const { voucherId, fairId, fairNumber, fairTitle, voucherDate } = use;
  return ok({ voucherId, fairId, fairNumber, fairTitle, voucherDate });
}
