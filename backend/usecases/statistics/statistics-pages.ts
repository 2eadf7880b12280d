import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listPeopleByFair, type PeopleFilter, type PersonLine } from '#db/repositories/statistics.ts';
import { findLastStatisticsReport } from '#db/repositories/statistics-reports.ts';
import type { BehindLine, ListBehind, StatisticsPage, statisticsContract } from '#shared/contract/statistics.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { EDUCATIONS } from '#shared/domain/people/job-seeker.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { countOf, unitShares } from '#shared/domain/statistics/count.ts';
import type { FairFacts } from '#shared/domain/statistics/facts.ts';
import { isOfPeople, MEASURES, type ObservedMeasure, type PeopleMeasure, type UnitMeasure } from '#shared/domain/statistics/measures.ts';
import { levelOf, type Part, placeOf, UNTOLD } from '#shared/domain/statistics/parts.ts';
import { correctionsBetween } from '#shared/domain/statistics/report.ts';
import { ATTENDANCE_NAMES, EDUCATION_NAMES, UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { gatherStatistics, readFacts } from './gather.ts';
import { headOf } from './report.ts';

export async function readStatisticsPage(deps: DatabaseDep, input: { fairId: FairId }): Answer<StatisticsPage> {
  const gathered = await gatherStatistics(deps.db, input.fairId);
  if (!gathered.ok) return gathered;
  const { facts, snapshot, contentHash } = gathered.value;
  const report = await findLastStatisticsReport(deps.db, input.fairId);
  return ok({
    statistics: snapshot.statistics,
    observations: facts.observations,
    contentHash,
    report: report && headOf(report),
    corrections: report ? correctionsBetween(report.snapshot.statistics, snapshot.statistics) : [],
  });
}

/** What stands behind a figure: units with what each adds, people masked, or who observed it. */
export async function readListBehind(deps: DatabaseDep, input: InputOf<typeof statisticsContract.listBehind>): Answer<ListBehind> {
  const [center, fair] = [await findCenter(deps.db), await findFairById(deps.db, input.fairId)];
  if (!center) return err({ type: 'SetupMissing' });
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: input.fairId });
  const { key, part } = input.figure;
  const { measure } = MEASURES[key];
  const facts = await readFacts(deps.db, center, fair.id, measure);
  const total = countOf(facts, key, part) ?? 0;
  if (!isOfPeople(measure)) {
    const lines = measure.of === 'observed' ? observedLines(facts, measure) : unitLines(facts, measure, part);
    return ok({ total, lines, next: undefined });
  }
  const people = total === 0 ? [] : await listPeopleByFair(deps.db, fair.id, measure.of, filterOf(facts, measure, part), input);
  const last = people.length === input.limit ? people.at(-1) : undefined;
  return ok({ total, lines: people.map(personLine), next: last && { name: last.name, id: last.id } });
}

function filterOf(facts: FairFacts, { of, sex, onlyGraduates }: PeopleMeasure, part: Part | undefined): PeopleFilter {
  const filter: PeopleFilter = {
    ...(sex === undefined ? {} : { sex: sex === 'untold' ? null : sex }),
    ...(onlyGraduates ? { onlyGraduates } : {}),
  };
  if (part?.by === 'education') {
    return { ...filter, educations: part.value === UNTOLD ? null : EDUCATIONS.filter((education) => levelOf(education) === part.value) };
  }
  if (part?.by !== 'place') return filter;
  const here = facts.people.filter((people) => people[of] > 0 && placeOf(people.region, facts.home) === part.value);
  return { ...filter, regions: [...new Set(here.map(({ region }) => region ?? null))] };
}

function personLine(person: PersonLine): BehindLine {
  const { id, name, documentTail, phoneTail, education, region, at } = person;
  return {
    id,
    name,
    amount: 1,
    details: [
      maskDocument(documentTail),
      maskPhone(phoneTail),
      education === undefined ? '' : EDUCATION_NAMES[education],
      region === undefined ? '' : (divisionPath(region) ?? region),
      formatChinaTime(at),
    ],
  };
}

function unitLines(facts: FairFacts, measure: UnitMeasure, part: Part | undefined): readonly BehindLine[] {
  return unitShares(facts, measure, part).map(({ unit, amount }) => ({
    id: unit.participationId,
    name: unit.name,
    amount,
    details: [UNIT_KIND_NAMES[unit.kind], unit.industry ?? '', ATTENDANCE_NAMES[unit.attendance]],
  }));
}

function observedLines({ observations }: FairFacts, { kind, onlyGraduates }: ObservedMeasure): readonly BehindLine[] {
  return observations
    .filter((one) => one.kind === kind)
    .map((one) => ({
      id: one.id,
      name: one.source,
      amount: (onlyGraduates ? one.graduates : one.value) ?? 0,
      details: ['人工填报', one.enteredBy, formatChinaTime(one.enteredAt)],
    }));
}
