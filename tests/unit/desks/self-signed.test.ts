import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeSelfSigned } from '#backend/adapters/certificates/self-signed.ts';

const FROM = new Date('2026-03-19T02:00:00.000Z');
const TO = new Date('2027-03-19T02:00:00.000Z');

// Lengths of one octet and of two, three and four.
test.each([1, 2, 30, 300, 12_000])('a certificate for %i addresses is read by others as it was meant', async (count) => {
  const addresses = Array.from({ length: count }, (_, n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
  const made = await makeSelfSigned('Fairdesk', addresses, { from: FROM, to: TO });
  const read = new X509Certificate(made.certificate);
  expect(read.subject).toBe('CN=Fairdesk');
  expect(read.issuer).toBe('CN=Fairdesk');
  expect([read.validFromDate, read.validToDate]).toEqual([FROM, TO]);
  expect(read.ca).toBe(false);
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(read.subjectAltName?.split(', ')).toEqual(addresses.map((address) => `IP Address:${address}`));
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
});

test('no two have the same key or number', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => makeSelfSigned('Fairdesk', ['10.0.0.1'], { from: FROM, to: TO })));
  const read = made.map((one) => new X509Certificate(one.certificate));
  expect(new Set(read.map((one) => one.serialNumber)).size).toBe(20);
  expect(new Set(read.map((one) => one.fingerprint256)).size).toBe(20);
  // Positive and of full length: a leading zero or a set first bit would be written differently.
  for (const { serialNumber } of read) expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});
