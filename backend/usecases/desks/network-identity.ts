import { X509Certificate } from 'node:crypto';
import type { Writer } from '#db/connection/handles.ts';
import type { PersonalData } from '#db/personal/personal-data.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ServerIdentity } from '../../ports/desk-network.ts';

const KEY = 'deskNetworkIdentity';

/** As it lies in the settings: the key sealed, since the operation log keeps every setting. */
interface KeptIdentity {
  readonly certificate: string;
  readonly privateKey: SealedText;
}

const DAY_MILLIS = 86_400_000;
const VALID_DAYS = 365;
/** Renewed before the end, so that it cannot end in the middle of a fair. */
const RENEWED_BEFORE_DAYS = 30;
/** The clock of a desk may be behind. */
const BACKDATED_DAYS = 1;

/**
 * The certificate that desks know this program by. It stays the same as long as it can, for every desk has to be told when it changes:
 * it is made anew only when it does not cover the address or is about to end.
 *
 * @param addresses all of this machine, so that a change from one to another does not need a new one
 */
export async function ensureIdentity(
  writer: Writer,
  personal: PersonalData,
  wanted: { readonly address: string; readonly addresses: readonly string[]; readonly now: Instant },
): Promise<ServerIdentity> {
  const kept = (await findSetting(writer, KEY)) as KeptIdentity | undefined;
  const now = Date.parse(wanted.now);
  if (kept && isGoodFor(kept.certificate, wanted.address, now))
    return { certificate: kept.certificate, privateKey: personal.open(kept.privateKey, 'deskKey') };
  const { makeSelfSigned } = await import('../../adapters/certificates/self-signed.ts');
  const made = await makeSelfSigned('Fairdesk', wanted.addresses, {
    from: new Date(now - BACKDATED_DAYS * DAY_MILLIS),
    to: new Date(now + (VALID_DAYS - BACKDATED_DAYS) * DAY_MILLIS),
  });
  const sealed: KeptIdentity = { certificate: made.certificate, privateKey: personal.seal(made.privateKey, 'deskKey') };
  await saveSetting(writer, KEY, sealed);
  return made;
}

function isGoodFor(pem: string, address: string, now: number): boolean {
  const certificate = new X509Certificate(pem);
  const renewedFrom = certificate.validToDate.getTime() - RENEWED_BEFORE_DAYS * DAY_MILLIS;
  return certificate.checkIP(address) !== undefined && certificate.validFromDate.getTime() <= now && now < renewedFrom;
}
