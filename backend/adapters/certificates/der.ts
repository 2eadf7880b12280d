/** The few forms of DER (X.690) that a certificate is written in. Writing only: what comes from others is read by Node. */

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x30, ...parts);
}

export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x31, ...parts);
}

/** @param bytes of a number that is not negative, the most significant first, without needless zeros */
export function positiveInteger(bytes: Uint8Array): Uint8Array {
  const [first = 0] = bytes;
  return tagged(0x02, first >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes);
}

/** @param dotted `2.5.29.17` */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function octetString(content: Uint8Array): Uint8Array {
  return tagged(0x04, content);
}

/** @param unused how many of the last bits do not count */
export function bitString(content: Uint8Array, unused = 0): Uint8Array {
  return tagged(0x03, Uint8Array.of(unused), content);
}

export function utf8String(text: string): Uint8Array {
  return tagged(0x0c, Buffer.from(text, 'utf8'));
}

/** Before 2050, as certificates are to write it. @param moment its milliseconds are dropped */
export function utcTime(moment: Date): Uint8Array {
  return tagged(0x17, Buffer.from(`${moment.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`, 'latin1'));
}

export const TRUE = Uint8Array.of(0x01, 0x01, 0xff);

/** `[n]` around what has a tag of its own. */
export function explicit(n: number, content: Uint8Array): Uint8Array {
  return tagged(0xa0 + n, content);
}

/** `[n]` in the place of the tag of plain bytes. */
export function implicitBytes(n: number, content: Uint8Array): Uint8Array {
  return tagged(0x80 + n, content);
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(content.length)), content]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes = base256(length);
  return [0x80 + bytes.length, ...bytes];
}

function base256(n: number): readonly number[] {
  return n < 256 ? [n] : [...base256(Math.floor(n / 256)), n % 256];
}

function base128(n: number): readonly number[] {
  const low = n % 128;
  return n < 128 ? [low] : [...base128(Math.floor(n / 128)).map((byte) => byte | 0x80), low];
}
