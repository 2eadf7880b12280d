import { attachToVoucher, detachFromVoucher } from '#db/repositories/vouchers.ts';
import type { vouchersContract } from '#shared/contract/vouchers.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { type AttachmentsDep, attachmentOf, keepOriginal } from '../attachments/originals.ts';
import type { InputOf } from '../input-of.ts';
import { findOpenVoucher } from './change-voucher.ts';

/** Keeps the original by its SHA-256 and ties it to the voucher; the same file attached again is the same attachment. */
export async function attachFile(
  deps: DatabaseDep & ClockDep & IdsDep & AttachmentsDep,
  input: InputOf<typeof vouchersContract.attach>,
): Answer<Attachment> {
  const kept = await keepOriginal(deps, input.file);
  if (!kept.ok) return kept;
  return change(deps, input.command, 'vouchers.attach', async (writer) => {
    const voucher = await findOpenVoucher(writer, input.id);
    if (!voucher.ok) return voucher;
    const attachment = await attachmentOf(deps, writer, kept.value);
    if (!voucher.value.attachments.some((other) => other.id === attachment.id)) await attachToVoucher(writer, input.id, attachment.id);
    return ok(attachment);
  });
}

/** Unties a file from a voucher; the original stays in the store and in the log. */
export function detachFile(deps: DatabaseDep & ClockDep, input: InputOf<typeof vouchersContract.detach>): Answer<{ attachmentId: string }> {
  return change(deps, input.command, 'vouchers.detach', async (writer) => {
    const voucher = await findOpenVoucher(writer, input.id);
    if (!voucher.ok) return voucher;
    await detachFromVoucher(writer, input.id, input.attachmentId, input.reason);
    return ok({ attachmentId: input.attachmentId });
  });
}
