import { expect, test } from 'vitest';
import { nameKeys, searchKey } from '#shared/domain/people/name-keys.ts';

const finds = (typed: string, name: string) => nameKeys(name).some((key) => key.startsWith(searchKey(typed)));

test.each([
  ['王', '王建国'],
  ['建国', '王建国'],
  ['wangjian', '王建国'],
  ['jianguo', '王建国'],
  ['WJG', '王建国'],
  ['jg', '王建国'],
  ['shan', '单雄信'],
  ['dan', '单雄信'],
  ['lv', '吕布'],
  ['lü', '吕布'],
  ['oynn', '欧阳娜娜'],
  ['热合曼', '阿卜杜·热合曼'],
  ['阿卜杜·热', '阿卜杜·热合曼'],
  ['𠮷', '𠮷田'],
  ['田', '𠮷田'],
  ['㛃', '䶮㛃'],
  ['smith', 'John Smith'],
])('%s finds %s', (typed, name) => {
  expect(finds(typed, name)).toBe(true);
});

test.each([
  ['国建', '王建国'],
  ['wjx', '王建国'],
])('%s does not find %s', (typed, name) => {
  expect(finds(typed, name)).toBe(false);
});

test('no key is cut inside a character', () => {
  for (const key of nameKeys('𠮷田𬭎')) expect(key).toBe(key.toWellFormed());
});
