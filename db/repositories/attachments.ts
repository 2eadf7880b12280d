import type { Reader, Writer } from '#db/connection/handles.ts';
import { insertRow } from '#db/log/tracked-write.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import type { AttachmentId } from '#shared/kernel/ids.ts';
import { attachmentFromRow } from './voucher-rows.ts';

export async function findAttachmentById(db: Reader, id: AttachmentId): Promise<Attachment | undefined> {
  const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && attachmentFromRow(row);
}

/** The same bytes are stored once, under the name they first came with. */
export async function findAttachmentBySha256(db: Reader, sha256: string): Promise<Attachment | undefined> {
  const row = await db.selectFrom('attachment').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  return row && attachmentFromRow(row);
}

export async function insertAttachment(trx: Writer, attachment: Attachment): Promise<void> {
  await insertRow(trx, 'attachment', {
    id: attachment.id,
    sha256: attachment.sha256,
    file_name: attachment.fileName,
    media_type: attachment.mediaType,
    bytes: attachment.bytes,
  });
}
