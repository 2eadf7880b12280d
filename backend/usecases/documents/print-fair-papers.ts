import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Center } from '#shared/domain/centers/center.ts';
import type { Sheet } from '#shared/domain/documents/sheet.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { PrinterDep } from './documents.ts';

/** What every paper of a fair is headed with. */
export interface FairAtCenter {
  readonly center: Center;
  readonly fair: Fair;
}

export async function findFairAtCenter(db: Reader, fairId: FairId): Promise<Result<FairAtCenter, Refusal>> {
  const [center, fair] = [await findCenter(db), await findFairById(db, fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  return fair ? ok({ center, fair }) : err({ type: 'NotFound', what: 'fair', id: fairId });
}

/** The sheets as one file. @param what e.g. 签到表, in its name @param copy 1 for the first print */
export async function printFairPapers(
  { printer }: PrinterDep,
  { center, fair }: FairAtCenter,
  papers: { readonly sheets: readonly Sheet[]; readonly what: string; readonly copy: number; readonly at: Instant },
): Answer<File> {
  const title = `${fair.number} ${fair.title} ${papers.what}`;
  const printed = await printer.print({ sheets: papers.sheets, title, author: center.name, printedAt: papers.at, copy: papers.copy });
  if (!printed.ok) return printed;
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return ok(new File([printed.value as Uint8Array<ArrayBuffer>], `${name}.pdf`, { type: 'application/pdf' }));
}
