import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { OUTCOME_FIGURES, type OutcomeFigure } from '../domain/outcomes/outcome-figures.ts';
import { OUTCOME_STEP_KINDS, type OutcomeStep, type Placement } from '../domain/outcomes/placement.ts';
import type { PlacementState } from '../domain/outcomes/placement-state.ts';
import type { OutcomeWarning } from '../domain/outcomes/plausibility.ts';
import type { EmploymentPeriod } from '../domain/outcomes/stable-employment.ts';
import type { Sex } from '../domain/people/identity-document.ts';
import type { Education, PersonGroup } from '../domain/people/job-seeker.ts';
import { calendarDateText, command, commandStamp, idOf, line, optionalLine, query, reason, typed, year } from './base.ts';

/** A placement with its whole trail, void steps among it. */
export interface PlacementTrail {
  readonly placement: Placement;
  readonly unitName: string;
  readonly fair: { readonly number: string; readonly title: string; readonly startsOn: CalendarDate } | undefined;
  /** By date. */
  readonly steps: readonly OutcomeStep[];
  readonly warnings: readonly OutcomeWarning[];
}

export interface PersonOutcomes {
  readonly placements: readonly PlacementTrail[];
  /** 截止日期 of the months: today. */
  readonly cutOff: CalendarDate;
  readonly stableMonths: number;
  readonly periods: readonly EmploymentPeriod[];
}

/** A person as lists show them: the number masked. */
export interface OutcomePerson {
  readonly id: string;
  readonly name: string;
  readonly maskedDocument: string;
  readonly sex: Sex | undefined;
  readonly education: Education | undefined;
  readonly groups: readonly PersonGroup[];
}

/** A line of the 招聘用工实名台账, as it stood on the cut-off day. */
export interface HireLedgerLine {
  readonly placement: Placement;
  readonly person: OutcomePerson;
  readonly unitName: string;
  readonly creditCode: string;
  readonly fairNumber: string | undefined;
  readonly fairTitle: string | undefined;
  readonly state: PlacementState;
  readonly stableMonths: number;
  /** Steps that stand, and how many of them have a file or a note of what was seen. */
  readonly steps: number;
  readonly proofs: number;
}

/** Distinct people by figure. */
export type OutcomeCounts = Readonly<Record<OutcomeFigure, number>>;

export interface FairOutcomes {
  /** undefined: placements that no fair brought about. */
  readonly fair: { readonly id: string; readonly number: string; readonly title: string; readonly startsOn: CalendarDate } | undefined;
  readonly counts: OutcomeCounts;
}

/** Somebody who entered a fair, and the units they are placed with through it already. */
export interface FairVisitor {
  readonly person: OutcomePerson;
  readonly unitNames: readonly string[];
}

const months = z.number().int().min(1).max(600);

/** `2026-03`, or a day of it, held as the first day of the month. */
const monthText = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/)
  .transform((text) => `${text.slice(0, 7)}-01`)
  .pipe(calendarDateText);

const simpleFact = <Kind extends 'intention' | 'interview' | 'hired'>(kind: Kind) =>
  z.object({ kind: z.literal(kind), on: calendarDateText });

const outcomeFact = z.discriminatedUnion('kind', [
  simpleFact('intention'),
  simpleFact('interview'),
  simpleFact('hired'),
  z.object({ kind: z.literal('contract'), on: calendarDateText, from: calendarDateText, months: months.optional() }),
  z.object({ kind: z.literal('registered'), on: calendarDateText, place: optionalLine(80) }),
  z
    .object({ kind: z.literal('insured'), on: monthText, months, backPaidMonths: z.number().int().min(0).max(600).default(0) })
    .refine((fact) => fact.backPaidMonths <= fact.months, { path: ['backPaidMonths'] }),
  z.object({ kind: z.literal('left'), on: calendarDateText, cause: line(80) }),
]);

/** A step as it is filled in; what proves it may be a file beside it. */
export const stepEntry = z.object({ fact: outcomeFact, seen: optionalLine(120) });

