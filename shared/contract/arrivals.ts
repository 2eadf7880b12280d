import { z } from 'zod';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { ARRIVAL_WAYS, type Arrival } from '../domain/arrivals/arrival.ts';
import { NO_SHOW_MODES, type NoShowFinding, type NoShowRule } from '../domain/arrivals/no-shows.ts';
import { command, commandStamp, idOf, query, reason, typed } from './base.ts';

export const STAFF_MAX = 999;

export const noShowRule = z.object({ mode: z.enum(NO_SHOW_MODES), times: z.number().int().min(1).max(9) });

export const arrivalsContract = {
  /** Latest first, those taken back too. */
  list: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<readonly Arrival[]>()),
  /** 到场: sets the attendance to attended and the booths to in use; how the unit takes part stays. */
  record: command
    .input(
      z.object({
        command: commandStamp,
        fairId: idOf<'Fair'>(),
        participationId: idOf<'Participation'>(),
        staff: z.number().int().min(0).max(STAFF_MAX).optional(),
        way: z.enum(ARRIVAL_WAYS),
      }),
    )
    .output(typed<Arrival>()),
  undo: command.input(z.object({ command: commandStamp, id: idOf<'Arrival'>(), reason })).output(typed<Arrival>()),
  /** 其余标为未到会: all units on site whose attendance is still pending. */
  markAbsent: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>() }))
    .output(typed<{ changed: readonly ParticipationId[] }>()),
  /** 撤销 of it: those who are still marked absent wait again; who came meanwhile stays attended. */
  undoMarkAbsent: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), ids: z.array(idOf<'Participation'>()).min(1).max(20_000) }))
    .output(typed<{ changed: readonly ParticipationId[] }>()),
  rule: query.output(typed<NoShowRule>()),
  saveRule: command.input(z.object({ command: commandStamp, rule: noShowRule })).output(typed<NoShowRule>()),
  /** What the rule says about a unit that is to be put on the roster; a code that is not whole or not known is clear. */
  standing: query.input(z.object({ fairId: idOf<'Fair'>(), creditCode: z.string().max(40) })).output(typed<NoShowFinding>()),
};
