import { fen, type Money } from '#shared/kernel/money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const SECTIONS = ['', '万', '亿', '万亿'] as const;
const PREFIX = '人民币';

/**
 * 大写金额 by the rules for bills (支付结算办法附一): 人民币 directly in front; 整 after 元 or 角, never after 分;
 * one 零 for zeros between other digits and for an empty 角 before 分.
 *
 * Where the rules leave a choice, one style is kept: 整 is written after 角, and 零 stands between a section that ends in zeros and
 * what follows (107000.53 → 壹拾万柒仟元伍角叁分: no 零, since 角 is not empty).
 *
 * @param amount 分
 */
export function capitalAmount(amount: Money): string {
  const sign = amount < 0 ? '负' : '';
  const absolute = Math.abs(amount);
  const yuan = Math.floor(absolute / 100);
  const jiao = Math.floor((absolute % 100) / 10);
  const cents = absolute % 10;
  if (absolute === 0) return `${PREFIX}零元整`;

  let text = yuan === 0 ? '' : `${capitalInteger(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${PREFIX}${sign}${text}整`;
  if (jiao > 0) text += `${DIGITS.charAt(jiao)}角`;
  if (cents === 0) return `${PREFIX}${sign}${text}整`;
  if (jiao === 0 && yuan > 0) text += '零';
  return `${PREFIX}${sign}${text}${DIGITS.charAt(cents)}分`;
}

/** A positive whole number in capitals, section by section of four digits. */
function capitalInteger(value: number): string {
  const sections: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) sections.push(rest % 10_000);
  let text = '';
  let zeroBefore = false;
  for (let index = sections.length - 1; index >= 0; index--) {
    const section = sections[index] ?? 0;
    if (section === 0) {
      zeroBefore = text !== '';
      continue;
    }
    if (text !== '' && (zeroBefore || section < 1000)) text += '零';
    text += `${capitalSection(section)}${sectionName(index, sections)}`;
    zeroBefore = false;
  }
  return text;
}

/** 万亿 loses its 亿 when 亿 follows from the next section: 壹万贰仟亿, not 壹万亿贰仟亿. */
function sectionName(index: number, sections: readonly number[]): string {
  if (index === 3 && (sections[2] ?? 0) > 0) return '万';
  return SECTIONS[index] ?? '';
}

/** 1–9999 */
function capitalSection(section: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(section / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    if (zero) text += '零';
    text += `${DIGITS.charAt(digit)}${PLACES[place]}`;
    zero = false;
  }
  return text;
}

/**
 * Reads a capital amount back, for the proof that figures and capitals of a sheet agree.
 *
 * @returns 分, or undefined when the text is not an amount in capitals
 */
export function parseCapitalAmount(text: string): Money | undefined {
  const match = /^人民币(负?)(?:([^元角分整]+)元)?(?:([^元角分整零])角)?(?:零?([^元角分整零])分)?(整?)$/.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined && match[4] === undefined)) return undefined;
  const yuan = match[2] === undefined ? 0 : parseCapitalInteger(match[2]);
  if (yuan === undefined) return undefined;
  const jiao = match[3] === undefined ? 0 : DIGITS.indexOf(match[3]);
  const cents = match[4] === undefined ? 0 : DIGITS.indexOf(match[4]);
  if (jiao < 0 || cents < 0) return undefined;
  const total = yuan * 100 + jiao * 10 + cents;
  if (!Number.isSafeInteger(total)) return undefined;
  return fen(match[1] ? -total : total);
}

function parseCapitalInteger(text: string): number | undefined {
  if (text === '零') return 0;
  let [total, section, digit] = [0, 0, 0];
  for (const character of text) {
    const value = DIGITS.indexOf(character);
    const place = (PLACES as readonly string[]).indexOf(character);
    if (value >= 0) digit = value;
    else if (place > 0) {
      section += digit * 10 ** place;
      digit = 0;
    } else if (character === '万' || character === '亿') {
      const unit = character === '万' ? 10_000 : 100_000_000;
      // 亿 multiplies what stands before it, an earlier 万 included; 万 only its own section.
      if (character === '亿') total = (total + section + digit) * unit;
      else total += (section + digit) * unit;
      section = 0;
      digit = 0;
    } else return undefined;
  }
  return total + section + digit;
}
