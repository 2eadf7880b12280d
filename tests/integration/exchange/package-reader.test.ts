import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS, MAGIC } from '#backend/adapters/packages/package-format.ts';
import { type PackageContent, type ReadPackage, readOuterLine, readPackage } from '#backend/adapters/packages/package-reader.ts';
import { packRows, startOf, writePackage } from '#backend/adapters/packages/package-writer.ts';
import { parseOpLines } from '#db/exchange/row-lines.ts';
import type { PackageError } from '#shared/domain/exchange/exchange-error.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { expectErr, expectOk, temporaryFolder } from '#tests/support/database.ts';
import { aHeader, type Keys, newKeys, type RawPackage, writeRaw } from '#tests/support/packages.ts';

const folder = temporaryFolder();
let keys: Keys;
const attachment = Buffer.from('一张发票的扫描件'.repeat(20));
let good: Buffer;

beforeAll(async () => {
  keys = await newKeys();
  const rows = await packRows([['["甲"]\t{}', '["乙"]\t{}']]);
  await writePackage({
    file: folder.in('good.fdx'),
    header: aHeader({ rows: 2, payload: rows.described, attachments: [{ sha256: sha256Of(attachment), bytes: attachment.length }] }),
    rows: rows.bytes,
    attachment: async () => attachment,
    signPrivate: keys.signPrivate,
    seal: { recipients: [keys.ageRecipient] },
  });
  good = readFileSync(folder.in('good.fdx'));
});
afterAll(() => folder[Symbol.dispose]());

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function read(file: string, over: Partial<ReadPackage> = {}): Promise<Result<PackageContent, PackageError>> {
  return readPackage({
    file,
    unseal: { identities: [keys.ageIdentity] },
    signersOf: async () => ok([keys.signPublic]),
    ...over,
  });
}

async function readBytes(bytes: Uint8Array): Promise<Result<PackageContent, PackageError>> {
  const file = folder.in('changed.fdx');
  writeFileSync(file, bytes);
  return read(file);
}

const outerEnd = () => good.indexOf(0x0a, MAGIC.length) + 1;
const sealEnd = () => good.indexOf(0x0a, good.indexOf('\n--- ', outerEnd()) + 1) + 1;

test('a package is read as it was written', async () => {
  const kept: string[] = [];
  const { header, lines } = expectOk(await read(folder.in('good.fdx'), { keep: async (sha256) => void kept.push(sha256) }));
  expect(header).toMatchObject({ from: '定西劳务协作站', rows: 2 });
  expect(lines).toEqual(['["甲"]\t{}', '["乙"]\t{}']);
  expect(kept).toEqual([sha256Of(attachment)]);
});

