import { existsSync } from 'node:fs';
import { findPackageOut } from '#db/repositories/packages.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { remakePackage } from './hand-over.ts';

export interface MadeFile {
  readonly file: string;
  /** Under which it travels. */
  readonly fileName: string;
}

/** The file of a package that was made here, made anew when it is gone. */
export async function findMadeFile(deps: ExchangeDeps, packageId: string): Answer<MadeFile> {
  const made = await findPackageOut(deps.db, packageId);
  if (!made) return err({ type: 'NotFound', what: 'package', id: packageId });
  const name = {
    start: `${made.peerId}-start.fdx`,
    package: `${made.peerId}-${made.number}.fdx`,
    receipt: `${made.peerId}-receipt-${made.number}.fdx`,
  }[made.kind];
  const file = exchangeFile(deps.exchange.folder, 'out', name);
  if (!existsSync(file)) {
    // A package can be made anew from the log; a start file or a receipt is simply made once more by who needs it.
    const remade = made.kind === 'package' ? await refusingDiskFailure(() => remakePackage(deps, made.id)) : undefined;
    if (!remade) return err({ type: 'NotFound', what: 'package', id: packageId });
    if (!remade.ok) return remade;
  }
  return ok({ file, fileName: made.fileName });
}
