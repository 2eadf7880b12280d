import type { Sheet } from '#shared/domain/documents/sheet.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer } from '../answer.ts';
import type { PrinterDep } from './documents.ts';

/** Sheets whose prints are not counted, as a file under its title. */
export async function pdfFile(
  { printer, clock }: PrinterDep & ClockDep,
  title: string,
  author: string,
  sheets: readonly Sheet[],
): Answer<File> {
  const printed = await printer.print({ sheets, title, author, printedAt: clock.now(), copy: 0 });
  if (!printed.ok) return printed;
  return ok(new File([printed.value as Uint8Array<ArrayBuffer>], `${fileName(title)}.pdf`, { type: 'application/pdf' }));
}

/** A title without what file systems forbid. */
export function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}
