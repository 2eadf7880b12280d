import type { Writer } from '#db/connection/handles.ts';
import { listArrivalsOf } from '#db/repositories/arrivals.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFeedbackByParticipation } from '#db/repositories/feedback.ts';
import { listJobsByParticipation, removeJobs } from '#db/repositories/jobs.ts';
import {
  findParticipationById,
  findParticipationByUnit,
  insertParticipations,
  listRosterByFair,
  nextRosterOrder,
  type RosterEntry,
  removeParticipations,
  setAttendance as storeAttendance,
  updateParticipation,
} from '#db/repositories/participations.ts';
import { findUnitByCreditCode, findUnitById, insertUnits, updateUnit } from '#db/repositories/units.ts';
import { listVoucherNumbersByUnit } from '#db/repositories/vouchers.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { RosterLine, rosterContract } from '#shared/contract/roster.ts';
import { type CreditCodeFault, parseCreditCode } from '#shared/domain/units/credit-code.ts';
import type { Attendance, Participation, Unit } from '#shared/domain/units/unit.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import { judgeUnits } from '../arrivals/no-show-rule.ts';
import { followTypedBooths, freeBoothsOf } from '../booths/booths-of-roster.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { InputOf } from '../input-of.ts';
import { rosterLine } from './roster-lines.ts';

type ParticipationFields = Pick<
  InputOf<typeof rosterContract.update>,
  'booth' | 'presence' | 'localOverride' | 'localNote' | 'contact' | 'phone' | 'jobs' | 'headcount' | 'remark'
>;

/** Puts one unit on the roster; a unit known by its credit code is taken as it is known. */
export function addToRoster(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof rosterContract.add>): Answer<RosterLine> {
  return change(deps, input.command, 'roster.add', async (writer) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    const creditCode = parseCreditCode(input.creditCode);
    if (!creditCode.ok) return err(creditCodeRefusal(creditCode.error, input.creditCode));
    const known = await findUnitByCreditCode(writer, creditCode.value);
    if (known) {
      const there = await findParticipationByUnit(writer, input.fairId, known.id);
      if (there) return err({ type: 'UnitAlreadyAtFair', participationId: there.id, unitName: known.name });
      const standing = (await judgeUnits(writer, fair.value, [known.id])).get(known.id);
      if (standing?.type === 'barred') {
        return err({ type: 'UnitBarred', unitName: known.name, inARow: standing.inARow, last: standing.last });
      }
    }
    const unit: Unit = {
      id: known?.id ?? deps.db.personal.unitId(creditCode.value),
      creditCode: creditCode.value,
      name: input.name,
      kind: input.kind,
      divisionCode: input.divisionCode,
      industry: input.industry,
      contact: known?.contact ?? input.contact,
      phone: known?.phone ?? input.phone,
      importBatchId: known?.importBatchId,
    };
    if (known) await updateUnit(writer, unit);
    else await insertUnits(writer, [unit]);
    const participation: Participation = {
      ...fieldsOf(input),
      id: deps.db.personal.participationId(input.fairId, unit.id),
      fairId: input.fairId,
      unitId: unit.id,
      rosterOrder: await nextRosterOrder(writer, input.fairId),
      attendance: input.attendance,
      importBatchId: undefined,
    };
    await insertParticipations(writer, [participation]);
    const booths = await followTypedBooths(writer, { ...participation, booth: undefined }, input.booth);
    if (!booths.ok) return booths;
    return lineOf(writer, participation.id);
  });
}

export function updateRosterLine(deps: DatabaseDep & ClockDep, input: InputOf<typeof rosterContract.update>): Answer<RosterLine> {
  return change(deps, input.command, 'roster.update', async (writer) => {
    const entry = await findRosterEntry(writer, input.id);
    if (!entry) return err({ type: 'NotFound', what: 'participation', id: input.id });
    const fair = await findOpenFair(writer, entry.participation.fairId);
    if (!fair.ok) return fair;
    await updateUnit(writer, {
      ...entry.unit,
      name: input.name,
      kind: input.kind,
      divisionCode: input.divisionCode,
      industry: input.industry,
    });
    await updateParticipation(writer, { ...entry.participation, ...fieldsOf(input) });
    const booths = await followTypedBooths(writer, entry.participation, input.booth);
    if (!booths.ok) return booths;
    return lineOf(writer, input.id);
  });
}

