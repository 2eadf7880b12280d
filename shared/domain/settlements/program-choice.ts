import type { EventCostProgram } from '../schemes/scheme.ts';
import type { SettlementFlag } from './flags.ts';

/** 选用政策: under which program a fair is settled, if one may pay at all. */
export interface ProgramChoice {
  readonly candidates: readonly EventCostProgram[];
  /** The program that pays; undefined while nothing may be paid. */
  readonly program: EventCostProgram | undefined;
  readonly flags: readonly SettlementFlag[];
}

/**
 * One fair is settled under one program only (dossier A21): the clerk chooses among several, the others are shown and blocked, amounts
 * are never added, nothing is payable until chosen. A single candidate needs no choice, but a choice made for a program that is no
 * candidate (any more) is asked again rather than replaced in silence. A fair already settled is not settled again.
 */
export function chooseProgram(input: {
  readonly candidates: readonly EventCostProgram[];
  readonly chosen: EventCostProgram | undefined;
  readonly alreadySettledBy: EventCostProgram | undefined;
}): ProgramChoice {
  const { candidates, chosen, alreadySettledBy } = input;
  if (alreadySettledBy !== undefined) return { candidates, program: undefined, flags: ['alreadySettled'] };
  if (candidates.length === 0) return { candidates, program: undefined, flags: [] };
  const program = chosen ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (program === undefined || !candidates.includes(program)) return { candidates, program: undefined, flags: ['choiceRequired'] };
  return { candidates, program, flags: candidates.length > 1 ? ['duplicateProgramBlocked'] : [] };
}
