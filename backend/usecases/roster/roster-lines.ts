import { findCenter } from '#db/repositories/centers.ts';
import { listRosterByFair, type RosterEntry } from '#db/repositories/participations.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { divisionName, divisionPath } from '#shared/domain/divisions/divisions.ts';
import { isLocalUnit } from '#shared/domain/units/local-unit.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

/** The units at a fair in the order of the roster. */
export async function listRoster(deps: DatabaseDep, input: { fairId: FairId }): Answer<readonly RosterLine[]> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const entries = await listRosterByFair(deps.db, input.fairId);
  return ok(entries.map((entry) => rosterLine(entry, center.homeDivision)));
}

export function rosterLine({ participation, unit }: RosterEntry, homeDivision: string): RosterLine {
  return {
    participation,
    unit,
    local: participation.localOverride ?? isLocalUnit(unit.divisionCode, homeDivision, 'city'),
    divisionName: unit.divisionCode === undefined ? undefined : (divisionPath(unit.divisionCode) ?? unit.divisionCode),
    placeName: unit.divisionCode === undefined ? undefined : (divisionName(unit.divisionCode) ?? unit.divisionCode),
  };
}