/** Sets the attendance of several units at once and says what each was before, for 撤销. */
export function setAttendance(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof rosterContract.setAttendance>,
): Answer<{ changed: readonly ParticipationId[]; before: readonly { id: ParticipationId; attendance: Attendance }[] }> {
  return change(deps, input.command, 'roster.setAttendance', async (writer) => {
    const fair = await findOpenFair(writer, input.fairId);
    if (!fair.ok) return fair;
    const wanted = new Set(input.ids);
    const before = (await listRosterByFair(writer, input.fairId)).flatMap(({ participation: { id, attendance } }) =>
      wanted.has(id) ? [{ id, attendance }] : [],
    );
    const known = new Set(before.map((line) => line.id));
    const missing = input.ids.find((id) => !known.has(id));
    if (missing !== undefined) return err({ type: 'NotFound', what: 'participation', id: missing });
    const changing = before.filter((line) => line.attendance !== input.attendance);
    await storeAttendance(
      writer,
      changing.map((line) => line.id),
      input.attendance,
    );
    return ok({ changed: changing.map((line) => line.id), before: changing });
  });
}

/** Takes a unit off the roster, unless costs or arrivals are tied to it; its booths are free for others, its jobs go with it. */
export function removeFromRoster(
  deps: DatabaseDep & ClockDep,
  input: InputOf<typeof rosterContract.remove>,
): Answer<{ id: ParticipationId }> {
  return change(deps, input.command, 'roster.remove', async (writer) => {
    const entry = await findRosterEntry(writer, input.id);
    if (!entry) return err({ type: 'NotFound', what: 'participation', id: input.id });
    const fair = await findOpenFair(writer, entry.participation.fairId);
    if (!fair.ok) return fair;
    const voucherNumbers = await listVoucherNumbersByUnit(writer, entry.unit.id, entry.participation.fairId);
    if (voucherNumbers.length > 0) return err({ type: 'UnitHasCosts', unitId: entry.unit.id, unitName: entry.unit.name, voucherNumbers });
    // An arrival is a fact that the sheet of the fair may stand on; the line it belongs to stays.
    if ((await listArrivalsOf(writer, [input.id])).length > 0) return err({ type: 'UnitHasArrivals', unitName: entry.unit.name });
    if (await findFeedbackByParticipation(writer, input.id)) return err({ type: 'UnitHasFeedback', unitName: entry.unit.name });
    await freeBoothsOf(writer, entry.participation.fairId, [input.id], input.reason);
    const jobs = await listJobsByParticipation(writer, input.id);
    await removeJobs(
      writer,
      jobs.map((job) => job.id),
      input.reason,
    );
    await removeParticipations(writer, [input.id], input.reason);
    return ok({ id: input.id });
  });
}

function fieldsOf(input: ParticipationFields) {
  const { booth, presence, localOverride, localNote, contact, phone, jobs, headcount, remark } = input;
  return { booth, presence, localOverride, localNote, contact, phone, jobs, headcount, remark };
}

async function findRosterEntry(writer: Writer, id: ParticipationId): Promise<RosterEntry | undefined> {
  const participation = await findParticipationById(writer, id);
  const unit = participation && (await findUnitById(writer, participation.unitId));
  return participation && unit && { participation, unit };
}

async function lineOf(writer: Writer, id: ParticipationId): Answer<RosterLine> {
  const [entry, center] = [await findRosterEntry(writer, id), await findCenter(writer)];
  if (!entry || !center) throw new Error(`Participation ${id} is not there after it was written`);
  return ok(rosterLine(entry, center.homeDivision));
}

export function creditCodeRefusal(fault: CreditCodeFault, code: string): Refusal {
  switch (fault.type) {
    case 'CreditCodeLength':
      return { type: 'CreditCodeInvalid', reason: 'length', code };
    case 'CreditCodeAlphabet':
      return { type: 'CreditCodeInvalid', reason: 'alphabet', code };
    case 'CreditCodeCheckCharacter':
      return { type: 'CreditCodeInvalid', reason: 'checkCharacter', code };
  }
}
