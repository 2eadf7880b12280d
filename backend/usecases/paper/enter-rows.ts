import type { Writer } from '#db/connection/handles.ts';
import { insertPaperBatch, insertPaperEntries } from '#db/repositories/paper-batches.ts';
import { findPaperSheetById } from '#db/repositories/paper-sheets.ts';
import type { EnteredRow, EnteredRows, paperContract, RowMeaning } from '#shared/contract/paper.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { PaperBatch, PaperEntry, PaperSheet } from '#shared/domain/paper/paper-sheet.ts';
import { formatRowCode, formatSheetCode } from '#shared/domain/paper/row-code.ts';
import { parseContactNumber } from '#shared/domain/signups/contact-number.ts';
import { believedMoment } from '#shared/domain/signups/decide-scan.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import { arrive, findFairUnderWay } from '../arrivals/arrivals.ts';
import { subjectOf } from '../desk/find-subject.ts';
import { keepScan } from '../desk/scan.ts';
import type { InputOf } from '../input-of.ts';
import { registerPeople } from '../people/register.ts';
import { ensureSignup, findFairThatTakesPlace } from '../signups/sign-up.ts';
import { findRow } from './find-rows.ts';

type EnterDeps = DatabaseDep & ClockDep & IdsDep;
type Input = InputOf<typeof paperContract.enter>;
type WalkIn = NonNullable<Input['rows'][number]['walkIn']>;

/** A row as it is entered, with what was kept of it. */
interface Entered {
  readonly line: EnteredRow;
  readonly scanId: PaperEntry['scanId'];
  readonly arrivalId: PaperEntry['arrivalId'];
}

/** 补录: persons are decided as at the desk, so nobody counts twice; units arrive. All in one, or none. */
export function enterRows(deps: EnterDeps, input: Input): Answer<EnteredRows> {
  return change(deps, input.command, 'paper.enter', async (writer, actor) => {
    const fair = await findFairThatTakesPlace(writer, input.fairId);
    if (!fair.ok) return fair;
    const moment = momentOf(fair.value, input.arrivedAt, actor.at);
    if (!moment.ok) return moment;
    const batch: PaperBatch = {
      id: deps.ids.next<'PaperBatch'>(),
      fairId: input.fairId,
      arrivedAt: moment.value,
      enteredBy: actor.name,
      enteredAt: actor.at,
      undone: undefined,
    };
    const lines: EnteredRow[] = [];
    const entries: PaperEntry[] = [];
    const run = new EntryRun(deps, writer, actor, fair.value, moment.value);
    for (const { sheetId, row, walkIn } of input.rows) {
      const sheet = await findPaperSheetById(writer, sheetId);
      if (sheet?.fairId !== input.fairId) return err({ type: 'NotFound', what: 'paperSheet', id: sheetId });
      const entered = await run.enter(sheet, row, walkIn);
      if (!entered.ok) return entered;
      const { line, ...kept } = entered.value;
      lines.push(line);
      entries.push({ id: deps.ids.next<'PaperEntry'>(), batchId: batch.id, sheetId, row, ...kept });
    }
    await insertPaperBatch(writer, batch);
    await insertPaperEntries(writer, entries);
    return ok({ batchId: batch.id, rows: lines });
  });
}

/** Somebody came on a day of the fair, and not in the future. */
function momentOf(fair: Fair, arrivedAt: Instant, now: Instant): Result<Instant, Refusal> {
  const { at, isClockOff } = believedMoment(arrivedAt, now);
  const day = chinaDate(at);
  return isClockOff || day < fair.startsOn || day > fair.endsOn
    ? err({ type: 'OutsideFairDays', from: fair.startsOn, to: fair.endsOn })
    : ok(at);
}

/** The rows of one command, entered one after the other. */
class EntryRun {
  readonly #deps: EnterDeps;
  readonly #writer: Writer;
  readonly #actor: Actor;
  readonly #fair: Fair;
  readonly #moment: Instant;

