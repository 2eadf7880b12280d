import { z } from 'zod';
import type { Center, Operator, Scheme } from '../domain/centers/center.ts';
import { EVENT_COST_PROGRAMS, SCHEME_MODES } from '../domain/schemes/scheme.ts';
import { calendarDateText, command, commandStamp, divisionCode, idOf, line, moneyFen, query, typed } from './base.ts';

const schemeInput = z.object({
  program: z.enum(EVENT_COST_PROGRAMS),
  enabled: z.boolean(),
  mode: z.enum(SCHEME_MODES),
  inProvinceRate: moneyFen,
  outOfProvinceRate: moneyFen,
  effectiveFrom: calendarDateText,
  effectiveTo: calendarDateText.optional(),
  documentNumber: line(80),
});

export interface AppStatus {
  /** `needsSetup` until a center exists. */
  readonly state: 'needsSetup' | 'ready';
  readonly center: Center | undefined;
  readonly operators: readonly Operator[];
  readonly schemes: readonly Scheme[];
  readonly dataFolder: string;
  readonly version: string;
  /** Beijing calendar day of the machine's clock. */
  readonly today: string;
  readonly lastBackupAt: string | undefined;
  /** Result of the check of the file, made in the background after start. */
  readonly fileCheck: 'running' | 'good' | 'damaged';
}

export const centersContract = {
  status: query.output(typed<AppStatus>()),
  setUp: command
    .input(
      z.object({
        commandId: commandStamp.shape.id,
        name: line(80),
        homeDivision: divisionCode,
        operatorName: line(20),
        schemes: z.array(schemeInput),
      }),
    )
    .output(typed<{ center: Center; operator: Operator }>()),
  loadSample: command.input(z.object({ commandId: commandStamp.shape.id })).output(typed<{ center: Center; operator: Operator }>()),
  rename: command.input(z.object({ command: commandStamp, name: line(80), homeDivision: divisionCode })).output(typed<Center>()),
  addOperator: command.input(z.object({ commandId: commandStamp.shape.id, name: line(20) })).output(typed<Operator>()),
  retireOperator: command.input(z.object({ command: commandStamp, id: idOf<'Operator'>() })).output(typed<Operator>()),
  saveScheme: command.input(z.object({ command: commandStamp, scheme: schemeInput })).output(typed<Scheme>()),
  recoveryCode: query.output(typed<{ code: string; keyPlace: 'keyFile' | 'system' }>()),
};
