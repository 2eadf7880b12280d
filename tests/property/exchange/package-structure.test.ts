import { createHash, createPrivateKey, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, zstdCompressSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outerLineOf } from '#backend/adapters/packages/outer-line.ts';
import { endOfSealHead } from '#backend/adapters/packages/package-format.ts';
import { readPackage } from '#backend/adapters/packages/package-reader.ts';
import { sealedBytes, signedBytes, startOf } from '#backend/adapters/packages/package-writer.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { sumOfOutcomes } from '#shared/domain/exchange/packages.ts';
import { ok } from '#shared/kernel/result.ts';
import { type TestBackend, testBackend } from '#tests/support/backend.ts';
import { expectOk, temporaryFolder } from '#tests/support/database.ts';
import { handOverFile, startStation, type TestStation, take, tryFile } from '#tests/support/exchange.ts';
import { aHeader, filesBelow, type Keys, newKeys, type Said, sayAgain, workAtStation } from '#tests/support/packages.ts';
import { everyRow } from '#tests/support/table-contents.ts';

const folder = temporaryFolder();
let keys: Keys;
let center: TestBackend;
let station: TestStation;
let file: string;

beforeAll(async () => {
  keys = await newKeys();
  center = await testBackend();
  station = await startStation(center, 'S01');
  await workAtStation(station, 1, 3);
  ({ file } = await handOverFile(station));
  await exchangeKeys(center.db);
}, 120_000);
afterAll(async () => {
  await station.backend[Symbol.asyncDispose]();
  await center[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function seal(plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(keys.ageRecipient);
  return encrypter.encrypt(plain);
}

const plain = Buffer.from('["甲"]\t{}\n["乙"]\t{}\n');
const originals = [Buffer.alloc(300, 1), Buffer.alloc(70_000, 2)];

/** As they stand in a package, behind each other. */
type Sections = readonly [length: Buffer, header: Buffer, signature: Buffer, payload: Buffer, first: Buffer, second: Buffer];

function sectionsOf(
  over: Partial<PackageHeader>,
  payload = zstdCompressSync(plain),
): { readonly outer: string; readonly sections: Sections } {
  const header = aHeader({
    rows: 2,
    payload: { sha256: sha256Of(payload), bytes: payload.length, plainBytes: plain.length },
    attachments: originals.map((bytes) => ({ sha256: sha256Of(bytes), bytes: bytes.length })),
    ...over,
  });
  const text = Buffer.from(JSON.stringify(header));
  const outer = outerLineOf(header, sealedBytes(text.length, header));
  const key = createPrivateKey({ key: Buffer.from(keys.signPrivate, 'base64'), format: 'der', type: 'pkcs8' });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const [first, second] = originals as [Buffer, Buffer];
  return { outer, sections: [length, text, sign(null, signedBytes(outer, text), key), payload, first, second] };
}

async function readSections(outer: string, sections: readonly Uint8Array[]) {
  const sealed = await seal(Buffer.concat(sections));
  writeFileSync(folder.in('changed.fdx'), Buffer.concat([startOf(outer, sealed.subarray(0, endOfSealHead(sealed))), sealed]));
  return readPackage({
    file: folder.in('changed.fdx'),
    unseal: { identities: [keys.ageIdentity] },
    signersOf: async () => ok([keys.signPublic]),
  });
}

const at = fc.nat({ max: 5 });
/** Ways in which the sections of a package stand otherwise than they should; the numbers say which. */
const rearranged = fc.oneof(
  fc.record({ how: fc.constant('swap' as const), one: at, other: at }),
  fc.record({ how: fc.constantFrom('drop', 'double', 'empty', 'half', 'nested'), one: at, other: at }),
);

test('sections that are swapped, dropped, doubled, cut or sealed once more are refused, whichever they are', async () => {
  const { outer, sections } = sectionsOf({});
  expect((await readSections(outer, sections)).ok).toBe(true);
  const genuine = Buffer.concat(sections);
  await fc.assert(
    fc.asyncProperty(fc.array(rearranged, { minLength: 1, maxLength: 3 }), async (steps) => {
      let so: Buffer[] = [...sections];
      for (const { how, one, other } of steps) {
        const section = so[one] ?? Buffer.alloc(0);
        if (how === 'swap') [so[one], so[other]] = [so[other] ?? Buffer.alloc(0), section];
        else if (how === 'drop') so = so.toSpliced(one, 1);
        else if (how === 'double') so = so.toSpliced(one, 0, section);
        else if (how === 'empty') so[one] = Buffer.alloc(0);
        else if (how === 'half') so[one] = section.subarray(0, section.length >> 1);
        else so[one] = Buffer.from(await seal(section));
      }
      const read = await readSections(outer, so);
      expect(read.ok).toBe(Buffer.concat(so).equals(genuine));
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('sizes and counts that are not so are refused, whatever they say, without much memory', async () => {
  const number = fc.oneof(fc.nat({ max: 100_000 }), fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 1e308));
  const before = process.memoryUsage().rss;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('rows', 'bytes', 'plainBytes', 'attachment', 'more', 'fewer'), number, async (what, value) => {
      const { payload, attachments } = JSON.parse(String(sectionsOf({}).sections[1])) as PackageHeader;
      const [first, second] = attachments as [PackageHeader['attachments'][number], PackageHeader['attachments'][number]];
      const over = {
        rows: { rows: value },
        bytes: { payload: { ...payload, bytes: value } },
        plainBytes: { payload: { ...payload, plainBytes: value } },
        attachment: { attachments: [{ ...first, bytes: value }, second] },
        more: { attachments: [first, second, second] },
        fewer: { attachments: [second] },
      }[what];
      const isSo = JSON.stringify({ rows: 2, payload, attachments }) === JSON.stringify({ rows: 2, payload, attachments, ...over });
      const { outer, sections } = sectionsOf(over);
      expect((await readSections(outer, sections)).ok).toBe(isSo);
    }),
    { numRuns: 150 },
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
}, 120_000);

test.each([
  [
    'of many frames that inflate together',
    () => Buffer.concat(Array.from({ length: 64 }, () => zstdCompressSync(Buffer.alloc(16 * 1024 * 1024)))),
  ],
  ['packed twice', () => zstdCompressSync(zstdCompressSync(Buffer.alloc(256 * 1024 * 1024)))],
  ['of a frame to be skipped that says it is huge', () => Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0xff, 0xff, 0xff, 0xff, 0])],
  ['that asks for a huge window', () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0x00, 0x00])],
  ['of a checksum alone', () => Buffer.from(crc32('x').toString(16))],
])('a payload %s is refused without much memory', async (_what, make) => {
  const payload = make();
  const before = process.memoryUsage().rss;
  const said = { sha256: sha256Of(payload), bytes: payload.length, plainBytes: plain.length };
  const { outer, sections } = sectionsOf({ payload: said }, payload);
  expect((await readSections(outer, sections)).ok).toBe(false);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});

/** Names that lead elsewhere, are devices on Windows, or are none at all. */
const EVIL_NAMES = [
  '../../x',
  '/etc/passwd',
  '..\\..\\x',
  'C:\\x',
  'a:b',
  'CON',
  'aux.pdf',
  'NUL',
  'x. . .',
  'a\u0000b',
  '',
  '.',
  '..',
  '\u202efdp.exe',
  '长'.repeat(5000),
  '../'.repeat(21).padEnd(64, 'a'),
  `${'./'.repeat(26)}fairdesk.db`,
];
const evilName = fc.constantFrom(...EVIL_NAMES);

type Op = Said['ops'][number];

/** What an evil or broken program may say of its operations. */
const misSaid = fc.oneof(
  fc.record({ how: fc.constantFrom('drop' as const, 'double' as const, 'swap' as const), one: fc.nat(), other: fc.nat() }),
  fc.record({ how: fc.constantFrom('row' as const, 'tbl' as const, 'actor' as const, 'at' as const), one: fc.nat(), name: evilName }),
  fc.record({
    how: fc.constant('cell' as const),
    one: fc.nat(),
    column: fc.constantFrom('id', 'sha256', 'file_name', 'media_type', 'title', 'fair_id'),
    name: evilName,
  }),
);

test('operations that are dropped, doubled, swapped or say evil names are refused or told row by row; nothing is written elsewhere', async () => {
  const surroundings = () => filesBelow(join(center.dataFolder, '..')).filter((name) => !name.startsWith('/data/'));
  const [around, home] = [surroundings(), filesBelow(folder.path)];
  const state = () => ({
    rows: everyRow(center.db),
    files: filesBelow(center.dataFolder).filter((name) => /^.(exchange|attach)/.test(name)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(misSaid, { minLength: 1, maxLength: 3 }), async (steps) => {
      const evil = await sayAgain(file, station, center, ({ ops }) => ({ ops: steps.reduce<readonly Op[]>(misSay, ops) }));
      const before = state();
      const tried = await tryFile(center.session, evil);
      if (tried.ok) expect(sumOfOutcomes(tried.value.counts)).toBe(tried.value.rows);
      else {
        expect(refusalSentence(tried.error)).toMatch(/没有写入任何数据|编号|时钟/);
        expect(await take(center.session, center.stamp(), evil)).toEqual(tried);
      }
      expect(state()).toEqual(before);
      expect(surroundings()).toEqual(around);
      expect(filesBelow(folder.path)).toEqual(home);
    }),
    { numRuns: 40 },
  );
  // All that passes for a name, at once.
  const names = EVIL_NAMES.filter((name) => name.length < 200);
  const evil = await sayAgain(file, station, center, ({ ops }) => ({
    ops: names.reduce<readonly Op[]>(
      (so, name, n) => misSay(so, { how: 'cell', one: n, column: n % 2 ? 'file_name' : 'title', name }),
      ops,
    ),
  }));
  const taken = expectOk(await take(center.session, center.stamp(), evil));
  expect(sumOfOutcomes(taken.counts)).toBe(taken.rows);
  expect(center.db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(surroundings()).toEqual(around);
  expect(filesBelow(folder.path)).toEqual(home);
}, 240_000);

function misSay(ops: readonly Op[], step: typeof misSaid extends fc.Arbitrary<infer Step> ? Step : never): readonly Op[] {
  if (ops.length === 0) return ops;
  const one = step.one % ops.length;
  const op = ops[one] as Op;
  switch (step.how) {
    case 'drop':
      return ops.toSpliced(one, 1);
    case 'double':
      return ops.toSpliced(one, 0, op);
    case 'swap': {
      const other = step.other % ops.length;
      return ops.with(one, ops[other] as Op).with(other, op);
    }
    case 'cell': {
      const body = JSON.parse(op.body) as { v?: Record<string, unknown> };
      return ops.with(one, { ...op, body: JSON.stringify({ ...body, v: { ...body.v, [step.column]: step.name } }) });
    }
    default:
      return ops.with(one, { ...op, [step.how]: step.name });
  }
}
