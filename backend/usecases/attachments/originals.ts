import type { Writer } from '#db/connection/handles.ts';
import { findAttachmentById, findAttachmentBySha256, insertAttachment } from '#db/repositories/attachments.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import type { AttachmentId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { AttachmentStore } from '../../ports/attachment-store.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

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

/** A file that lies in the store already, and no row names yet. */
type KeptOriginal = Omit<Attachment, 'id'>;

/** Puts a file into the store. Before the row that names it: a row without its file would be a lost original, a file without a row is only space. */
export async function keepOriginal({ attachments }: AttachmentsDep, file: File): Answer<KeptOriginal> {
  const mediaType = MEDIA_TYPES[/\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? ''];
  if (mediaType === undefined) return err({ type: 'AttachmentKind', fileName: file.name });
  if (file.size > LIMIT_BYTES) return err({ type: 'AttachmentTooLarge', bytes: file.size, limit: LIMIT_BYTES });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return ok({ sha256: await attachments.put(bytes), fileName: file.name, mediaType, bytes: bytes.length });
}

/** The attachment of a kept file; the same file is the same attachment, under the name it first came with. */
export async function attachmentOf({ db }: DatabaseDep, writer: Writer, kept: KeptOriginal): Promise<Attachment> {
  const known = await findAttachmentBySha256(writer, kept.sha256);
  if (known) return known;
  const attachment: Attachment = { id: db.personal.attachmentId(kept.sha256), ...kept };
  await insertAttachment(writer, attachment);
  return attachment;
}

export async function readAttachment(deps: DatabaseDep & AttachmentsDep, input: { attachmentId: AttachmentId }): Answer<File> {
  const attachment = await findAttachmentById(deps.db, input.attachmentId);
  if (!attachment) return err({ type: 'NotFound', what: 'attachment', id: input.attachmentId });
  const bytes = await deps.attachments.get(attachment.sha256);
  if (!bytes) return err({ type: 'AttachmentDamaged', fileName: attachment.fileName });
  return ok(new File([Buffer.from(bytes)], attachment.fileName, { type: attachment.mediaType }));
}
