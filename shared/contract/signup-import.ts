import { z } from 'zod';
import { command, commandStamp, idOf, query, reason } from './base.ts';
import { type ImportOutcome, importProcedures } from './imports.ts';

export interface SignupImportOutcome extends ImportOutcome {
  /** People who were not registered before. */
  readonly newPeople: number;
  /** Of the sign-ups those that had been cancelled and stand again. */
  readonly restored: number;
}

export interface SignupImportUndone {
  /** Sign-ups taken away. */
  readonly removed: number;
  /** Sign-ups that are cancelled again. */
  readonly cancelledAgain: number;
  readonly removedPeople: number;
}

export const signupImportContract = {
  ...importProcedures<SignupImportOutcome, SignupImportUndone>(),
  /** 报名名单, numbers masked. */
  exportList: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  /** The same with whole numbers; who took it and why is kept. */
  exportClear: command.input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), reason })).output(z.file()),
};
