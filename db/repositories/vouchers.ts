import type { Reader, Writer } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { deleteRows, insertRow, insertRows, saveRow, updateRow } from '#db/log/tracked-write.ts';
import type { Attachment, CostItem, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { AttachmentId, FairId, UnitId, VoucherId } from '#shared/kernel/ids.ts';
import { attachmentFromRow, costItemFromRow, costItemToRow, voucherFromRow, voucherToRow } from './voucher-rows.ts';

/** Where a voucher number is already used. */
export interface VoucherUse {
  readonly voucherId: VoucherId;
  readonly number: string;
  readonly voucherDate: CalendarDate;
  readonly payee: string;
  readonly fairId: FairId;
  readonly fairNumber: string;
  readonly fairTitle: string;
}

/** By date, void ones among them; items and attachments in their order. */
export async function listVouchersByFair(db: Reader, fairId: FairId): Promise<readonly Voucher[]> {
  const rows = await db.selectFrom('voucher').selectAll().where('fair_id', '=', fairId).orderBy('voucher_date').orderBy('id').execute();
  const items = await db
    .selectFrom('voucher')
    .innerJoin('cost_item', 'cost_item.voucher_id', 'voucher.id')
    .selectAll('cost_item')
    .where('voucher.fair_id', '=', fairId)
    .orderBy('cost_item.voucher_id')
    .orderBy('cost_item.position')
    .execute();
  const attachments = await db
    .selectFrom('voucher')
    .innerJoin('voucher_attachment', 'voucher_attachment.voucher_id', 'voucher.id')
    .innerJoin('attachment', 'attachment.id', 'voucher_attachment.attachment_id')
    .selectAll('attachment')
    .select('voucher_attachment.voucher_id')
    .where('voucher.fair_id', '=', fairId)
    .orderBy('voucher_attachment.voucher_id')
    .orderBy('voucher_attachment.position')
    .execute();

  const itemsByVoucher = Map.groupBy(items, (row) => row.voucher_id);
  const attachmentsByVoucher = Map.groupBy(attachments, (row) => row.voucher_id);
  return rows.map((row) =>
    voucherFromRow(row, {
      items: (itemsByVoucher.get(row.id) ?? []).map(costItemFromRow),
      attachments: (attachmentsByVoucher.get(row.id) ?? []).map(attachmentFromRow),
    }),
  );
}

/** By voucher, in their order. */
export async function listItemsByVouchers(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CostItem[]>> {
  const items = new Map<string, readonly CostItem[]>();
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('cost_item').selectAll().where('voucher_id', 'in', chunk).orderBy('position').execute();
    for (const [voucherId, of] of Map.groupBy(rows, (row) => row.voucher_id)) items.set(voucherId, of.map(costItemFromRow));
  }
  return items;
}

export async function findVoucherById(db: Reader, id: VoucherId): Promise<Voucher | undefined> {
  const row = await db.selectFrom('voucher').selectAll().where('id', '=', id).executeTakeFirst();
  return row && voucherFromRow(row, { items: await listItems(db, id), attachments: await listAttachmentsByVoucher(db, id) });
}

async function listItems(db: Reader, voucherId: VoucherId): Promise<readonly CostItem[]> {
  const rows = await db.selectFrom('cost_item').selectAll().where('voucher_id', '=', voucherId).orderBy('position').execute();
  return rows.map(costItemFromRow);
}

export async function listAttachmentsByVoucher(db: Reader, voucherId: VoucherId): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('voucher_attachment')
    .innerJoin('attachment', 'attachment.id', 'voucher_attachment.attachment_id')
    .selectAll('attachment')
    .where('voucher_attachment.voucher_id', '=', voucherId)
    .orderBy('voucher_attachment.position')
    .execute();
  return rows.map(attachmentFromRow);
}

/**
 * The voucher in force that bears a number, over all fairs and years.
 *
 * @param number normalised, as `Voucher.number` is
 */
