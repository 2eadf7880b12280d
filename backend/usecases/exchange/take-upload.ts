import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeProgress } from '#shared/contract/exchange.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { takeOver, tryPackage } from './take-over.ts';
import { discardUpload, findUpload, listWaiting, missingUpload, putToWait } from './uploads.ts';

/** 预检 of a file that was brought. */
export async function* tryUpload(
  deps: ExchangeDeps,
  input: { readonly uploadId: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<TrialReport, Refusal>> {
  const upload = findUpload(deps, input.uploadId);
  if (!upload) return missingUpload(input.uploadId);
  return yield* tryPackage(deps, upload.file, signal);
}

/**
 * 接收 of a file that was brought, and then of those that waited for it. One before which another is missing is put to wait, without a timer:
 * it is taken when that one has come.
 */
export async function* takeUpload(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly uploadId: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ExchangeProgress, Result<{ taken: PackageIn; alsoTaken: readonly PackageIn[] }, Refusal>> {
  const upload = findUpload(deps, input.uploadId);
  if (!upload) return missingUpload(input.uploadId);
  const taken = yield* takeOver(deps, { ...input, ...upload }, signal);
  if (!taken.ok) {
    if (taken.error.type === 'Exchange' && taken.error.error.type === 'PackagesMissing')
      putToWait(deps, input.uploadId, taken.error.error.until);
    return taken;
  }
  await discardUpload(deps, input);
  const alsoTaken: PackageIn[] = [];
  for (const waiting of await listWaiting(deps)) {
    if (waiting.copy !== taken.value.peerId) continue;
    const command = { ...input.command, id: deps.ids.next<'Command'>() };
    const also = yield* takeOver(deps, { command, file: waiting.file, fileName: waiting.fileName }, signal);
    if (!also.ok) break;
    alsoTaken.push(also.value);
    await discardUpload(deps, waiting);
  }
  return ok({ taken: taken.value, alsoTaken });
}
