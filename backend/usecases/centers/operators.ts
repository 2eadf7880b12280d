import { findOperatorById, insertOperator, listOperators, setOperatorActive } from '#db/repositories/operators.ts';
import type { centersContract } from '#shared/contract/centers.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, changeAs, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';

/** Adds a person to the short list of operators; two of one name could not be told apart on a sheet. */
export function addOperator(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof centersContract.addOperator>): Answer<Operator> {
  return changeAs(deps, input.commandId, input.name, 'centers.addOperator', async (writer) => {
    const operators = await listOperators(writer);
    if (operators.some((operator) => operator.active && operator.name === input.name)) return err({ type: 'NameTaken', name: input.name });
    const operator: Operator = { id: deps.ids.next<'Operator'>(), name: input.name, active: true };
    await insertOperator(writer, operator);
    return ok(operator);
  });
}

/** Takes a person off the list; their name stays on what they did. The last one cannot be taken off. */
export function retireOperator(deps: DatabaseDep & ClockDep, input: InputOf<typeof centersContract.retireOperator>): Answer<Operator> {
  return change(deps, input.command, 'centers.retireOperator', async (writer) => {
    const operator = await findOperatorById(writer, input.id);
    if (!operator) return err({ type: 'NotFound', what: 'operator', id: input.id });
    const others = (await listOperators(writer)).filter((other) => other.active && other.id !== input.id);
    if (others.length === 0) return err({ type: 'LastOperator', name: operator.name });
    await setOperatorActive(writer, input.id, false);
    return ok({ ...operator, active: false });
  });
}
