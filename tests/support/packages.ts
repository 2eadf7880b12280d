import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { outerLineOf } from '#backend/adapters/packages/outer-line.ts';
import { endOfSealHead } from '#backend/adapters/packages/package-format.ts';
import { readPackage } from '#backend/adapters/packages/package-reader.ts';
import { packRows, signedBytes, startOf, writePackage } from '#backend/adapters/packages/package-writer.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { opLines, parseOpLines } from '#db/exchange/row-lines.ts';
import { chainHash } from '#db/log/operation.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { FAIR_DETAILS, type TestBackend } from './backend.ts';
import { expectOk } from './database.ts';
import type { TestStation } from './exchange.ts';
import { testIdNumber, testPhone } from './people.ts';

export interface Keys {
  readonly signPublic: string;
  readonly signPrivate: string;
  readonly ageIdentity: string;
  readonly ageRecipient: string;
}

export async function newKeys(): Promise<Keys> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const ageIdentity = await generateX25519Identity();
  return {
    signPublic: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signPrivate: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    ageIdentity,
    ageRecipient: await identityToRecipient(ageIdentity),
  };
}

export function aHeader(over: Partial<PackageHeader> = {}): PackageHeader {
  return {
    format: 1,
    kind: 'package',
    copy: '01990000-0000-7000-8000-00000000abcd',
    node: 'a1'.repeat(8),
    from: '定西劳务协作站',
    to: '淮安市公共就业服务中心',
    stationCode: 'S01',
    number: 1,
    previous: undefined,
    schema: 15,
    program: '0.1.0',
    madeBy: '张强',
    madeAt: instant('2026-03-20T02:00:00.000Z'),
    ranges: [],
    after: {},
    rows: 0,
    taken: 0,
    checksum: '0'.repeat(32),
    payload: { sha256: '0'.repeat(64), bytes: 0, plainBytes: 0 },
    attachments: [],
    continues: undefined,
    enrolment: undefined,
    expiresOn: undefined,
    ...over,
  };
}

export interface RawPackage {
  /** As text; what stands in the header unless given. */
  readonly outer?: string;
  /** As text, whatever it says. */
  readonly header: string;
  /** Of the header's bytes; what the writer would say unless given. */
  readonly headerLength?: number;
  readonly signature?: Uint8Array;
  readonly rest?: readonly Uint8Array[];
  readonly keys: Keys;
}

/** Writes a package with whatever is asked for in it: signed and sealed as it should be, unless told otherwise. */
export async function writeRaw(file: string, { keys, rest = [], ...raw }: RawPackage): Promise<void> {
  const header = Buffer.from(raw.header);
  const outer = raw.outer ?? outerLineOf(JSON.parse(raw.header) as PackageHeader, 4 + header.length + 64 + Buffer.concat(rest).length);
  const key = createPrivateKey({ key: Buffer.from(keys.signPrivate, 'base64'), format: 'der', type: 'pkcs8' });
  const signature = raw.signature ?? sign(null, signedBytes(outer, header), key);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(raw.headerLength ?? header.length);
  const encrypter = new Encrypter();
  encrypter.addRecipient(keys.ageRecipient);
  const sealed = await encrypter.encrypt(Buffer.concat([length, header, signature, ...rest]));
  writeFileSync(file, Buffer.concat([startOf(outer, sealed.subarray(0, endOfSealHead(sealed))), sealed]));
}

/** What a package says, to be said differently. */
export interface Said {
  readonly header: PackageHeader;
  readonly ops: readonly Omit<OpTable, 'h'>[];
  readonly attachments: readonly Uint8Array[];
}

/**
 * Writes what a station says anew, as another version of the program or an evil one would: chained, signed by the station, sealed to the center.
 *
 * @returns the file, beside the first one
 */
export async function sayAgain(
  file: string,
  station: TestStation,
  center: TestBackend,
  change: (said: Said) => Partial<Said>,
  sealedTo?: string,
): Promise<string> {
  const own = await exchangeKeys(station.backend.db);
  const theirs = await exchangeKeys(center.db);
  const files = new Map<string, Uint8Array>();
  const read = expectOk(
    await readPackage({
      file,
      unseal: { identities: [theirs.ageIdentity] },
      signersOf: async () => ok([own.signPublic]),
      keep: async (sha256, bytes) => {
        files.set(sha256, bytes);
      },
    }),
  );
  const ops = await parseOpLines(read.lines, read.header.ranges);
  if (!ops) throw new Error('No operations');
  const said: Said = { header: read.header, ops, attachments: [...files.values()] };
  const so = { ...said, ...change(said) };
  const chained = so.header.ranges.map((range) => {
    const of = so.ops.filter(({ node, stream }) => node === range.node && stream === range.stream);
    return { ...range, after: of.reduce((h, op) => chainHash(h, op), range.before), maxHlc: of.at(-1)?.hlc ?? range.maxHlc };
  });
  const rows = await packRows([opLines()(so.ops as OpTable[])]);
  const again = join(file, '..', `${randomUUID()}.fdx`);
  await writePackage({
    file: again,
    header: { ...so.header, ranges: chained, rows: so.ops.length, payload: rows.described },
    rows: rows.bytes,
    attachment: async (sha256) => files.get(sha256) ?? new Uint8Array(),
    signPrivate: own.signPrivate,
    seal: { recipients: [sealedTo ?? theirs.ageRecipient] },
  });
  return again;
}

/** What a station does in a week, an attachment among it. */
export async function workAtStation({ backend, stamp }: TestStation, from: number, count: number): Promise<void> {
  const { client } = backend;
  const fair = await client.fairs.create({ command: stamp(), details: { ...FAIR_DETAILS, title: `第${from}场`, venueDivision: '621102' } });
  for (let n = from; n < from + count; n++)
    await client.signups.signUp({
      command: stamp(),
      fairId: fair.id,
      person: { name: '马小军', documentKind: 'residentId', documentNumber: testIdNumber(n), phone: testPhone(n), groups: [] },
    } as never);
  const voucher = await client.vouchers.create({
    command: stamp(),
    fairId: fair.id,
    details: {
      number: `2634200000000000${String(from).padStart(4, '0')}`,
      voucherDate: '2026-03-06',
      payee: '安徽皖运汽车租赁有限公司',
      payer: 'organizer',
      items: [{ category: 'transport', amount: 100_000, serviceDate: '2026-03-05' }],
    },
  });
  const scan = new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3000, from % 250)])], `发票${from}.pdf`, {
    type: 'application/pdf',
  });
  await client.vouchers.attach({ command: stamp(), id: voucher.voucher.id, file: scan } as never);
}

/** Every file below a folder with its size. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file.slice(folder.length)} ${statSync(file).size}`)
    .sort();
}