  constructor(deps: EnterDeps, writer: Writer, actor: Actor, fair: Fair, moment: Instant) {
    this.#deps = deps;
    this.#writer = writer;
    this.#actor = actor;
    this.#fair = fair;
    this.#moment = moment;
  }

  async enter(sheet: PaperSheet, row: number, walkIn: WalkIn | undefined): Promise<Result<Entered, Refusal>> {
    const meaning = await findRow(this.#writer, sheet, row);
    if (!meaning) return err({ type: 'PaperRowUnknown', row });
    const code = formatRowCode(sheet.fairId, sheet, row);
    if (meaning.kind === 'unit') return this.#enterUnit(sheet, row, code, meaning);
    if (meaning.kind === 'person') return ok(await this.#enterPerson(sheet, code, meaning.entry));
    const registered = await this.#register(code, walkIn);
    return registered.ok ? ok(await this.#enterPerson(sheet, code, registered.value)) : registered;
  }

  async #enterPerson(sheet: PaperSheet, code: string, entry: SignupEntry): Promise<Entered> {
    const { id: fairId } = this.#fair;
    const found = await subjectOf(this.#writer, fairId, entry);
    const at = { fairId, desk: deskOf(fairId, sheet), takenAt: this.#moment };
    const { line, first } = await keepScan(this.#deps, this.#writer, { at, actor: this.#actor, way: 'paper', text: undefined }, found);
    // A sign-up that is known is never left to be decided.
    const outcome = line.verdict === 'pending' ? 'rejected' : line.verdict;
    return { line: { code, name: entry.person.name, outcome, first, reason: line.reason }, scanId: line.id, arrivalId: undefined };
  }

  async #enterUnit(
    sheet: PaperSheet,
    row: number,
    code: string,
    meaning: RowMeaning & { kind: 'unit' },
  ): Promise<Result<Entered, Refusal>> {
    const fair = await findFairUnderWay(this.#writer, this.#fair.id, this.#moment);
    if (!fair.ok) return fair;
    const arrived = await arrive(
      this.#deps,
      this.#writer,
      { ...this.#actor, at: this.#moment },
      {
        fairId: this.#fair.id,
        participationId: sheet.rows[row - 1] as ParticipationId,
        staff: undefined,
        way: 'paper',
      },
    );
    const line = { code, name: meaning.unitName, reason: undefined };
    if (arrived.ok) return ok({ line: { ...line, outcome: 'accepted', first: undefined }, scanId: undefined, arrivalId: arrived.value.id });
    if (arrived.error.type !== 'UnitArrivedAlready') return arrived;
    const { at, by } = arrived.error;
    return ok({ line: { ...line, outcome: 'duplicate', first: { at, desk: by } }, scanId: undefined, arrivalId: undefined });
  }

  async #register(code: string, walkIn: WalkIn | undefined): Promise<Result<SignupEntry, Refusal>> {
    const number = walkIn && parseContactNumber(walkIn.number);
    if (!number?.ok) return err({ type: 'PaperRowIncomplete', code });
    const { personal } = this.#deps.db;
    const person = { name: walkIn?.name ?? '', phone: undefined, document: undefined, ...number.value };
    const [registered] = await registerPeople(this.#deps, this.#writer, personal, [person], {
      actor: this.#actor,
      source: 'walkIn',
      fairId: this.#fair.id,
      importBatchId: undefined,
    });
    if (!registered) throw new Error('A registration was made for nobody');
    const signing = { fair: this.#fair, person: registered.person, source: 'paper', actor: this.#actor } as const;
    return ok((await ensureSignup(this.#writer, personal, signing)).entry);
  }
}

/** Stands where a desk stands, so that a duplicate says on which sheet the person signed. */
function deskOf(fairId: FairId, sheet: PaperSheet): string {
  return `签到表 ${formatSheetCode(fairId, sheet)}`;
}
