import { findAttachmentById, findAttachmentBySha256, insertAttachment } from '#db/repositories/attachments.ts';
import { attachToVoucher, detachFromVoucher } from '#db/repositories/vouchers.ts';
import type { vouchersContract } from '#shared/contract/vouchers.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { AttachmentStore } from '../../ports/attachment-store.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { findOpenVoucher } from './change-voucher.ts';

export interface AttachmentsDep {
  readonly attachments: AttachmentStore;
}

/** Scans of A4 pages and e-invoices stay far below this. */
const LIMIT_BYTES = 20 * 1024 * 1024;

/** By the name's ending: e-invoices (XML, OFD, PDF) and scans. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  xml: 'application/xml',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** Keeps the original by its SHA-256 and ties it to the voucher; the same file attached again is the same attachment. */
export async function attachFile(
  deps: DatabaseDep & ClockDep & IdsDep & AttachmentsDep,
  input: InputOf<typeof vouchersContract.attach>,
): Answer<Attachment> {
  const mediaType = MEDIA_TYPES[/\.([^.]+)$/.exec(input.file.name.toLowerCase())?.[1] ?? ''];
  if (mediaType === undefined) return err({ type: 'AttachmentKind', fileName: input.file.name });
  if (input.file.size > LIMIT_BYTES) return err({ type: 'AttachmentTooLarge', bytes: input.file.size, limit: LIMIT_BYTES });
  const bytes = new Uint8Array(await input.file.arrayBuffer());
  // Stored before the row that names it: a row without its file would be a lost original, a file without a row is only space.
  const sha256 = await deps.attachments.put(bytes);
  return change(deps, input.command, 'vouchers.attach', async (writer) => {
    const voucher = await findOpenVoucher(writer, input.id);
    if (!voucher.ok) return voucher;
    const known = await findAttachmentBySha256(writer, sha256);
    const attachment: Attachment = known ?? {
      id: deps.ids.next<'Attachment'>(),
      sha256,
      fileName: input.file.name,
      mediaType,
      bytes: bytes.length,
    };
    if (!known) await insertAttachment(writer, attachment);
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

export async function readAttachment(deps: DatabaseDep & AttachmentsDep, input: InputOf<typeof vouchersContract.attachment>): Answer<File> {
  const attachment = await findAttachmentById(deps.db, input.attachmentId);
  if (!attachment) return err({ type: 'NotFound', what: 'attachment', id: input.attachmentId });
  const bytes = await deps.attachments.get(attachment.sha256);
  if (!bytes) return err({ type: 'AttachmentDamaged', fileName: attachment.fileName });
  return ok(new File([Buffer.from(bytes)], attachment.fileName, { type: attachment.mediaType }));
}
