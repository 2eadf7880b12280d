import { findCenter } from '#db/repositories/centers.ts';
import { findPeerById } from '#db/repositories/exchange-peers.ts';
import { findPackageIn } from '#db/repositories/packages.ts';
import { MERGE_REPORT_TITLE, mergeReportSheet } from '#shared/domain/documents/merge-report.ts';
import { err } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { pdfFile } from '../documents/pdf-file.ts';
import type { ExchangeDeps } from './exchange-deps.ts';
import { listNotes } from './status.ts';

const NOTES_PRINTED = 1000;

/** 合并报告 as a sheet to be signed. */
export async function printMergeReport(deps: ExchangeDeps & PrinterDep, input: { readonly packageId: string }): Answer<File> {
  const [taken, center] = [await findPackageIn(deps.db, input.packageId), await findCenter(deps.db)];
  if (!taken) return err({ type: 'NotFound', what: 'package', id: input.packageId });
  if (!center) return err({ type: 'SetupMissing' });
  const peer = await findPeerById(deps.db, taken.peerId);
  const notes = await listNotes(deps, { packageId: taken.id, after: -1, limit: NOTES_PRINTED });
  if (!notes.ok) return notes;
  const agreed = peer?.agreed && peer.agreed.at >= taken.takenAt ? peer.agreed.checksum : undefined;
  const sheet = mergeReportSheet({ centerName: center.name, isSample: center.sample, taken, agreed, notes: notes.value });
  return pdfFile(deps, `${MERGE_REPORT_TITLE} ${taken.header.stationCode}-${taken.number}`, center.name, [sheet]);
}