test('of a small package every flipped byte is refused, and the part is named', async () => {
  const wrong: string[] = [];
  for (let at = 0; at < good.length; at++) {
    const bytes = Buffer.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    const answer = await readBytes(bytes);
    const said = answer.ok ? 'accepted' : 'part' in answer.error ? `${answer.error.type} ${answer.error.part}` : answer.error.type;
    const expected =
      at < MAGIC.length
        ? /^NotAPackage$/
        : at < outerEnd()
          ? /^PackageDamaged outer$/
          : at < sealEnd()
            ? /^PackageDamaged (outer|seal)$/
            : /^PackageDamaged (header|signature|payload|attachment)$/;
    if (!expected.test(said)) wrong.push(`byte ${at}: ${said}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('of a start file every flipped byte is refused with the part named, and never as a wrong secret', async () => {
  const secret = '4821-0937-5526-1184';
  const rows = await packRows([['["甲"]\t{}']]);
  const file = folder.in('start.fdx');
  await writePackage({
    file,
    header: aHeader({ kind: 'start', rows: 1, payload: rows.described, escrow: 'AAAA' }),
    rows: rows.bytes,
    attachment: async () => new Uint8Array(),
    signPrivate: keys.signPrivate,
    seal: { secret },
  });
  const open = (typed = secret) => read(file, { unseal: { secret: typed } });
  expectOk(await open());
  expect(expectErr(await open('4821-0937-5526-1185'))).toEqual({ type: 'WrongSecret' });
  const whole = readFileSync(file);
  const headEnd = whole.indexOf(0x0a, whole.indexOf('\n--- ', MAGIC.length) + 1) + 1;
  const wrong: string[] = [];
  // Behind the head each takes as long as a secret takes to be stretched.
  for (let at = MAGIC.length; at < whole.length; at += at < headEnd ? 1 : Math.ceil((whole.length - headEnd) / 12)) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    writeFileSync(file, bytes);
    const error = expectErr(await open());
    if (error.type !== 'PackageDamaged') wrong.push(`byte ${at}: ${error.type}`);
    // Whoever has no key at all is told of the outer line, too.
    if (at < outerEnd() && at < whole.indexOf(0x0a, MAGIC.length)) expect((await readOuterLine(file)).ok).toBe(false);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('of a large package random flipped bytes are refused, and the attachment is named when it is one', async () => {
  const large = Array.from({ length: 6 }, (_, index) => Buffer.alloc(70_000, index));
  await writePackage({
    file: folder.in('large.fdx'),
    header: aHeader({
      payload: (await packRows([])).described,
      attachments: large.map((bytes) => ({ sha256: sha256Of(bytes), bytes: bytes.length })),
    }),
    rows: (await packRows([])).bytes,
    attachment: async (sha256) => large.find((bytes) => sha256Of(bytes) === sha256) ?? new Uint8Array(),
    signPrivate: keys.signPrivate,
    seal: { recipients: [keys.ageRecipient] },
  });
  const bytes = readFileSync(folder.in('large.fdx'));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2000, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const error = expectErr(await readBytes(changed));
      expect(error).toMatchObject({ type: 'PackageDamaged' });
      if (at > 70_000) expect(error).toMatchObject({ part: 'attachment' });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('of a small package every truncation is called so', async () => {
  const wrong: string[] = [];
  for (let length = 0; length < good.length; length++) {
    const answer = await readBytes(good.subarray(0, length));
    const said = answer.ok ? 'accepted' : answer.error.type;
    if (said !== 'PackageCut') wrong.push(`${length} bytes: ${said}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

test('what was appended is refused', async () => {
  expect(expectErr(await readBytes(Buffer.concat([good, Buffer.from('x')])))).toMatchObject({ type: 'PackageDamaged' });
  expect(expectErr(await readBytes(Buffer.concat([good, good])))).toMatchObject({ type: 'PackageDamaged' });
});

test('another key is told from damage', async () => {
  const other = await newKeys();
  expect(expectErr(await read(folder.in('good.fdx'), { unseal: { identities: [other.ageIdentity] } }))).toEqual({
    type: 'PackageForAnother',
    to: '淮安市公共就业服务中心',
  });
  expect(expectErr(await read(folder.in('good.fdx'), { signersOf: async () => ok([other.signPublic]) }))).toEqual({
    type: 'PackageDamaged',
    part: 'signature',
  });
  expect(expectErr(await read(folder.in('good.fdx'), { signersOf: async () => ok(['not a key']) }))).toMatchObject({ part: 'signature' });
});

describe('a stick', () => {
  test('that is gone, is a folder, or fails while it is read, is not called damage', async () => {
    expect(expectErr(await read(folder.in('gone.fdx')))).toEqual({ type: 'FileUnreadable', code: 'ENOENT' });
    expect(expectErr(await read(folder.path))).toEqual({ type: 'FileUnreadable', code: 'EISDIR' });
    expect(expectErr(await readOuterLine(folder.in('gone.fdx')))).toEqual({ type: 'FileUnreadable', code: 'ENOENT' });
  });

  test('that is pulled out at any read is not called damage either', async () => {
    const handle = await open(folder.in('large.fdx'), 'r');
    const handles = Object.getPrototypeOf(handle) as Pick<typeof handle, 'read'>;
    await handle.close();
    const genuine = handles.read;
    let [reads, good] = [0, Number.POSITIVE_INFINITY];
    handles.read = function (this: typeof handle, ...args: Parameters<typeof genuine>) {
      if (reads++ < good) return genuine.apply(this, args);
      return Promise.reject(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' }));
    } as typeof genuine;
    try {
      expectOk(await read(folder.in('large.fdx')));
      const all = reads;
      expect(all).toBeGreaterThan(4);
      for (good = 0; good < all; good++) {
        reads = 0;
        expect(expectErr(await read(folder.in('large.fdx')))).toEqual({ type: 'FileUnreadable', code: 'EIO' });
      }
    } finally {
      handles.read = genuine;
    }
  });
});

async function readRaw(raw: Omit<RawPackage, 'keys'>): Promise<PackageError> {
  const file = folder.in('raw.fdx');
  await writeRaw(file, { ...raw, keys });
  return expectErr(await read(file));
}

describe('a malformed header', () => {
  const text = (over: Readonly<Record<string, unknown>>) => JSON.stringify({ ...aHeader(), ...over });
  test.each([
    ['no JSON', 'nonsense'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another format', text({ format: 2 })],
    ['another kind', text({ kind: 'virus' })],
    ['a negative count', text({ rows: -1 })],
    ['half a row', text({ rows: 1.5 })],
    ['a count that is no safe number', text({ rows: 1e300 })],
    ['a negative size', text({ payload: { sha256: '0'.repeat(64), bytes: -1, plainBytes: 0 } })],
    ['a huge size', text({ payload: { sha256: '0'.repeat(64), bytes: LIMITS.payload + 1, plainBytes: 0 } })],
    ['a huge plain size', text({ payload: { sha256: '0'.repeat(64), bytes: 1, plainBytes: LIMITS.plainPayload + 1 } })],
    ['a path for an attachment', text({ attachments: [{ sha256: '../../../etc/passwd', bytes: 1 }] })],
    ['a path as long as a hash', text({ attachments: [{ sha256: '../'.repeat(21).padEnd(64, 'a'), bytes: 1 }] })],
    ['a hash in capitals', text({ attachments: [{ sha256: 'A'.repeat(64), bytes: 1 }] })],
    ['a hash with a line end', text({ attachments: [{ sha256: `${'a'.repeat(64)}\n`, bytes: 1 }] })],
    ['an attachment that is too large', text({ attachments: [{ sha256: 'a'.repeat(64), bytes: LIMITS.attachment + 1 }] })],
    ['a stream that is none', text({ ranges: [aRange({ stream: 'local' })] })],
    ['a number before the first', text({ ranges: [aRange({ first: 0 })] })],
    ['a date that is none', text({ madeAt: 'yesterday' })],
    ['fields that stand in for missing ones', text({}).replace('{', '{"__proto__":{"expiresOn":"2099-01-01"},')],
    ['deep lists', text({}).replace('{', `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},`)],
    ['deep objects', text({}).replace('{', `{"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)},`)],
    ['text that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1')],
  ])('%s is refused', async (_what, header) => {
    expect(await readRaw({ header, outer: outer() })).toEqual({ type: 'PackageDamaged', part: 'header' });
  });

  test('a length beyond the file or beyond reason is refused', async () => {
    expect(await readRaw({ header: text({}), headerLength: 0xffff_ffff })).toEqual({ type: 'PackageTooLarge', part: 'header' });
    expect(await readRaw({ header: text({}), headerLength: 1_000_000 })).toEqual({ type: 'PackageCut' });
    expect(await readRaw({ header: text({}), headerLength: 0 })).toEqual({ type: 'PackageDamaged', part: 'header' });
  });

  test('another one outside than inside is refused, and the outer one is named', async () => {
    expect(await readRaw({ header: text({}), outer: outer({ from: '别的站' }) })).toEqual({ type: 'PackageDamaged', part: 'outer' });
  });

  test('what a later version adds is let through', async () => {
    const rows = await packRows([]);
    const header = text({ payload: rows.described, later: { says: 'more' } });
    const sealed = 4 + Buffer.byteLength(header) + 64 + rows.bytes.length;
    const outerText = outer().replace('"sealed":0', `"sealed":${sealed},"later":1`);
    await writeRaw(folder.in('later.fdx'), { header, outer: outerText, rest: [rows.bytes], keys });
    expectOk(await read(folder.in('later.fdx')));
  });

  function outer(over: Partial<PackageHeader> = {}): string {
    const { kind, copy, from, to, stationCode, number, schema, program, madeAt } = { ...aHeader(), ...over };
    return JSON.stringify({ kind, copy, from, to, stationCode, number, schema, program, madeAt, sealed: 0 });
  }

  function aRange(over: Readonly<Record<string, unknown>>) {
    const hash = '0'.repeat(32);
    return { node: 'a1'.repeat(8), stream: 'desk', first: 1, last: 1, before: hash, after: hash, maxHlc: hash, ...over };
  }
});

describe('an outer line', () => {
  test.each([
    ['', 'PackageDamaged'],
    ['{}', 'PackageDamaged'],
    ['[]', 'PackageDamaged'],
    ['null', 'PackageDamaged'],
    ['{"kind":["package"]}', 'PackageDamaged'],
    [JSON.stringify({ ...aHeader(), sealed: -1 }), 'PackageDamaged'],
    [JSON.stringify({ ...aHeader(), kind: ['package'], sealed: 1 }), 'PackageDamaged'],
    [JSON.stringify({ ...aHeader(), escrow: { deep: 1 }, sealed: 1 }), 'PackageDamaged'],
    ['x'.repeat(5000), 'PackageTooLarge'],
  ])('%s is refused', async (line, type) => {
    writeFileSync(folder.in('outer.fdx'), Buffer.concat([startOf(line, new Uint8Array()), Buffer.alloc(10)]));
    expect(expectErr(await read(folder.in('outer.fdx')))).toEqual({ type, part: 'outer' });
    expect(expectErr(await readOuterLine(folder.in('outer.fdx')))).toEqual({ type, part: 'outer' });
  });
});

describe('a seal', () => {
  const line = () => good.subarray(MAGIC.length, outerEnd() - 1).toString();
  test.each([
    ['without an end', 'age-encryption.org/v1\n-> X25519 '.padEnd(40_000_000, 'a')],
    ['with endless recipients', `age-encryption.org/v1\n${'-> X25519 aaaa\naaaa\n'.repeat(10_000)}--- aaaa\n`],
    [
      'that takes a gigabyte to open',
      `age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 20\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
    ],
    ['of another program', 'PK\u0003\u0004'],
  ])('%s is refused before it is opened', async (_what, text) => {
    const file = folder.in('seal.fdx');
    writeFileSync(file, Buffer.concat([startOf(line(), Buffer.from(text)), Buffer.from(text), Buffer.alloc(10_000)]));
    const start = performance.now();
    const error = expectErr(await read(file, { unseal: { secret: '1234-5678-9012-3456' } }));
    expect(error).toEqual({ type: 'PackageDamaged', part: 'seal' });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a payload', () => {
  async function payload(
    plain: Buffer,
    over: { plainBytes?: number; rows?: number; packed?: Buffer },
  ): Promise<Result<PackageContent, PackageError>> {
    const packed = over.packed ?? zstdCompressSync(plain);
    const header = aHeader({
      rows: over.rows ?? 1,
      payload: { sha256: sha256Of(packed), bytes: packed.length, plainBytes: over.plainBytes ?? plain.length },
    });
    await writeRaw(folder.in('payload.fdx'), { header: JSON.stringify(header), rest: [packed], keys });
    return read(folder.in('payload.fdx'));
  }

  test('that says small and inflates large is given up soon, whatever it would come to', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(1024 * 1024 * 1024, 'a\n'));
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(expectErr(await payload(Buffer.alloc(0), { packed: bomb, plainBytes: 1000 }))).toEqual({
      type: 'PackageTooLarge',
      part: 'payload',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('with a line that does not end is given up', async () => {
    const endless = Buffer.alloc(LIMITS.line * 3, 'a');
    expect(expectErr(await payload(endless, {}))).toEqual({ type: 'PackageTooLarge', part: 'payload' });
  });

  test.each([
    ['shorter than said', Buffer.from('a\n'), { plainBytes: 3 }],
    ['longer than said', Buffer.from('a\nb\n'), { plainBytes: 2 }],
    ['with fewer rows than said', Buffer.from('a\n'), { rows: 2 }],
    ['with more rows than said', Buffer.from('a\nb\n'), { rows: 1 }],
    ['without a last line end', Buffer.from('a\nb'), { rows: 2 }],
    ['that is no UTF-8', Buffer.from([0xff, 0xfe, 0x0a]), {}],
    ['that is not compressed', Buffer.from('a\n'), { packed: Buffer.from('a\n') }],
    [
      'that is cut',
      Buffer.from('a\n'.repeat(1000)),
      { rows: 1000, packed: zstdCompressSync(Buffer.from('a\n'.repeat(1000))).subarray(0, 15) },
    ],
  ])('%s is refused', async (_what, plain, over) => {
    expect(expectErr(await payload(plain, over))).toMatchObject({ part: 'payload' });
  });
});

test('any bytes at all are refused without a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000, size: 'max' }), fc.constantFrom('', MAGIC, 'line', 'seal'), async (bytes, after) => {
      const start = {
        '': Buffer.alloc(0),
        [MAGIC]: Buffer.from(MAGIC),
        line: good.subarray(0, outerEnd()),
        seal: good.subarray(0, sealEnd()),
      }[after];
      expect((await readBytes(Buffer.concat([start ?? Buffer.alloc(0), bytes]))).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('any JSON as a header, rightly signed, is refused or read, without a crash', async () => {
  const value = fc.oneof(fc.jsonValue(), fc.integer(), fc.constantFrom(-1, 1e308, Number.MAX_SAFE_INTEGER, '', '../..', '\u0000'));
  const fields = Object.keys(aHeader({ previous: { content: '', madeAt: '' as never }, enrolment: {} as never, expiresOn: '' }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), value), async (over) => {
      const header = JSON.stringify({ ...aHeader(), ...over });
      const file = folder.in('fuzz.fdx');
      await writeRaw(file, { header, keys });
      expect((await read(file)).ok).toBe(false);
    }),
    { numRuns: 200 },
  );
});

describe('lines of operations', () => {
  const range = { node: 'a1'.repeat(8), stream: 'desk', first: 1, last: 1, before: '', after: '', maxHlc: '' };
  const line = (over: Partial<Record<number, unknown>> = {}, body = '{"v":{"id":"r1","title":"x"}}') =>
    `${JSON.stringify(['0195b2f4c0000000', 15, 'fair', 'r1', '张强', 'c1', 0].map((value, at) => (at in over ? over[at] : value)))}\t${body}`;

  test('are read', async () => expect(await parseOpLines([line()], [range])).toMatchObject([{ tbl: 'fair', row: 'r1', actor: '张强' }]));

  test.each([
    ['a time that is none', line({ 0: 'later' })],
    ['a version that is none', line({ 1: 1.5 })],
    ['a table with SQL in its name', line({ 2: 'fair"; DROP TABLE fair; --' })],
    ['a table that is no text', line({ 2: 7 })],
    ['a record that is no text', line({ 3: ['r1'] })],
    ['a person that is no text', line({ 4: { deep: 1 } })],
    ['a moment that is none', line({ 6: '2026' })],
    ['a column with SQL in its name', line({}, '{"v":{"id":"r1","title\\" = 1, \\"x":1}}')],
    ['a column that would stand in for others', line({}, '{"v":{"id":"r1","__proto__":1}}')],
    ['a value that is a list', line({}, '{"v":{"id":"r1","title":[1]}}')],
    ['half a number', line({}, '{"v":{"id":"r1","title":1.5}}')],
    ['the id of another record', line({}, '{"v":{"id":"r2","title":"x"}}')],
    ['a path for a hash', line({}, `{"v":{"id":"r1","sha256":"${'./'.repeat(26)}fairdesk.db"}}`)],
    ['no body', line({}, '')],
    ['a body that is a list', line({}, '[]')],
    ['one row too few', undefined],
  ])('%s is refused', async (_what, text) => {
    expect(await parseOpLines(text === undefined ? [] : [text], [range])).toBeUndefined();
  });

  test('a range without end is refused before it is counted up', async () => {
    expect(await parseOpLines([line()], [{ ...range, last: Number.MAX_SAFE_INTEGER }])).toBeUndefined();
  });
});
