import type { Refusal } from '#shared/contract/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { OuterLine } from '../../adapters/packages/outer-line.ts';
import * as packages from '../../adapters/packages/package-reader.ts';
import { refuse } from './exchange-deps.ts';

/** What anybody may read of a package, without any key. */
export async function readOuterLine(file: string): Promise<Result<OuterLine, Refusal>> {
  const outer = await packages.readOuterLine(file);
  return outer.ok ? outer : refuse(outer.error);
}
