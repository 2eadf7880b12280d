import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseContactNumber } from '#shared/domain/signups/contact-number.ts';
import { readScan } from '#shared/domain/signups/read-scan.ts';
import { formatTicketCode, ticketQrText, withTicketCheck } from '#shared/domain/signups/ticket-code.ts';

const ID = '11010519491231002X';
const TICKET = withTicketCheck('WK3M9P2QRS');

const documentOf = (text: string) => {
  const read = readScan(text);
  return read.kind === 'document' ? { number: read.documents[0]?.number, kind: read.documents[0]?.kind, name: read.name } : read;
};

describe('a ticket', () => {
  test.each([ticketQrText(TICKET), TICKET, formatTicketCode(TICKET), ` ${TICKET.toLowerCase()}\t`, ticketQrText(TICKET).toLowerCase()])(
    'is read from %j',
    (text) => expect(readScan(text)).toEqual({ kind: 'ticket', code: TICKET }),
  );

  test('with a wrong check character is nothing of ours', () => {
    const wrong = TICKET.slice(0, -1) + (TICKET.endsWith('0') ? '1' : '0');
    expect(readScan(`FT1:${wrong}`)).toEqual({ kind: 'unknown', fault: undefined });
  });
});

describe('an ID number', () => {
  test.each([ID, ID.toLowerCase(), '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002x', `${ID}\n`])('is read from %j', (text) =>
    expect(documentOf(text)).toEqual({ number: ID, kind: 'residentId', name: undefined }),
  );

  test('of 15 digits becomes 18', () => expect(documentOf('110105491231002')).toMatchObject({ number: ID }));

  test.each([
    `王建国 男 汉 19491231 北京市朝阳区 ${ID} 北京市公安局 20100101`,
    `姓名:王建国,男,${ID}`,
    `${ID}\t王建国\t男`,
    `王建国，男，１１０１０５１９４９１２３１００２x`,
  ])('and the name are found in the whole card, %j', (text) =>
    expect(documentOf(text)).toEqual({ number: ID, kind: 'residentId', name: '王建国' }),
  );

  test('with a rare character in the name', () => expect(documentOf(`䶮㛃𠮷𬭎,${ID}`)).toMatchObject({ name: '䶮㛃𠮷𬭎' }));

  test('with a wrong check character or birth date says so', () => {
    expect(readScan('110105194912310021')).toEqual({ kind: 'unknown', fault: { type: 'DocumentCheckCharacter' } });
    expect(readScan('110105194913310021')).toEqual({ kind: 'unknown', fault: { type: 'DocumentBirthDate' } });
  });

  test.each([
    ['H12345678', 'hkMacaoPermit'],
    ['E1234567', 'passport'],
    ['XYZ123456789012', 'foreignPermanentId'],
  ])('of another kind, %s', (text, kind) =>
    expect(readScan(text)).toMatchObject({ documents: expect.arrayContaining([{ kind, number: text }]) }),
  );
});

test.each(['13800138000', '+86 138 0013 8000', '１３８００１３８０００', '0517-83901234'])('a phone number, %s', (text) =>
  expect(readScan(text).kind).toBe('phone'),
);

test.each([
  ['王', '王'],
  ['建国', '建国'],
  ['WJG', 'wjg'],
  ["wang jian'guo", 'wangjianguo'],
  ['0028', '0028'],
  ['002X', '002x'],
  ['䶮', '䶮'],
  ['𠮷', '𠮷'],
  ['古丽·买买提', '古丽买买提'],
])('a name, syllables or a tail, %s', (text, key) => expect(readScan(text)).toEqual({ kind: 'search', text: key }));

test.each([
  'https://u.wechat.com/abc110105194912310000X',
  `http://qr.example/?id=${ID}`,
  'www.example.com',
  'FD1:2026-JS-007:A1B2C3',
  'WIFI:S:guest;T:WPA;P:12345678;;',
  'x',
  '7',
  '123456',
  '😀',
  '',
])('of another system or too short, %j', (text) => expect(readScan(text)).toEqual({ kind: 'unknown', fault: undefined }));

test('phone or document in one field tell themselves apart', () => {
  expect(parseContactNumber('138 0013 8000')).toEqual({ ok: true, value: { phone: '13800138000' } });
  expect(parseContactNumber(ID)).toEqual({ ok: true, value: { document: { kind: 'residentId', number: ID } } });
  expect(parseContactNumber('1380013800')).toEqual({ ok: false, error: { type: 'PhoneInvalid' } });
  expect(parseContactNumber('110105194912310021')).toEqual({
    ok: false,
    error: { type: 'DocumentInvalid', fault: { type: 'DocumentCheckCharacter' } },
  });
  expect(parseContactNumber('王建国')).toMatchObject({ ok: false, error: { type: 'DocumentInvalid' } });
});

test('found 2026-11-25: every telephone number is read as one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (phone) => {
      expect(readScan(phone)).toEqual({ kind: 'phone', phone });
    }),
  );
});
