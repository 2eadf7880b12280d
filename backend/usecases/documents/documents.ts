import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { insertPrint, listPrintsBySettlement, nextCopyNumber } from '#db/repositories/prints.ts';
import { findSettlementById, findSettlementInForceByFair, type StoredSettlement } from '#db/repositories/settlements.ts';
import type { documentsContract } from '#shared/contract/documents.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { eventCostSheets, type Seal } from '#shared/domain/documents/event-cost-sheets.ts';
import type { SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import { PROGRAM_NAMES } from '#shared/domain/words/names.ts';
import type { SettlementId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { draftSettlement } from '../settlements/gather.ts';
import { fileName } from './pdf-file.ts';

export interface PrinterDep {
  readonly printer: DocumentPrinter;
}

/** What is to be printed: a sealed settlement as it was signed, or the draft of this moment. */
interface Printable {
  readonly snapshot: SettlementSnapshot;
  readonly sealed: StoredSettlement | undefined;
}

/** 预览: the sheets as they would print now; a draft bears its watermark. */
export async function previewSheets(
  deps: DatabaseDep & ClockDep & PrinterDep,
  input: InputOf<typeof documentsContract.preview>,
): Answer<File> {
  const printable = await findPrintable(deps.db, input);
  return printable.ok ? render(deps, printable.value, 0, deps.clock.now()) : printable;
}

/** 打印 or 另存: a sealed settlement's sheets take the next copy number, from the second on they say 补打. A draft is not counted. */
export async function issueSheets(
  deps: DatabaseDep & ClockDep & IdsDep & PrinterDep,
  input: InputOf<typeof documentsContract.issue>,
): Answer<File> {
  const printable = await findPrintable(deps.db, input);
  if (!printable.ok) return printable;
  const { sealed } = printable.value;
  if (!sealed) return render(deps, printable.value, 0, deps.clock.now());
  let file: File | undefined;
  const counted = await change(deps, input.command, 'documents.issue', async (writer, actor) => {
    const copy = await nextCopyNumber(writer, sealed.id);
    // Drawn before it is counted: what cannot be printed is no print.
    const drawn = await render(deps, printable.value, copy, actor.at);
    if (!drawn.ok) return drawn;
    file = drawn.value;
    await insertPrint(writer, {
      id: deps.ids.next<'Print'>(),
      settlementId: sealed.id,
      copyNumber: copy,
      printedBy: actor.name,
      printedAt: actor.at,
    });
    return ok({ copy, at: actor.at });
  });
  if (!counted.ok) return counted;
  // The same command sent again: the same copy.
  return file ? ok(file) : render(deps, printable.value, counted.value.copy, counted.value.at);
}

export async function listPrints(
  deps: DatabaseDep,
  input: { settlementId: SettlementId },
): Answer<readonly { copy: number; at: string; by: string }[]> {
  const prints = await listPrintsBySettlement(deps.db, input.settlementId);
  return ok(prints.map((print) => ({ copy: print.copyNumber, at: print.printedAt, by: print.printedBy })));
}

async function findPrintable(
  db: Reader,
  { fairId, settlementId }: InputOf<typeof documentsContract.preview>,
): Promise<Result<Printable, Refusal>> {
  const sealed = settlementId === undefined ? await findSettlementInForceByFair(db, fairId) : await findSettlementById(db, settlementId);
  if (sealed) return ok({ snapshot: JSON.parse(sealed.snapshot) as SettlementSnapshot, sealed });
  if (settlementId !== undefined) return err({ type: 'NotFound', what: 'settlement', id: settlementId });
  const [center, fair] = [await findCenter(db), await findFairById(db, fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const { snapshot, blockers } = await draftSettlement(db, center, fair, undefined);
  return snapshot ? ok({ snapshot, sealed: undefined }) : err({ type: 'SettlementBlocked', blockers });
}

async function render({ printer }: PrinterDep, { snapshot, sealed }: Printable, copy: number, printedAt: Instant): Answer<File> {
  const { fair, center, scheme } = snapshot;
  const title = `${fair.number} ${fair.title} ${PROGRAM_NAMES[scheme.program]}审核表`;
  const printed = await printer.print({
    sheets: eventCostSheets(snapshot, sealed && sealOf(sealed)),
    title,
    author: center.name,
    printedAt,
    copy,
  });
  if (!printed.ok) return printed;
  const name = [fair.number, fair.title, sealed ? '审核表' : '审核表（草稿）'].join(' ');
  return ok(new File([printed.value as Uint8Array<ArrayBuffer>], `${fileName(name)}.pdf`, { type: 'application/pdf' }));
}

function sealOf({ number, contentHash, approvedBy, approvedAt, state }: StoredSettlement): Seal {
  return { number, contentHash, approvedBy, approvedAt, void: state === 'void' };
}
