import { stat } from 'node:fs/promises';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { FolderAccess } from '#shared/domain/exchange/exchange-folder.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { OuterLine } from '../../adapters/packages/outer-line.ts';
import { OUTER_BYTES, outerLineIn } from '../../adapters/packages/package-reader.ts';
import type { ExchangeFolder, FolderDep, ListedFiles } from '../../ports/exchange-folder.ts';
import type { Answer } from '../answer.ts';
import { cancellable } from './cancellable.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { openChosen } from './folder-setting.ts';
import { findMadeFile, type MadeFile } from './made-file.ts';
import { readOuterLine } from './read-outer-line.ts';

interface Put {
  readonly fileName: string;
  /** It lay there already, and stayed as it was. */
  readonly wasThere: boolean;
}

/** 上传: puts a package that was made here into the exchange folder; twice is as once. */
export async function* putIntoFolder(
  deps: ExchangeDeps & FolderDep,
  input: { readonly packageId: string; readonly at?: FolderAccess | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<Put, Refusal>> {
  return yield* cancellable<Put>(signal, async (report, abort) => {
    const opened = await openChosen(deps, input.at);
    if (!opened.ok) return opened;
    using folder = opened.value;
    const made = await findMadeFile(deps, input.packageId);
    if (!made.ok) return made;
    return put(folder, made.value, input.packageId, report, abort);
  });
}

async function put(
  folder: ExchangeFolder,
  { file, fileName }: MadeFile,
  packageId: string,
  report: (progress: ExchangeProgress) => void,
  signal: AbortSignal,
): Answer<Put> {
  const outer = await readOuterLine(file);
  if (!outer.ok) return outer;
  const { size } = await stat(file);
  const listed = await folder.list(signal);
  if (!listed.ok) return refuse(listed.error);
  for (const name of namesFor(fileName, packageId)) {
    const there = await standsAs(folder, listed.value, { name, bytes: size, outer: outer.value }, signal);
    if (!there.ok) return there;
    if (there.value === 'same') return ok({ fileName: name, wasThere: true });
    if (there.value === 'another') continue;
    const sent = (done: number) => report({ step: 'putting', done, total: size });
    const uploaded = await folder.upload({ path: file, bytes: size, name, report: sent, signal });
    if (!uploaded.ok) return refuse(uploaded.error);
    if (uploaded.value === 'stored') return ok({ fileName: name, wasThere: false });
  }
  return refuse({ type: 'FolderNameTaken', name: fileName });
}

/** Its own, and where another center with a station of the same code has put one there, one that nobody else gives. */
function namesFor(fileName: string, packageId: string): readonly string[] {
  return [fileName, fileName.replace(/\.fdx$/, `-${packageId.slice(0, 8)}.fdx`)];
}

async function standsAs(
  folder: ExchangeFolder,
  { files }: ListedFiles,
  ours: { readonly name: string; readonly bytes: number; readonly outer: OuterLine },
  signal: AbortSignal,
): Answer<'free' | 'same' | 'another'> {
  const there = files.find(({ name }) => name === ours.name);
  if (!there) return ok('free');
  if (there.bytes !== ours.bytes) return ok('another');
  const start = await folder.readStart(there, OUTER_BYTES, signal);
  if (!start.ok) return refuse(start.error);
  return ok(JSON.stringify(outerLineIn(start.value)) === JSON.stringify(ours.outer) ? 'same' : 'another');
}
