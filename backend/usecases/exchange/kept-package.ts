import { copyFile, open, rm } from 'node:fs/promises';
import { placeFile } from '#db/connection/sync-folder.ts';
import type { TravellingOp } from '#db/exchange/chain.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { parseOpLines } from '#db/exchange/row-lines.ts';
import { findPeerById } from '#db/repositories/exchange-peers.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { ok } from '#shared/kernel/result.ts';
import { readPackage } from '../../adapters/packages/package-reader.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';

/** Packages are kept as evidence, by their content. */
export function keptFile(deps: ExchangeDeps, content: string): string {
  return exchangeFile(deps.exchange.folder, 'taken', `${content}.fdx`);
}

/** Keeps a copy that bears its name once it is whole and safe. */
export async function keepFile(file: string, kept: string): Promise<void> {
  if (kept === file) return;
  const part = `${kept}.part`;
  try {
    await copyFile(file, part);
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
    placeFile(part, kept);
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
}

/** Whose signature counts. */
export function signersOf(peer: ExchangePeer, header: PackageHeader): readonly string[] {
  return [peer.signPublic ?? header.enrolment?.signPublic].filter((key) => key !== undefined);
}

/** What a package brought when it was taken in; undefined when its file is gone. */
export async function readKeptOps(deps: ExchangeDeps, taken: PackageIn): Promise<readonly TravellingOp[] | undefined> {
  const keys = await exchangeKeys(deps.db);
  const peer = await findPeerById(deps.db, taken.peerId);
  const read = await readPackage({
    file: keptFile(deps, taken.id),
    unseal: { identities: [keys.ageIdentity] },
    signersOf: async (header) => ok(peer ? signersOf(peer, header) : []),
  });
  return read.ok ? parseOpLines(read.value.lines, read.value.header.ranges) : undefined;
}
