import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { ServerIdentity } from '../../ports/desk-network.ts';
import {
  bitString,
  explicit,
  implicitBytes,
  objectIdentifier,
  octetString,
  positiveInteger,
  sequence,
  set,
  TRUE,
  utcTime,
  utf8String,
} from './der.ts';

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const COMMON_NAME = objectIdentifier('2.5.4.3');
const SERVER_AUTHENTICATION = objectIdentifier('1.3.6.1.5.5.7.3.1');
const DIGITAL_SIGNATURE_ONLY = bitString(Uint8Array.of(0x80), 7);
const VERSION_3 = positiveInteger(Uint8Array.of(2));
const IP_ADDRESS = 7;
const SERIAL_BYTES = 16;

/**
 * A certificate that vouches for itself, for a new key on the curve P-256 (RFC 5280). Node makes keys and signatures but no certificates;
 * what is left is to write one fixed form down.
 *
 * @param addresses IPv4, under which the server will be called
 */
export async function makeSelfSigned(
  commonName: string,
  addresses: readonly string[],
  validity: { readonly from: Date; readonly to: Date },
): Promise<ServerIdentity> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'prime256v1' });
  const name = sequence(set(sequence(COMMON_NAME, utf8String(commonName))));
  const content = sequence(
    explicit(0, VERSION_3),
    positiveInteger(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime(validity.from), utcTime(validity.to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, extensions(addresses)),
  );
  const certificate = sequence(content, ECDSA_WITH_SHA256, bitString(sign('sha256', content, privateKey)));
  return { certificate: pem('CERTIFICATE', certificate), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function extensions(addresses: readonly string[]): Uint8Array {
  const names = addresses.map((address) => implicitBytes(IP_ADDRESS, Uint8Array.from(address.split('.').map(Number))));
  return sequence(
    // Not an authority: whoever trusts it trusts this server and nothing that it might sign.
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, DIGITAL_SIGNATURE_ONLY),
    extension('2.5.29.37', false, sequence(SERVER_AUTHENTICATION)),
    extension('2.5.29.17', false, sequence(...names)),
  );
}

function extension(id: string, isCritical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(id), ...(isCritical ? [TRUE] : []), octetString(value));
}

/** Random and positive, its first byte neither zero nor of a negative number. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
