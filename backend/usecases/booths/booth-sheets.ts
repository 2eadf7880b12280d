import { findBoothPlan } from '#db/repositories/booths.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import type { boothsContract } from '#shared/contract/booths.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type BoothSheetFacts, boothCardSheet, boothPlanSheet } from '#shared/domain/documents/booth-sheets.ts';
import type { Sheet } from '#shared/domain/documents/sheet.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import type { InputOf } from '../input-of.ts';

type SheetDeps = DatabaseDep & ClockDep & PrinterDep;

interface Gathered {
  readonly fair: Fair;
  readonly facts: BoothSheetFacts;
}

/** 展位图 as the hall stands at this moment. */
export async function printPlan(deps: SheetDeps, input: InputOf<typeof boothsContract.planSheet>): Answer<File> {
  const gathered = await gather(deps, input.fairId);
  if (!gathered.ok) return gathered;
  const { fair, facts } = gathered.value;
  if (facts.plan.booths.length === 0) return err({ type: 'BoothsMissing', fairId: fair.id });
  return printSheet(deps, gathered.value, boothPlanSheet(facts), '展位图');
}

/** 展位卡 of the booths that have a unit; what else a card says is added through `detailsOf`. */
export async function printCards(deps: SheetDeps, input: InputOf<typeof boothsContract.cards>): Answer<File> {
  const gathered = await gather(deps, input.fairId);
  if (!gathered.ok) return gathered;
  const { fair, facts } = gathered.value;
  const chosen = input.ids && new Set(input.ids);
  const booths = facts.plan.booths.filter((booth) => chosen?.has(booth.id) ?? true);
  const sheet = boothCardSheet({ ...facts, plan: { ...facts.plan, booths } }, input.perPage, () => []);
  if (sheet.blocks.length === 0) return err({ type: 'BoothsMissing', fairId: fair.id });
  return printSheet(deps, gathered.value, sheet, '展位卡');
}

async function gather({ db }: DatabaseDep, fairId: FairId): Promise<Result<Gathered, Refusal>> {
  const [center, fair] = [await findCenter(db), await findFairById(db, fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const roster = await listRosterByFair(db, fairId);
  return ok({
    fair,
    facts: {
      plan: await findBoothPlan(db, fairId),
      center,
      fairTitle: fair.title,
      timeAndPlace: `${formatChineseDate(fair.startsOn)}　${fair.venueName}`,
      unitNames: new Map(roster.map(({ participation, unit }) => [participation.id, unit.name])),
    },
  });
}

async function printSheet({ printer, clock }: SheetDeps, { fair, facts }: Gathered, sheet: Sheet, what: string): Answer<File> {
  const title = `${fair.number} ${fair.title} ${what}`;
  const printed = await printer.print({ sheets: [sheet], title, author: facts.center.name, printedAt: clock.now(), copy: 1 });
  if (!printed.ok) return printed;
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return ok(new File([printed.value as Uint8Array<ArrayBuffer>], `${name}.pdf`, { type: 'application/pdf' }));
}
