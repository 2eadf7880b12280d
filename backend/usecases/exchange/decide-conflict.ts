import { type CannotDecide, carryOut, findRemedy, noteDecision, takeBack } from '#db/exchange/decide.ts';
import { findConflict } from '#db/repositories/conflicts.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Choice, Conflict } from '#shared/domain/exchange/conflict.ts';
import type { ConflictId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';

const WHY: Readonly<Record<CannotDecide, string>> = {
  keyStillTaken: '号码仍被另一条记录占用',
  belongsToMissing: '它所属的记录不在本机',
  recordGone: '记录已不存在',
  stillUsed: '还有其他记录以它为基础',
  notInEffect: '请填写更正后的号码',
};

/** 裁定: carries out what was decided, with its reason; both sides stay in the conflict for ever. */
export function decideConflict(
  deps: ExchangeDeps,
  input: {
    readonly command: CommandStamp;
    readonly id: ConflictId;
    readonly choice: Choice;
    readonly note: string;
    readonly correctedNumber?: string | undefined;
  },
): Answer<Conflict> {
  return change(deps, input.command, 'exchange.decide', async (writer, actor) => {
    const conflict = await findConflict(writer, input.id);
    if (!conflict) return err({ type: 'NotFound', what: 'conflict', id: input.id });
    if (conflict.decision) return refuse({ type: 'DecisionStands', why: 'decided' });
    const author = { actor: actor.name, at: actor.at };
    const done = await carryOut(deps.db, writer, conflict, input, author);
    if (!done.ok) return refuse({ type: 'ChoiceImpossible', why: WHY[done.error] });
    await noteDecision(writer, conflict.id, { ...input, by: author, changes: done.value }, input.note);
    return ok({ ...conflict, decision: { choice: input.choice, by: actor.name, at: actor.at, note: input.note } });
  });
}

/** 撤销裁定: the conflict is open again, and every record as it was. */
export function undoDecision(
  deps: ExchangeDeps,
  input: { readonly command: CommandStamp; readonly id: ConflictId; readonly reason: string },
): Answer<Conflict> {
  return change(deps, input.command, 'exchange.undoDecision', async (writer, actor) => {
    const conflict = await findConflict(writer, input.id);
    if (!conflict) return err({ type: 'NotFound', what: 'conflict', id: input.id });
    if (!conflict.decision) return refuse({ type: 'DecisionStands', why: 'undecided' });
    const changes = await findRemedy(writer, conflict.id);
    const back = await takeBack(deps.db, writer, changes, { actor: actor.name, at: actor.at }, input.reason);
    if (!back.ok) return refuse({ type: 'DecisionStands', why: back.error });
    await noteDecision(writer, conflict.id, undefined, input.reason);
    return ok({ ...conflict, decision: undefined });
  });
}
