import type { Reader } from '#db/connection/handles.ts';
import { findFairById, findLastFairDay } from '#db/repositories/fairs.ts';
import { listPastAttendances } from '#db/repositories/participations.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import { findUnitByCreditCode } from '#db/repositories/units.ts';
import type { arrivalsContract } from '#shared/contract/arrivals.ts';
import { judgeNoShows, NO_RULE, type NoShowFinding, type NoShowRule } from '#shared/domain/arrivals/no-shows.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { parseCreditCode } from '#shared/domain/units/credit-code.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

const SETTING = 'noShowRule';

export async function readNoShowRule(deps: DatabaseDep): Answer<NoShowRule> {
  return ok(await findNoShowRule(deps.db));
}

export function saveNoShowRule(deps: DatabaseDep & ClockDep, input: InputOf<typeof arrivalsContract.saveRule>): Answer<NoShowRule> {
  return change(deps, input.command, 'arrivals.saveRule', async (writer) => {
    await saveSetting(writer, SETTING, input.rule);
    return ok(input.rule);
  });
}

/** What the rule says while a unit is typed in. */
export async function readStanding(deps: DatabaseDep, input: InputOf<typeof arrivalsContract.standing>): Answer<NoShowFinding> {
  const fair = await findFairById(deps.db, input.fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const code = parseCreditCode(input.creditCode);
  const unit = code.ok ? await findUnitByCreditCode(deps.db, code.value) : undefined;
  if (!unit) return ok({ type: 'clear' });
  return ok((await judgeUnits(deps.db, fair, [unit.id])).get(unit.id) ?? { type: 'clear' });
}

/** What the rule finds about units that are to come to a fair; those it says nothing about are absent. */
export async function judgeUnits(db: Reader, fair: Fair, unitIds: readonly UnitId[]): Promise<ReadonlyMap<UnitId, NoShowFinding>> {
  const rule = await findNoShowRule(db);
  if (rule.mode === 'off') return new Map();
  const lastFairDay = await findLastFairDay(db, fair.startsOn);
  const findings = new Map<UnitId, NoShowFinding>();
  for (const [unitId, history] of await listPastAttendances(db, unitIds, fair.startsOn)) {
    const finding = judgeNoShows(rule, history, lastFairDay);
    if (finding.type !== 'clear') findings.set(unitId, finding);
  }
  return findings;
}

async function findNoShowRule(db: Reader): Promise<NoShowRule> {
  return ((await findSetting(db, SETTING)) as NoShowRule | undefined) ?? NO_RULE;
}
