import { readFileSync } from 'node:fs';

/** A package of the lockfile, as far as packing the app asks. */
export interface LockedPackage {
  readonly version: string;
  /** SPDX expression; absent where the package names none. */
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

/** The packages by their folders, without the project itself. */
export function lockedPackages(): Readonly<Record<string, LockedPackage>> {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const { '': _project, ...rest } = packages;
  return rest;
}
