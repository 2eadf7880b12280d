import type { Reader } from '#db/connection/handles.ts';
import { listParticipationsByUnit } from '#db/repositories/participations.ts';
import { countUnits, countUnitUse, findUnitByCreditCode, findUnitById, searchUnits } from '#db/repositories/units.ts';
import type { UnitHistory, UnitLine, unitsContract } from '#shared/contract/units.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { parseCreditCode } from '#shared/domain/units/credit-code.ts';
import type { Unit } from '#shared/domain/units/unit.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { readPageKey, writePageKey } from '../page-key.ts';

/** One page of the units by name. */
export async function listUnitLines(
  deps: DatabaseDep,
  input: InputOf<typeof unitsContract.list>,
): Answer<{ units: readonly UnitLine[]; after: string | undefined; total: number }> {
  const units = await searchUnits(deps.db, { text: input.text, after: pageKeyOf(input.after), limit: input.limit });
  const last = units.length === input.limit ? units.at(-1) : undefined;
  return ok({
    units: await unitLines(deps.db, units),
    after: last && writePageKey(last.name, last.id),
    total: await countUnits(deps.db, input.text),
  });
}

export async function getUnitHistory(deps: DatabaseDep, input: { id: UnitId }): Answer<UnitHistory> {
  const unit = await findUnitById(deps.db, input.id);
  if (!unit) return err({ type: 'NotFound', what: 'unit', id: input.id });
  const [line] = await unitLines(deps.db, [unit]);
  if (!line) throw new Error(`No line was made of unit ${unit.id}`);
  const participations = await listParticipationsByUnit(deps.db, unit.id);
  return ok({
    ...line,
    participations: participations.map(({ participation, fair }) => ({
      fairId: fair.id,
      fairNumber: fair.number,
      fairTitle: fair.title,
      startsOn: fair.startsOn,
      attendance: participation.attendance,
    })),
  });
}

/** A unit known under this code, while the code is typed; undefined as long as the code is not whole. */
export async function findKnownUnit(deps: DatabaseDep, input: InputOf<typeof unitsContract.findByCreditCode>): Answer<Unit | undefined> {
  const code = parseCreditCode(input.creditCode);
  return ok(code.ok ? await findUnitByCreditCode(deps.db, code.value) : undefined);
}

export async function unitLines(db: Reader, units: readonly Unit[]): Promise<readonly UnitLine[]> {
  const uses = await countUnitUse(
    db,
    units.map((unit) => unit.id),
  );
  return units.map((unit) => ({
    unit,
    divisionName: unit.divisionCode === undefined ? undefined : (divisionPath(unit.divisionCode) ?? unit.divisionCode),
    ...(uses.get(unit.id) ?? { fairs: 0, attended: 0, noShows: 0 }),
  }));
}

function pageKeyOf(text: string | undefined): { name: string; id: UnitId } | undefined {
  const key = readPageKey(text);
  return key && { name: key[0], id: key[1] as UnitId };
}
