import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { fen, sumMoney, ZERO } from '#shared/kernel/money.ts';
import type { FairFormat } from '../fairs/fair.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import type { EventCostSettlement } from '../settlements/event-cost.ts';
import { chooseProgram } from '../settlements/program-choice.ts';
import { settleEventCost } from '../settlements/settle-event-cost.ts';
import { CaseUnreadable, readEventFacts } from './event-cost-case.ts';
import { isRecord, type PolicyCase } from './policy-cases.ts';
import { EVENT_COST_PROGRAMS, type EventCostProgram, type EventCostScheme, type SchemeMode } from './scheme.ts';

export interface PolicyCaseResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed';
  /** One line a value that differs: `payableFen: expected 100000, actual 90000`; or why the case could not be computed. */
  readonly differences: readonly string[];
}

/** Rates as the documents print them, in fen. */
const STANDARD_RATES: Readonly<Record<EventCostProgram, { readonly inProvince: number; readonly outOfProvince: number }>> = {
  'huaian-3-event-cost': { inProvince: 100_000, outOfProvince: 300_000 },
  'jiangmen-6-event-cost': { inProvince: 1_000_000, outOfProvince: 2_000_000 },
};

/** The scheme that follows the document to the letter; what a center starts from. */
export function standardScheme(program: EventCostProgram, mode: SchemeMode): EventCostScheme {
  const { inProvince, outOfProvince } = STANDARD_RATES[program];
  return {
    program,
    mode: program === 'jiangmen-6-event-cost' ? 'flat' : mode,
    inProvinceRate: fen(inProvince),
    outOfProvinceRate: fen(outOfProvince),
    effectiveFrom: calendarDate('2000-01-01'),
    effectiveTo: undefined,
    documentNumber: '',
  };
}

/** Computes every case and compares what its `expected` names. Programs and rules that are not built count as failed. */
export function checkPolicyCases(cases: readonly PolicyCase[]): readonly PolicyCaseResult[] {
  return cases.map((policyCase) => {
    const differences = checkCase(policyCase);
    return { id: policyCase.id, title: policyCase.title, outcome: differences.length === 0 ? 'passed' : 'failed', differences };
  });
}

function checkCase(policyCase: PolicyCase): readonly string[] {
  try {
    const actual =
      policyCase.kind === 'golden' ? computeGolden(policyCase.program, policyCase.input) : computeRule(policyCase.rule, policyCase.input);
    return compare('', policyCase.expected, actual);
  } catch (thrown) {
    if (thrown instanceof CaseUnreadable) return [thrown.message];
    throw thrown;
  }
}

function computeGolden(program: string, input: unknown): unknown {
  if (!isRecord(input)) throw new CaseUnreadable('input is not an object');
  if (program === 'event-cost-conflict') return computeConflict(input);
  if (isEventCostProgram(program)) return computeEvents(program, input);
  throw new CaseUnreadable(`program not built: ${program}`);
}

function computeEvents(program: EventCostProgram, input: Record<string, unknown>): unknown {
  const results = settleEvents(program, input).map(eventResult);
  const [only] = results;
  if (results.length === 1) return only;
  return { events: results, payableFen: results.reduce((total, result) => total + result.payableFen, 0) };
}

function computeConflict(input: Record<string, unknown>): unknown {
  const candidates = programs(input.candidates);
  const choice = chooseProgram({
    candidates,
    chosen: programs([input.chosen])[0],
    alreadySettledBy: programs([input.alreadySettledBy])[0],
  });
  const payableOf = (program: EventCostProgram) => sumMoney(settleEvents(program, input), (settlement) => settlement.payable);
  return {
    perProgramFen: Object.fromEntries(candidates.map((program) => [program, payableOf(program)])),
    payableFen: choice.program ? payableOf(choice.program) : ZERO,
    flags: choice.flags.map(kebab),
  };
}

function settleEvents(program: EventCostProgram, input: Record<string, unknown>): readonly EventCostSettlement[] {
  if (typeof input.homeCity !== 'string' || !Array.isArray(input.events)) throw new CaseUnreadable('homeCity or events missing');
  const home = input.homeCity;
  const scheme = standardScheme(program, input.mode === 'flat' ? 'flat' : 'ceiling');
  return input.events.map((event) => settleEventCost(readEventFacts(home, event), scheme));
}

function eventResult(settlement: EventCostSettlement) {
  return {
    zone: kebab(settlement.zone.zone),
    countedUnits: settlement.countedUnits,
    rateFen: settlement.rate,
    quotaFen: settlement.quota,
    actualFen: settlement.actual,
    pooledFen: settlement.pooled,
    payableFen: settlement.payable,
    flags: settlement.flags.map(kebab),
    perUnitFen: Object.fromEntries(settlement.units.filter((unit) => unit.counted).map((unit) => [unit.unitId, unit.payable])),
  };
}

function computeRule(rule: string, input: unknown): unknown {
  if (!isRecord(input)) throw new CaseUnreadable('input is not an object');
  if (rule !== 'zone') throw new CaseUnreadable(`rule not built: ${rule}`);
  const venue = typeof input.venueAdcode === 'string' ? input.venueAdcode : undefined;
  return kebab(zoneOfVenue({ home: String(input.homeAdcode), venue, format: input.format as FairFormat }).zone);
}

function isEventCostProgram(program: unknown): program is EventCostProgram {
  return (EVENT_COST_PROGRAMS as readonly unknown[]).includes(program);
}

function programs(value: unknown): readonly EventCostProgram[] {
  return Array.isArray(value) ? value.filter(isEventCostProgram) : [];
}

/** Compares what `expected` names; keys it does not name are not asserted. Flags are sets, and absent flags mean none. */
function compare(path: string, expected: unknown, actual: unknown): readonly string[] {
  if (path.endsWith('flags') && Array.isArray(expected) && Array.isArray(actual)) {
    return same([...expected].sort(), [...actual].sort()) ? [] : [difference(path, expected, actual)];
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return [difference(path, expected, actual)];
    return expected.flatMap((entry, index) => compare(`${path}[${index}]`, entry, actual[index]));
  }
  if (isRecord(expected) && isRecord(actual)) {
    const wanted = 'zone' in expected && !('flags' in expected) ? { ...expected, flags: [] } : expected;
    return Object.entries(wanted).flatMap(([key, value]) => compare(path === '' ? key : `${path}.${key}`, value, actual[key]));
  }
  return same(expected, actual) ? [] : [difference(path, expected, actual)];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function difference(path: string, expected: unknown, actual: unknown): string {
  return `${path === '' ? 'value' : path}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`;
}

/** Our codes in the spelling of the policy file: inCity → in-city, fewerThan10Firms → fewer-than-10-firms. */
function kebab(code: string): string {
  return code.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`);
}
