import { Decrypter } from 'age-encryption';
import { parseOpLines, parseViewLines } from '#db/exchange/row-lines.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { readOuterLine, readPackage } from '../../adapters/packages/package-reader.ts';
import { refuse } from './exchange-deps.ts';

/** What the custodian sees of a package: what it would bring. */
export interface CustodianView {
  readonly header: PackageHeader;
  readonly rows: number;
  readonly attachments: number;
  readonly byTable: Readonly<Record<string, number>>;
}

/** 第二保管人: opens a package with the key that is locked away. Who signed it cannot be told without the center's file. */
export async function openAsCustodian(file: string, identity: string): Promise<Result<CustodianView, Refusal>> {
  if (!isIdentity(identity)) return refuse({ type: 'RecipientInvalid' });
  const read = await readPackage({ file, unseal: { identities: [identity] }, signersOf: async () => ok('unproved') });
  if (!read.ok) return refuse(read.error);
  const { header, lines } = read.value;
  const tables =
    header.kind === 'package'
      ? (await parseOpLines(lines, header.ranges))?.map(({ tbl }) => tbl)
      : parseViewLines(lines)?.map(({ table }) => table);
  if (!tables) return refuse({ type: 'PackageDamaged', part: 'payload' });
  const byTable: Record<string, number> = Object.create(null);
  for (const table of tables) byTable[table] = (byTable[table] ?? 0) + 1;
  return ok({ header, rows: header.rows, attachments: header.attachments.length, byTable });
}

/**
 * 取回启动口令: a start file carries its secret, sealed to the custodian.
 *
 * @returns undefined when there was no custodian when it was made
 */
export async function openEscrow(file: string, identity: string): Promise<Result<string | undefined, Refusal>> {
  const outer = await readOuterLine(file);
  if (!outer.ok) return refuse(outer.error);
  if (!isIdentity(identity)) return refuse({ type: 'RecipientInvalid' });
  if (outer.value.escrow === undefined) return ok(undefined);
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity);
    return ok(await decrypter.decrypt(Buffer.from(outer.value.escrow, 'base64'), 'text'));
  } catch {
    return refuse({ type: 'RecipientInvalid' });
  }
}

function isIdentity(text: string): boolean {
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    return false;
  }
}
