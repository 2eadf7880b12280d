import { findCenter, saveCenter } from '#db/repositories/centers.ts';
import { findSchemeByProgram, saveScheme as storeScheme } from '#db/repositories/schemes.ts';
import type { centersContract } from '#shared/contract/centers.ts';
import type { Center, Scheme } from '#shared/domain/centers/center.ts';
import { isDivisionCode, isInMainlandProvince } from '#shared/domain/divisions/division-code.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** Changes name or home of the center. Sealed settlements keep the name and zone of their time. */
export function renameCenter(deps: DatabaseDep & ClockDep, input: InputOf<typeof centersContract.rename>): Answer<Center> {
  return change(deps, input.command, 'centers.rename', async (writer) => {
    const center = await findCenter(writer);
    if (!center) return err({ type: 'SetupMissing' });
    if (!isDivisionCode(input.homeDivision) || !isInMainlandProvince(input.homeDivision))
      return err({ type: 'UnknownDivision', code: input.homeDivision });
    const renamed: Center = { ...center, name: input.name, homeDivision: input.homeDivision };
    await saveCenter(writer, renamed);
    return ok(renamed);
  });
}

/** Stores how this center applies a program; there is one scheme a program. */
export function saveScheme(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof centersContract.saveScheme>): Answer<Scheme> {
  return change(deps, input.command, 'centers.saveScheme', async (writer) => {
    const { effectiveFrom, effectiveTo } = input.scheme;
    if (effectiveTo !== undefined && effectiveTo < effectiveFrom)
      return err({ type: 'DatesReversed', from: effectiveFrom, to: effectiveTo });
    const earlier = await findSchemeByProgram(writer, input.scheme.program);
    const scheme: Scheme = { ...input.scheme, effectiveTo, id: earlier?.id ?? deps.ids.next<'Scheme'>() };
    await storeScheme(writer, scheme);
    return ok(scheme);
  });
}
