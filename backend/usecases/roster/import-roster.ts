import type { Writer } from '#db/connection/handles.ts';
import { insertParticipations, listCreditCodesByFair, nextRosterOrder } from '#db/repositories/participations.ts';
import { insertUnits, listUnitsByCreditCodes } from '#db/repositories/units.ts';
import type { RosterImportOutcome } from '#shared/contract/roster.ts';
import { ROSTER_RULES, type RosterKnown, type RosterRow } from '#shared/domain/imports/roster.ts';
import type { RosterField } from '#shared/domain/imports/roster-fields.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import type { FairId, ImportBatchId } from '#shared/kernel/ids.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { findOpenFair } from '../fairs/change-fair.ts';
import type { ImportSubject } from '../imports/import-subject.ts';

type RosterCounts = Pick<RosterImportOutcome, 'newUnits'>;

/** 导入名册: the good rows go on the roster. A unit known by its code keeps its own name and data; others are added. */
export const rosterImport: ImportSubject<RosterField, RosterRow, RosterKnown, RosterCounts> = {
  kind: 'roster',
  command: 'roster.commit',
  rules: ROSTER_RULES,
  admit: findOpenFair,
  async gather(_deps, db, fairId, rows) {
    const codes = new Set(rows.map((row) => row.creditCode).filter((code) => code !== ''));
    const units = await listUnitsByCreditCodes(db, [...codes]);
    return { atFair: await listCreditCodesByFair(db, fairId), names: new Map(units.map((unit) => [unit.creditCode, unit.name])) };
  },
  tally(rows, known) {
    const newUnits = rows.filter((row) => !known.names.has(row.creditCode)).length;
    return { newRecords: newUnits, counts: { newUnits } };
  },
  async *store(deps, writer, batch, rows) {
    const { newUnits, participations } = await recordsOf(deps, writer, batch.fairId, batch.id, rows);
    await insertUnits(writer, newUnits);
    await insertParticipations(writer, participations);
    yield rows.length;
  },
};

/** What the batch puts in: the units that are not known yet, and a participation a row. */
async function recordsOf(
  deps: IdsDep,
  writer: Writer,
  fairId: FairId,
  batchId: ImportBatchId,
  rows: readonly RosterRow[],
): Promise<{ readonly newUnits: readonly Unit[]; readonly participations: readonly Participation[] }> {
  const known = new Map(
    (
      await listUnitsByCreditCodes(
        writer,
        rows.map((row) => row.creditCode),
      )
    ).map((unit) => [unit.creditCode, unit]),
  );
  const newUnits: Unit[] = [];
  const first = await nextRosterOrder(writer, fairId);
  const participations = rows.map((row, index): Participation => {
    const { name, creditCode, kind, divisionCode, industry, contact, phone, booth, attendance, presence, jobs, headcount, remark } = row;
    const unit = known.get(creditCode) ?? {
      id: deps.ids.next<'Unit'>(),
      name,
      creditCode,
      kind,
      divisionCode,
      industry,
      contact,
      phone,
      importBatchId: batchId,
    };
    if (!known.has(creditCode)) newUnits.push(unit);
    return {
      id: deps.ids.next<'Participation'>(),
      fairId,
      unitId: unit.id,
      rosterOrder: first + index,
      booth,
      attendance,
      presence,
      localOverride: undefined,
      localNote: undefined,
      contact,
      phone,
      jobs,
      headcount,
      remark,
      importBatchId: batchId,
    };
  });
  return { newUnits, participations };
}
