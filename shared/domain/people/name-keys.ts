import { pinyin } from 'pinyin-pro';

/**
 * What a person can be found by: every end of the name, of its syllables joined and of its initials, so that 建国, guo and jg find 王建国. Where
 * a surname is read otherwise than the character (单 shàn), both readings lead to the person. ü is written v.
 *
 * @returns lower-case keys without repeats; a search takes those that begin with what was typed
 */
export function nameKeys(name: string): readonly string[] {
  const characters = [
    ...name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s·•・]/g, ''),
  ];
  const keys = new Set(suffixes(characters));
  for (const reading of readings(characters.join(''))) {
    for (const key of suffixes(reading)) keys.add(key);
    for (const key of suffixes(reading.map((syllable) => [...syllable][0] ?? ''))) keys.add(key);
  }
  return [...keys];
}

/** How a typed text is looked up among the keys. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・']/g, '')
    .replaceAll('ü', 'v');
}

/** The syllables of the whole name, with the surname read as a surname and as a plain word. */
function readings(name: string): readonly (readonly string[])[] {
  const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const;
  const asName = pinyin(name, { ...options, surname: 'head' });
  const asWord = pinyin(name, { ...options, surname: 'off' });
  return asName.join() === asWord.join() ? [asName] : [asName, asWord];
}

function suffixes(parts: readonly string[]): readonly string[] {
  return parts.map((_, index) => parts.slice(index).join(''));
}
