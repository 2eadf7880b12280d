import { findUnitByCreditCode, insertUnits } from '#db/repositories/units.ts';
import type { unitsContract } from '#shared/contract/units.ts';
import { parseCreditCode } from '#shared/domain/units/credit-code.ts';
import type { Unit } from '#shared/domain/units/unit.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { creditCodeRefusal } from '../roster/change-roster.ts';

/** 登记单位 outside any fair; one that is known under its code is given back as it is known. */
export function registerUnit(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof unitsContract.register>): Answer<Unit> {
  return change(deps, input.command, 'units.register', async (writer) => {
    const { name, kind, divisionCode } = input.details;
    const creditCode = parseCreditCode(input.details.creditCode);
    if (!creditCode.ok) return err(creditCodeRefusal(creditCode.error, input.details.creditCode));
    const known = await findUnitByCreditCode(writer, creditCode.value);
    if (known) return ok(known);
    const unit: Unit = {
      id: deps.ids.next<'Unit'>(),
      name,
      creditCode: creditCode.value,
      kind,
      divisionCode,
      industry: undefined,
      contact: undefined,
      phone: undefined,
      importBatchId: undefined,
    };
    await insertUnits(writer, [unit]);
    return ok(unit);
  });
}
