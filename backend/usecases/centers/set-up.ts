import { findCenter, saveCenter } from '#db/repositories/centers.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { saveScheme as storeScheme } from '#db/repositories/schemes.ts';
import type { centersContract } from '#shared/contract/centers.ts';
import type { Center, Operator } from '#shared/domain/centers/center.ts';
import { isDivisionCode, isInMainlandProvince } from '#shared/domain/divisions/division-code.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, changeAs, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** 首次设置: names the center, its first operator and the schemes that apply. */
export function setUp(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof centersContract.setUp>,
): Answer<{ center: Center; operator: Operator }> {
  return changeAs(deps, input.commandId, input.operatorName, 'centers.setUp', async (writer) => {
    if (await findCenter(writer)) return err({ type: 'AlreadySetUp' });
    if (!isDivisionCode(input.homeDivision) || !isInMainlandProvince(input.homeDivision))
      return err({ type: 'UnknownDivision', code: input.homeDivision });
    const reversed = input.schemes.find((scheme) => scheme.effectiveTo !== undefined && scheme.effectiveTo < scheme.effectiveFrom);
    if (reversed?.effectiveTo) return err({ type: 'DatesReversed', from: reversed.effectiveFrom, to: reversed.effectiveTo });
    const center: Center = { name: input.name, homeDivision: input.homeDivision, sample: false };
    const operator: Operator = { id: deps.ids.next<'Operator'>(), name: input.operatorName, active: true };
    await saveCenter(writer, center);
    await insertOperator(writer, operator);
    for (const scheme of input.schemes) {
      await storeScheme(writer, { ...scheme, effectiveTo: scheme.effectiveTo, id: deps.ids.next<'Scheme'>() });
    }
    return ok({ center, operator });
  });
}