export async function findVoucherByNumber(db: Reader, number: string): Promise<VoucherUse | undefined> {
  const row = await db
    .selectFrom('voucher')
    .innerJoin('fair', 'fair.id', 'voucher.fair_id')
    .select([
      'voucher.id',
      'voucher.number',
      'voucher.voucher_date',
      'voucher.payee',
      'voucher.fair_id',
      'fair.number as fair_number',
      'fair.title as fair_title',
    ])
    .where('voucher.number', '=', number)
    .where('voucher.void_reason', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      voucherId: row.id as VoucherId,
      number: row.number,
      voucherDate: row.voucher_date as CalendarDate,
      payee: row.payee,
      fairId: row.fair_id as FairId,
      fairNumber: row.fair_number,
      fairTitle: row.fair_title,
    }
  );
}

/** Numbers of vouchers in force that carry a cost tied to the unit; those of one fair when it is given. */
export async function listVoucherNumbersByUnit(db: Reader, unitId: UnitId, fairId?: FairId): Promise<readonly string[]> {
  let query = db
    .selectFrom('cost_item')
    .innerJoin('voucher', 'voucher.id', 'cost_item.voucher_id')
    .select('voucher.number')
    .distinct()
    .where('cost_item.unit_id', '=', unitId)
    .where('voucher.void_reason', 'is', null);
  if (fairId !== undefined) query = query.where('voucher.fair_id', '=', fairId);
  const rows = await query.orderBy('voucher.number').execute();
  return rows.map((row) => row.number);
}

/** Adds a voucher with its items; its attachments must be stored already. */
export async function insertVoucher(trx: Writer, voucher: Voucher): Promise<void> {
  await insertRow(trx, 'voucher', voucherToRow(voucher));
  await insertRows(
    trx,
    'cost_item',
    voucher.items.map((item, index) => costItemToRow(item, voucher.id, index + 1)),
  );
  for (const attachment of voucher.attachments) await attachToVoucher(trx, voucher.id, attachment.id);
}

/** Writes the voucher and its items as given: changed ones changed, new ones added, missing ones deleted. Attachments stay. */
export async function updateVoucher(trx: Writer, voucher: Voucher): Promise<void> {
  const { id, ...changes } = voucherToRow(voucher);
  await updateRow(trx, 'voucher', id, changes);
  const kept = new Set<string>(voucher.items.map((item) => item.id));
  const stored = await listItems(trx, voucher.id);
  await deleteRows(
    trx,
    'cost_item',
    stored.map((item) => item.id).filter((itemId) => !kept.has(itemId)),
  );
  for (const [index, item] of voucher.items.entries()) await saveRow(trx, 'cost_item', costItemToRow(item, voucher.id, index + 1));
}

export async function voidVoucher(trx: Writer, id: VoucherId, reason: string): Promise<void> {
  await updateRow(trx, 'voucher', id, { void_reason: reason });
}

/** Puts an attachment behind the others of the voucher; one that is there already stays. */
export async function attachToVoucher(trx: Writer, voucherId: VoucherId, attachmentId: AttachmentId): Promise<void> {
  const there = await trx.selectFrom('voucher_attachment').selectAll().where('voucher_id', '=', voucherId).execute();
  if (there.some((link) => link.attachment_id === attachmentId)) return;
  const position = Math.max(0, ...there.map((link) => link.position)) + 1;
  await insertRow(trx, 'voucher_attachment', {
    id: linkId(voucherId, attachmentId),
    voucher_id: voucherId,
    attachment_id: attachmentId,
    position,
  });
}

/** Takes the attachment off the voucher; the stored original stays. */
export async function detachFromVoucher(trx: Writer, voucherId: VoucherId, attachmentId: AttachmentId, why: string): Promise<void> {
  await deleteRows(trx, 'voucher_attachment', [linkId(voucherId, attachmentId)], why);
}

function linkId(voucherId: VoucherId, attachmentId: AttachmentId): string {
  return `${voucherId}/${attachmentId}`;
}
