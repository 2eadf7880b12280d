import { describe, expect, test } from 'vitest';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { testIdNumber, testPhone } from '#tests/support/people.ts';

const PERSON = { name: '王建国', documentKind: 'residentId' as const, groups: [] };

function signUp(backend: TestBackend, fairId: Awaited<ReturnType<typeof given.fair>>['id'], n: number, name = '王建国') {
  return backend.client.signups.signUp({
    command: backend.stamp(),
    fairId,
    person: { ...PERSON, name, documentNumber: testIdNumber(n), phone: testPhone(n) },
  });
}

describe('signing up', () => {
  test('registers a new person, masks the numbers, and gives a ticket whose QR code is read back', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const signed = await signUp(backend, fair.id, 1);
    expect(signed).toMatchObject({ outcome: 'added', isNewPerson: true, counts: { standing: 1, cancelled: 0 } });
    expect(JSON.stringify(signed)).not.toContain(testIdNumber(1));
    const ticket = await backend.client.signups.ticket({ id: signed.entry.signup.id });
    expect(ticket.qrText).toBe(`FT1:${ticket.code}`);
    const page = await backend.client.signups.list({ fairId: fair.id, limit: 10 });
    expect(page.entries.map((entry) => entry.person.documentTail)).toEqual([testIdNumber(1).slice(-4)]);
  });

  test('twice is once, and the second name is told', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const first = await signUp(backend, fair.id, 1, '王建囯');
    const second = await signUp(backend, fair.id, 1);
    expect(second).toMatchObject({ outcome: 'stoodAlready', isNewPerson: false, otherName: '王建囯', counts: { standing: 1 } });
    expect(second.entry.signup.id).toBe(first.entry.signup.id);
  });

  test('of a known person, found by number, phone, name, initials or tail', async () => {
    await using backend = await testBackend();
    const [here, there] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
    const { entry } = await signUp(backend, there.id, 1);
    for (const text of [testIdNumber(1), testPhone(1), '建国', 'wjg', testPhone(1).slice(-4)]) {
      const found = await backend.client.signups.findPerson({ fairId: here.id, text });
      expect(found, text).toMatchObject([{ person: { id: entry.person.id }, entry: undefined }]);
    }
    const signed = await backend.client.signups.signUp({ command: backend.stamp(), fairId: here.id, person: { id: entry.person.id } });
    expect(signed).toMatchObject({ outcome: 'added', isNewPerson: false });
    expect(signed.entry.signup.ticketCode).not.toBe(entry.signup.ticketCode);
    expect(await backend.client.signups.findPerson({ fairId: here.id, text: 'wjg' })).toMatchObject([{ entry: signed.entry }]);
  });

  test('beyond the capacity warns by its counts and blocks nobody', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend, { capacity: 1 });
    await signUp(backend, fair.id, 1);
    expect(await signUp(backend, fair.id, 2)).toMatchObject({ outcome: 'added', counts: { standing: 2, capacity: 1 } });
  });

  test('after a cancellation restores the same sign-up', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { entry } = await signUp(backend, fair.id, 1);
    const id = entry.signup.id;
    const cancelled = await backend.client.signups.cancel({ command: backend.stamp(), id, reason: '本人要求' });
    expect(cancelled.signup.cancelReason).toBe('本人要求');
    expect(await signUp(backend, fair.id, 1)).toMatchObject({ outcome: 'restored', counts: { standing: 1, cancelled: 0 } });
    await backend.client.signups.cancel({ command: backend.stamp(), id, reason: '有事' });
    expect((await backend.client.signups.restore({ command: backend.stamp(), id })).signup.cancelReason).toBeUndefined();
  });

  test('cannot be cancelled while the person is in', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const { entry } = await signUp(backend, fair.id, 1);
    await backend.client.desk.scan({ command: backend.stamp(), fairId: fair.id, desk: '东门', text: entry.signup.ticketCode });
    const refusal = await refusalFrom(backend.client.signups.cancel({ command: backend.stamp(), id: entry.signup.id, reason: '本人要求' }));
    expect(refusal).toMatchObject({ type: 'SignupCheckedIn', desk: '东门' });
  });

  test('with a wrong number, or for a fair that was called off, is refused in words', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const bad = { ...PERSON, documentNumber: '110105194912310021' };
    expect(await refusalFrom(backend.client.signups.signUp({ command: backend.stamp(), fairId: fair.id, person: bad }))).toEqual({
      type: 'DocumentInvalid',
      fault: { type: 'DocumentCheckCharacter' },
    });
    const phone = { ...PERSON, phone: '1380013' };
    expect(await refusalFrom(backend.client.signups.signUp({ command: backend.stamp(), fairId: fair.id, person: phone }))).toEqual({
      type: 'PhoneInvalid',
    });
    await backend.client.fairs.cancel({ command: backend.stamp(), id: fair.id, reason: '停办' });
    expect(await refusalFrom(signUp(backend, fair.id, 1))).toMatchObject({ type: 'FairCancelled' });
  });
});

test('the list comes in pages that neither repeat nor leave out anybody', async () => {
  await using backend = await testBackend();
  const fair = await given.fair(backend);
  for (let n = 0; n < 7; n++) await signUp(backend, fair.id, n, `求职者${n}`);
  const seen: string[] = [];
  for (let after: { signedUpAt: string; id: string } | undefined, pages = 0; pages < 4; pages++) {
    const page = await backend.client.signups.list({ fairId: fair.id, limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.entries.map((entry) => entry.person.name));
    after = page.next;
    if (!after) break;
  }
  expect(seen.toSorted()).toEqual(Array.from({ length: 7 }, (_, n) => `求职者${n}`));
});
