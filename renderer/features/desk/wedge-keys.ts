/** What a key press tells, whatever an input method makes of it: the physical key and the moment. */
export interface KeyPress {
  readonly code: string;
  readonly shift: boolean;
  /** Milliseconds of any one clock. */
  readonly at: number;
  /** Taken by an input method. */
  readonly isComposing: boolean;
}

/** No hand types a number so fast; scanners and readers leave 1 to 20 ms between keys. */
const FASTEST_HAND_MILLIS = 40;
/** A pause after which a new text begins. */
const PAUSE_MILLIS = 1000;
/** Shorter than every ticket, phone and ID number. */
const SHORTEST_SCAN = 6;

const SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Semicolon: [';', ':'],
  Minus: ['-', '_'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Equal: ['=', '+'],
  Space: [' ', ' '],
  Tab: [' ', ' '],
};

/** The presses of one text: what was pressed before a pause is not part of it. */
export function withPress(presses: readonly KeyPress[], press: KeyPress): readonly KeyPress[] {
  const last = presses.at(-1);
  return last && press.at - last.at <= PAUSE_MILLIS ? [...presses, press] : [press];
}

/** The press came so soon after the one before that a device types. */
export function isDeviceTyping(presses: readonly KeyPress[], at: number): boolean {
  const last = presses.at(-1);
  return last !== undefined && at - last.at <= FASTEST_HAND_MILLIS;
}

export type WedgeReading =
  /** Typed by hand, or without an input method: the field says it right. */
  | { readonly kind: 'asTyped' }
  /** Typed by a device into an input method: this is what it meant. */
  | { readonly kind: 'decoded'; readonly text: string }
  /** Typed by a device into an input method that hides the keys. */
  | { readonly kind: 'garbled' };

/** Reads the presses before an Enter. Through a Chinese input method a scan comes out as garbage, but the keys still tell it. */
export function readPresses(presses: readonly KeyPress[]): WedgeReading {
  if (presses.length < SHORTEST_SCAN || !presses.some((press) => press.isComposing)) return { kind: 'asTyped' };
  const gaps = presses.slice(1).map((press, index) => press.at - (presses[index]?.at ?? press.at));
  // The middle one: a busy machine may hold up a single key.
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  if (middle > FASTEST_HAND_MILLIS) return { kind: 'asTyped' };
  const characters = presses.map(characterOf);
  return characters.includes(undefined) ? { kind: 'garbled' } : { kind: 'decoded', text: characters.join('') };
}

/** Of the layout that scanners type on. Letters come out small: no number of ours depends on their case. */
function characterOf({ code, shift }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined && !(shift && code.startsWith('Digit'))) return digit;
  return SIGNS[code]?.[shift ? 1 : 0];
}
