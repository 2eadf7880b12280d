import type { Reader, Writer } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { insertParticipations, listCreditCodesByFair, nextRosterOrder } from '#db/repositories/participations.ts';
import { insertUnits, listUnitsByCreditCodes } from '#db/repositories/units.ts';
import type { RosterImportOutcome } from '#shared/contract/roster.ts';
import type { NoShowFinding } from '#shared/domain/arrivals/no-shows.ts';
import { boothText } from '#shared/domain/booths/booth.ts';
import { type BoothClaim, claimBooths } from '#shared/domain/booths/named-booths.ts';
import { ROSTER_RULES, type RosterKnown, type RosterRow } from '#shared/domain/imports/roster.ts';
import type { RosterField } from '#shared/domain/imports/roster-fields.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';
import type { FairId, ImportBatchId } from '#shared/kernel/ids.ts';
import type { DatabaseDep } from '../answer.ts';
import { judgeUnits } from '../arrivals/no-show-rule.ts';
import { bookNamedBooths, listPlannedBooths, type PlannedBooth } from '../booths/booths-of-roster.ts';
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
    return {
      atFair: await listCreditCodesByFair(db, fairId),
      names: new Map(units.map((unit) => [unit.creditCode, unit.name])),
      booths: await listPlannedBooths(db, fairId),
      absences: await absencesOf(db, fairId, units),
    };
  },
  async store(deps, writer, batch, rows) {
    const claims = claimBooths(
      await listPlannedBooths(writer, batch.fairId),
      rows.map(({ row, booth }) => ({ row, text: booth })),
    );
    const { newUnits, participations } = await recordsOf(deps, writer, batch.fairId, batch.id, rows, claims);
    await insertUnits(writer, newUnits);
    await insertParticipations(writer, participations);
    await bookNamedBooths(
      writer,
      batch.fairId,
      participations.map(({ id }, index) => ({ participationId: id, booths: claims[index]?.booths ?? [] })),
    );
    return { added: participations.length, newRecords: newUnits.length, counts: { newUnits: newUnits.length } };
  },
};

/** What the batch puts in: the units that are not known yet, and a participation a row. */
async function recordsOf(
  { db: { personal } }: DatabaseDep,
  writer: Writer,
  fairId: FairId,
  batchId: ImportBatchId,
  rows: readonly RosterRow[],
  claims: readonly BoothClaim<PlannedBooth>[],
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
      id: personal.unitId(creditCode),
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
      id: personal.participationId(fairId, unit.id),
      fairId,
      unitId: unit.id,
      rosterOrder: first + index,
      booth: boothOfClaim(booth, claims[index]),
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

/** What the plan gave; a number that the plan does not have stays as a text, one that another unit has does not. */
function boothOfClaim(text: string | undefined, claim: BoothClaim<PlannedBooth> | undefined): string | undefined {
  if (!claim || (claim.booths.length === 0 && claim.faults.every((fault) => fault.type === 'BoothNotOnPlan'))) return text;
  return boothText(claim.booths);
}

/** What the center's rule finds about known units, by credit code. */
async function absencesOf(db: Reader, fairId: FairId, units: readonly Unit[]): Promise<ReadonlyMap<string, NoShowFinding>> {
  const fair = await findFairById(db, fairId);
  if (!fair) throw new Error(`An import is checked for fair ${fairId}, which is not there`);
  const findings = await judgeUnits(
    db,
    fair,
    units.map((unit) => unit.id),
  );
  return new Map(
    units.flatMap((unit) => {
      const finding = findings.get(unit.id);
      return finding ? [[unit.creditCode, finding] as const] : [];
    }),
  );
}
