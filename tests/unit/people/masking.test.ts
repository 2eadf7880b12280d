import { expect, test } from 'vitest';
import { maskDocument, maskName, maskPhone, tailOf } from '#shared/domain/people/masking.ts';
import { inGroups } from '#shared/domain/people/number-groups.ts';
import { parsePhone } from '#shared/domain/people/phone.ts';

test('numbers show their last four characters', () => {
  expect(maskDocument(tailOf('11010519491231002X'))).toBe('**************002X');
  expect(maskPhone(tailOf('13800138000'))).toBe('*******8000');
  expect(maskDocument(undefined)).toBe('');
});

test('names keep their first and last characters, whole ones', () => {
  expect(maskName('王明')).toBe('王*');
  expect(maskName('欧阳娜娜')).toBe('欧**娜');
  expect(maskName('𠮷田𠮷')).toBe('𠮷*𠮷');
  expect(maskName('王')).toBe('王');
});

test.each([
  ['138 0013 8000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['0517-83912345', '051783912345'],
  ['(0517) 8391234', '05178391234'],
])('%s is a phone number', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test.each(['12345678901', '1380013800', '138001380001', '83912345', '电话'])('%s is none', (text) => {
  expect(parsePhone(text)).toBeUndefined();
});

test('numbers are read out in groups', () => {
  expect(inGroups('11010519491231002X')).toBe('110105 19491231 002X');
  expect(inGroups('13800138765')).toBe('138 0013 8765');
  expect(inGroups('E12345678')).toBe('E123 4567 8');
});
