import { hash } from 'node:crypto';
import { type DatabaseKey, databaseKey, KEY_BYTES } from '#db/connection/database-key.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** Crockford's base 32: no I, L, O, U, so that print and handwriting are read back without doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 13;
const DATA_LETTERS = 4;
const GROUP_LETTERS = DATA_LETTERS + 1;

export interface RecoveryCodeWrong {
  readonly type: 'RecoveryCodeWrong';
  /** The first group, from 1, that was copied wrongly; undefined when the length is wrong or the groups do not belong together. */
  readonly group: number | undefined;
}

/**
 * 恢复码: the key as 13 groups of 5 letters to be printed and locked away.
 *
 * The last letter of a group checks the group and its place, so that a wrong letter, two letters exchanged or two
 * groups exchanged are found and named.
 */
export function recoveryCode(key: DatabaseKey): string {
  const letters = lettersOf(key);
  const groups: string[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const data = letters.slice(group * DATA_LETTERS, (group + 1) * DATA_LETTERS);
    groups.push([...data, checkLetter(data, group)].map((letter) => ALPHABET.charAt(letter)).join(''));
  }
  return groups.join('-');
}

/** Reads what was typed: any case, any grouping, O for 0, I and L for 1, full width too. */
export function keyFromRecoveryCode(text: string): Result<DatabaseKey, RecoveryCodeWrong> {
  const typed = [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-–—_.,]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1'),
  ];
  if (typed.length !== GROUPS * GROUP_LETTERS) return err({ type: 'RecoveryCodeWrong', group: shortGroup(text) });

  const letters: number[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const values = typed.slice(group * GROUP_LETTERS, (group + 1) * GROUP_LETTERS).map((letter) => ALPHABET.indexOf(letter));
    const data = values.slice(0, DATA_LETTERS);
    if (values.includes(-1) || checkLetter(data, group) !== values[DATA_LETTERS])
      return err({ type: 'RecoveryCodeWrong', group: group + 1 });
    letters.push(...data);
  }
  const key = keyOf(letters);
  return key ? ok(key) : err({ type: 'RecoveryCodeWrong', group: undefined });
}

/** 52 letters of 5 bits hold the 256 bits of the key and 4 bits over, which check the whole. */
function lettersOf(key: DatabaseKey): readonly number[] {
  let bits = (BigInt(`0x${Buffer.from(key).toString('hex')}`) << 4n) | BigInt(wholeCheck(key));
  const letters: number[] = [];
  for (let index = 0; index < GROUPS * DATA_LETTERS; index++) {
    letters.unshift(Number(bits & 31n));
    bits >>= 5n;
  }
  return letters;
}

function keyOf(letters: readonly number[]): DatabaseKey | undefined {
  const bits = letters.reduce((sum, letter) => (sum << 5n) | BigInt(letter), 0n);
  const key = databaseKey(Buffer.from((bits >> 4n).toString(16).padStart(KEY_BYTES * 2, '0'), 'hex'));
  return wholeCheck(key) === Number(bits & 15n) ? key : undefined;
}

function wholeCheck(key: DatabaseKey): number {
  return Number.parseInt(hash('sha256', key, 'hex').charAt(0), 16);
}

/**
 * Weighted sum over the field of 32 elements. The weights differ and none is zero, so every single wrong letter and
 * every exchange of two letters changes it; the place of the group is added, so every exchange of two groups does too.
 */
function checkLetter(data: readonly number[], group: number): number {
  return data.reduce((sum, letter, index) => sum ^ multiply(letter, index + 2), group + 1);
}

/** Product in GF(2^5) with the polynomial x^5 + x^2 + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let shifted = a, rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= shifted;
    shifted = shifted & 16 ? (shifted << 1) ^ 0b100101 : shifted << 1;
  }
  return product;
}

/** When the groups were typed apart, the first that has too few or too many letters. */
function shortGroup(text: string): number | undefined {
  const groups = text.trim().split(/[\s\-–—]+/);
  const at = groups.findIndex((group) => group.length !== GROUP_LETTERS);
  return groups.length > 1 && at >= 0 && at < GROUPS ? at + 1 : undefined;
}
