import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { IdentityDocument } from '#shared/domain/people/identity-document.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import { type TicketCode, ticketCodeOf } from '#shared/domain/signups/ticket-code.ts';
import type {
  AttachmentId,
  DeliveryId,
  DeliveryPersonId,
  FairId,
  FairObservationId,
  FeedbackId,
  Id,
  JobSeekerId,
  ParticipationId,
  SignupId,
  UnitId,
} from '#shared/kernel/ids.ts';
import type { OrganizationKey } from './organization-key.ts';

/**
 * What the organization's key gives: names that follow from the thing named, so that two stations that write down the same person offline
 * write the same row; and the sealing of ID and phone numbers, so that log, packages and exports do not carry them.
 */
export interface PersonalData {
  readonly jobSeekerId: (document: IdentityDocument) => JobSeekerId;
  readonly signupId: (fairId: FairId, jobSeekerId: JobSeekerId) => SignupId;
  /** 输送人员: the same person on the same trip is the same row, whoever wrote it. */
  readonly unitId: (creditCode: string) => UnitId;
  readonly participationId: (fairId: FairId, unitId: UnitId) => ParticipationId;
  readonly feedbackId: (participationId: ParticipationId) => FeedbackId;
  readonly fairObservationId: (fairId: FairId, kind: string) => FairObservationId;
  /** The same bytes are the same attachment. */
  readonly attachmentId: (sha256: string) => AttachmentId;
  readonly deliveryPersonId: (deliveryId: DeliveryId, jobSeekerId: JobSeekerId) => DeliveryPersonId;
  readonly ticketCode: (signupId: SignupId) => TicketCode;
  /** Seals under a fresh nonce: the same text never looks the same twice. */
  readonly seal: (text: string, kind: SealedKind) => SealedText;
  /** @throws when the text was changed or is of another kind */
  readonly open: (sealed: SealedText, kind: SealedKind) => string;
  /** 32 hex digits by which a sealed number can be looked up but not read. */
  readonly index: (text: string) => string;
}

/** 证件号码, 联系电话, 扫入的内容, 签到台联网证书的私钥, 交换密钥, 交换文件夹的密码. */
export type SealedKind = 'document' | 'phone' | 'scan' | 'deskKey' | 'exchangeKey' | 'folderPassword';

/** Names the key and the form, so that either can change later. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export function personalData(key: OrganizationKey): PersonalData {
  const [names, indices, seals] = [derived(key, 'record names'), derived(key, 'blind indices'), derived(key, 'sealed text')];
  return {
    jobSeekerId: ({ kind, number }) => namedUuid<'JobSeeker'>(names, `job seeker\n${kind}\n${number}`),
    signupId: (fairId, jobSeekerId) => namedUuid<'Signup'>(names, `signup\n${fairId}\n${jobSeekerId}`),
    unitId: (creditCode) => namedUuid<'Unit'>(names, `unit\n${creditCode}`),
    participationId: (fairId, unitId) => namedUuid<'Participation'>(names, `participation\n${fairId}\n${unitId}`),
    feedbackId: (participationId) => namedUuid<'Feedback'>(names, `feedback\n${participationId}`),
    fairObservationId: (fairId, kind) => namedUuid<'FairObservation'>(names, `fair observation\n${fairId}\n${kind}`),
    attachmentId: (sha256) => namedUuid<'Attachment'>(names, `attachment\n${sha256}`),
    deliveryPersonId: (deliveryId, jobSeekerId) => namedUuid<'DeliveryPerson'>(names, `delivery person\n${deliveryId}\n${jobSeekerId}`),
    ticketCode: (signupId) => ticketCodeOf(mac(names, `ticket\n${signupId}`)),
    seal: (text, kind) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, seals, nonce).setAAD(Buffer.from(kind));
      const sealed = Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return sealed.toString('base64') as SealedText;
    },
    open: (sealed, kind) => {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes[0] !== VERSION) throw new Error(`Sealed text of version ${bytes[0]} cannot be opened here`);
      const body = 1 + NONCE_BYTES;
      const decipher = createDecipheriv(CIPHER, seals, bytes.subarray(1, body))
        .setAAD(Buffer.from(kind))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(body, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
    index: (text) => mac(indices, text).toString('hex').slice(0, 32),
  };
}

/** A key object, not bytes: with bytes every cipher would parse the key anew, three times slower. */
function derived(key: OrganizationKey, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `fairdesk ${purpose}`, 32)));
}

function mac(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** UUIDv8 (RFC 9562): the first 16 bytes of the digest, with version and variant set. */
function namedUuid<Kind extends string>(key: KeyObject, name: string): Id<Kind> {
  const bytes = mac(key, name).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as Id<Kind>;
}
