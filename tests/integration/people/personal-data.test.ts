import { expect, test } from 'vitest';
import type { DocumentKind } from '#shared/domain/people/identity-document.ts';
import { parseTicketCode } from '#shared/domain/signups/ticket-code.ts';
import { testDatabase, testId } from '#tests/support/database.ts';

const DOCUMENT = { kind: 'residentId' as DocumentKind, number: '11010519491231002X' };

test('the same document is the same person, another kind or another organization is not', async () => {
  await using db = await testDatabase();
  await using other = await testDatabase();
  const id = db.personal.jobSeekerId(DOCUMENT);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(db.personal.jobSeekerId({ ...DOCUMENT })).toBe(id);
  expect(db.personal.jobSeekerId({ ...DOCUMENT, kind: 'passport' })).not.toBe(id);
  expect(other.personal.jobSeekerId(DOCUMENT)).not.toBe(id);
});

test('a sign-up and its ticket follow from fair and person', async () => {
  await using db = await testDatabase();
  const [fair, otherFair, person] = [testId<'Fair'>(), testId<'Fair'>(), db.personal.jobSeekerId(DOCUMENT)];
  const signup = db.personal.signupId(fair, person);
  expect(db.personal.signupId(fair, person)).toBe(signup);
  expect(db.personal.signupId(otherFair, person)).not.toBe(signup);
  expect(parseTicketCode(db.personal.ticketCode(signup))).toBe(db.personal.ticketCode(signup));
});

test('what is sealed is opened again, and never looks the same twice', async () => {
  await using db = await testDatabase();
  const sealed = db.personal.seal(DOCUMENT.number, 'document');
  expect(db.personal.open(sealed, 'document')).toBe(DOCUMENT.number);
  expect(db.personal.seal(DOCUMENT.number, 'document')).not.toBe(sealed);
  expect(sealed).not.toContain(Buffer.from(DOCUMENT.number).toString('base64').slice(0, 8));
  expect(() => db.personal.open(sealed, 'phone')).toThrow();
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => db.personal.open(Buffer.from(changed).toString('base64') as typeof sealed, 'document')).toThrow();
  }
});

test('equal numbers have an equal index that does not tell them', async () => {
  await using db = await testDatabase();
  await using other = await testDatabase();
  expect(db.personal.index('13800138000')).toBe(db.personal.index('13800138000'));
  expect(db.personal.index('13800138000')).not.toBe(db.personal.index('13800138001'));
  expect(other.personal.index('13800138000')).not.toBe(db.personal.index('13800138000'));
});
