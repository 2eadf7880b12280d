import type { Reader } from '#db/connection/handles.ts';
import { insertCardPrints, listCardPrintsByFair } from '#db/repositories/card-prints.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import { listEntriesByFair } from '#db/repositories/signup-entries.ts';
import type { CardSubject, cardsContract } from '#shared/contract/cards.ts';
import { CARD_LAYOUT_DETAILS } from '#shared/domain/cards/card-layouts.ts';
import { CARD_KIND_NAMES, type CardKind, printedBefore } from '#shared/domain/cards/card-print.ts';
import { type CardSheetFacts, cardSheet, personCell, staffCells } from '#shared/domain/documents/card-sheets.ts';
import type { Cell } from '#shared/domain/documents/sheet.ts';
import { timeAndPlace } from '#shared/domain/documents/time-and-place.ts';
import type { FairId, ParticipationId, SignupId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { PrinterDep } from '../documents/documents.ts';
import { type FairAtCenter, findFairAtCenter, printFairPapers } from '../documents/print-fair-papers.ts';
import type { InputOf } from '../input-of.ts';

type PrintDeps = DatabaseDep & ClockDep & IdsDep & PrinterDep;
type Choice = InputOf<typeof cardsContract.print>;

/** Beyond any fair. */
const EVERYBODY = 10_000_000;

/** Somebody with the cards that are printed for them. */
interface CardHolder {
  readonly id: SignupId | ParticipationId;
  readonly name: string;
  readonly cells: (facts: CardSheetFacts, perUnit: number) => readonly Cell[];
}

/** Who can have a card of this kind, and who has. */
export async function listCardSubjects(
  { db }: DatabaseDep,
  { fairId, kind }: InputOf<typeof cardsContract.subjects>,
): Answer<readonly CardSubject[]> {
  const printed = printedBefore(await listCardPrintsByFair(db, fairId, kind));
  return ok((await holdersOf(db, fairId, kind)).map(({ id, name }) => ({ id, name, printed: printed.get(id) })));
}

/** 打印卡证: each print is a row of its own. Without a reason nobody's card is printed twice. */
export async function printCards(deps: PrintDeps, input: Choice): Answer<File> {
  const at = await findFairAtCenter(deps.db, input.fairId);
  if (!at.ok) return at;
  const wanted = new Set<CardHolder['id']>(input.ids);
  const holders = (await holdersOf(deps.db, input.fairId, input.kind)).filter(({ id }) => wanted.has(id));
  if (holders.length === 0) return err({ type: 'NothingToPrint' });
  let file: File | undefined;
  const kept = await change(deps, input.command, 'cards.print', async (writer, actor) => {
    const printed = printedBefore(await listCardPrintsByFair(writer, input.fairId, input.kind));
    const again = holders.flatMap(({ id, name }) => {
      const before = printed.get(id);
      return before ? [{ name, printed: before }] : [];
    });
    const [first] = again;
    if (first && input.reason === undefined) return err({ type: 'CardsPrinted', count: again.length, ...first });
    // Drawn before it is counted: what cannot be printed is no print.
    const drawn = await draw(deps, at.value, holders, input, actor.at);
    if (!drawn.ok) return drawn;
    file = drawn.value;
    await insertCardPrints(
      writer,
      holders.map(({ id }) => ({
        id: deps.ids.next<'CardPrint'>(),
        fairId: input.fairId,
        kind: input.kind,
        subjectId: id,
        printedBy: actor.name,
        printedAt: actor.at,
        reason: printed.has(id) ? input.reason : undefined,
      })),
    );
    return ok({ at: actor.at });
  });
  if (!kept.ok) return kept;
  // The same command sent again: the same cards.
  return file ? ok(file) : draw(deps, at.value, holders, input, kept.value.at);
}

/** In the order of signing up, or of the roster. */
async function holdersOf(db: Reader, fairId: FairId, kind: CardKind): Promise<readonly CardHolder[]> {
  if (kind === 'staff') {
    const roster = await listRosterByFair(db, fairId);
    return roster
      .filter(({ participation }) => participation.presence === 'onsite' && participation.attendance !== 'cancelled')
      .map(({ participation, unit }) => ({
        id: participation.id,
        name: unit.name,
        cells: (facts, perUnit) => staffCells(unit.name, participation.booth, perUnit, facts),
      }));
  }
  const entries = await listEntriesByFair(db, fairId, { limit: EVERYBODY });
  return entries
    .filter(({ signup }) => signup.cancelReason === undefined)
    .map((entry) => ({ id: entry.signup.id, name: entry.person.name, cells: (facts) => [personCell(entry, kind, facts)] }));
}

function draw(deps: PrinterDep, at: FairAtCenter, holders: readonly CardHolder[], choice: Choice, printedAt: Instant): Answer<File> {
  const { kind, outlines, offset, perUnit } = choice;
  const facts: CardSheetFacts = { center: at.center, fairTitle: at.fair.title, timeAndPlace: timeAndPlace(at.fair) };
  const cells = holders.flatMap((holder) => holder.cells(facts, perUnit));
  const sheet = cardSheet(cells, kind, { layout: CARD_LAYOUT_DETAILS[choice.layout], outlines, offset }, facts);
  return printFairPapers(deps, at, { sheets: [sheet], what: CARD_KIND_NAMES[kind], copy: 1, at: printedAt });
}