const placementHead = z.object({
  jobSeekerId: idOf<'JobSeeker'>(),
  unitId: idOf<'Unit'>(),
  fairId: idOf<'Fair'>().optional(),
  jobTitle: optionalLine(60),
});

/** A new placement of a person, with its first step. */
export const placementEntry = stepEntry.extend({ placement: placementHead.omit({ jobSeekerId: true }) });

/** 会后录入: the same step of several people with one unit. */
export const fairEntry = z.object({
  unitId: idOf<'Unit'>(),
  kind: z.enum(['intention', 'hired']),
  on: calendarDateText,
  jobTitle: optionalLine(60),
});

const file = z.file().optional();

/** What the ledger and its files are about. */
export const hireLedgerFilter = z.object({
  cutOff: calendarDateText,
  /** Steps of this year alone. */
  year: year.optional(),
  fairId: idOf<'Fair'>().optional(),
  unitId: idOf<'Unit'>().optional(),
  step: z.enum(OUTCOME_STEP_KINDS).optional(),
});

const form = z.enum(['excel', 'pdf']);
const pageOf = { after: z.string().max(400).optional(), limit: z.number().int().min(1).max(500) };

export const outcomesContract = {
  forPerson: query.input(z.object({ jobSeekerId: idOf<'JobSeeker'>() })).output(typed<PersonOutcomes>()),
  /** Opens a placement with its first step. */
  begin: command.input(stepEntry.extend({ command: commandStamp, placement: placementHead, file })).output(typed<PlacementTrail>()),
  /** Adds a step; `left` ends the employment. */
  record: command
    .input(stepEntry.extend({ command: commandStamp, placementId: idOf<'Placement'>(), file }))
    .output(typed<PlacementTrail>()),
  void: command.input(z.object({ command: commandStamp, id: idOf<'OutcomeStep'>(), reason })).output(typed<PlacementTrail>()),
  proof: query.input(z.object({ attachmentId: idOf<'Attachment'>() })).output(z.file()),
  /** Who entered a fair, for entering what came of it. */
  visitors: query
    .input(z.object({ fairId: idOf<'Fair'>(), text: z.string().max(40).optional(), ...pageOf }))
    .output(typed<{ visitors: readonly FairVisitor[]; after: string | undefined }>()),
  /** 意向 or 录用 of several people with one unit after a fair; who has the step already is left as they are. */
  recordMany: command
    .input(
      fairEntry.extend({
        command: commandStamp,
        fairId: idOf<'Fair'>(),
        jobSeekerIds: z.array(idOf<'JobSeeker'>()).min(1).max(500),
      }),
    )
    .output(typed<{ recorded: number; already: number }>()),
  /** 招聘用工实名台账, latest entered first; pages by key. */
  ledger: query
    .input(hireLedgerFilter.extend(pageOf))
    .output(typed<{ lines: readonly HireLedgerLine[]; after: string | undefined; placements: number; people: number }>()),
  /** Of all, and of each fair that has any. */
  figures: query
    .input(z.object({ cutOff: calendarDateText, year: year.optional() }))
    .output(typed<{ total: OutcomeCounts; fairs: readonly FairOutcomes[] }>()),
  /** The people behind a figure, by name; as many as the figure says. A fair of null means placements without a fair. */
  names: query
    .input(
      z.object({
        cutOff: calendarDateText,
        year: year.optional(),
        fairId: idOf<'Fair'>().nullish(),
        figure: z.enum(OUTCOME_FIGURES),
      }),
    )
    .output(typed<readonly OutcomePerson[]>()),
  /** The ledger with masked numbers. */
  ledgerFile: query.input(z.object({ filter: hireLedgerFilter, form })).output(z.file()),
  /** The ledger with whole numbers: who took it out and why is kept. */
  clearLedgerFile: command.input(z.object({ command: commandStamp, filter: hireLedgerFilter, form, reason })).output(z.file()),
};
