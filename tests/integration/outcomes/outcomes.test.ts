import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { updateJobSeeker } from '#db/repositories/job-seekers.ts';
import { OUTCOME_STEP_KINDS } from '#shared/domain/outcomes/placement.ts';
import { STABLE_EMPLOYMENT_RULE } from '#shared/domain/outcomes/stable-employment.ts';
import { addDays, calendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, Id, JobSeekerId, UnitId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend, testUuid } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { write } from '#tests/support/database.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { testDocument, visitorsOf } from '#tests/support/visitors.ts';

const NOW = '2026-11-20T02:00:00.000Z';
const CUT_OFF = '2026-11-20';
const nextId = <Kind extends string>() => testUuid() as Id<Kind>;

/** A fair with units on its roster and people who entered it. */
async function fairDay(backend: TestBackend, names: readonly string[] = ['王小明', '李㛃', '赵六']) {
  const fair = await given.fair(backend);
  const units = await given.units(backend, fair.id, [1, 2]);
  const people = await visitorsOf(backend.db, fair.id, names, nextId);
  return { fair, units, people } as const;
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('empty');
  return one;
}

async function begin(backend: TestBackend, jobSeekerId: JobSeekerId, unitId: UnitId, fairId: FairId | undefined, on = '2026-03-06') {
  return backend.client.outcomes.begin({
    command: backend.stamp(),
    placement: { jobSeekerId, unitId, ...(fairId === undefined ? {} : { fairId }), jobTitle: '装配工' },
    fact: { kind: 'hired', on },
  });
}

describe('a placement', () => {
  test('gathers its steps in any order of entry, each with proof and who entered it', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    const { placement } = await begin(backend, first(people).id, first(units), fair.id);
    const record = (fact: Parameters<typeof backend.client.outcomes.record>[0]['fact'], more = {}) =>
      backend.client.outcomes.record({ command: backend.stamp(), placementId: placement.id, fact, ...more });
    await record({ kind: 'insured', on: '2026-04', months: 6, backPaidMonths: 1 }, { seen: '社保缴费证明' });
    await record({ kind: 'registered', on: '2026-04-10', place: '清江浦区' });
    const file = new File([new Uint8Array([37, 80, 68, 70])], '劳动合同.pdf', { type: 'application/pdf' });
    const trail = await record({ kind: 'contract', on: '2026-03-07', from: '2026-03-10', months: 12 }, { file });
    expect(trail.steps.map((step) => step.fact.kind)).toEqual(['hired', 'contract', 'insured', 'registered']);
    expect(trail.warnings).toEqual([]);
    const contract = trail.steps.find((step) => step.fact.kind === 'contract');
    expect(contract).toMatchObject({ enteredBy: '王芳', proof: { fileName: '劳动合同.pdf' } });
    const kept = await backend.client.outcomes.proof({ attachmentId: contract?.proof?.id ?? '' });
    expect(new Uint8Array(await kept.arrayBuffer())).toEqual(new Uint8Array([37, 80, 68, 70]));
    const person = await backend.client.outcomes.forPerson({ jobSeekerId: first(people).id });
    expect(person).toMatchObject({ cutOff: CUT_OFF, stableMonths: 8 });
  });

  test('is corrected by voiding with a reason; the wrong step stays to be seen and counts nowhere', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    const trail = await begin(backend, first(people).id, first(units), fair.id);
    const again = { command: backend.stamp(), placementId: trail.placement.id, fact: { kind: 'hired' as const, on: '2026-03-09' } };
    expect(await refusalFrom(backend.client.outcomes.record(again))).toEqual({
      type: 'OutcomeStepStands',
      step: 'hired',
      on: '2026-03-06',
    });
    const voiding = { command: backend.stamp(), id: first(trail.steps).id, reason: '日期误录' };
    await backend.client.outcomes.void(voiding);
    expect((await backend.client.outcomes.figures({ cutOff: CUT_OFF })).total.hired).toBe(0);
    expect((await backend.client.outcomes.ledger({ cutOff: CUT_OFF, limit: 50 })).lines).toEqual([]);
    expect(await refusalFrom(backend.client.outcomes.void({ ...voiding, command: backend.stamp() }))).toEqual({ type: 'OutcomeStepVoid' });
    const corrected = await backend.client.outcomes.record({ ...again, command: backend.stamp() });
    expect(corrected.steps.map((step) => [step.fact.on, step.voided?.reason])).toEqual([
      ['2026-03-06', '日期误录'],
      ['2026-03-09', undefined],
    ]);
  });

  test('takes no future day, no unit that was not at the fair, and the same command once', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    const other = await given.fair(backend, { title: '另一场' });
    const [stranger] = await given.units(backend, other.id, [9]);
    const placement = { jobSeekerId: first(people).id, unitId: first(units), fairId: fair.id };
    const fact = { kind: 'intention' as const, on: '2026-11-21' };
    const call = { command: backend.stamp(), placement, fact };
    expect(await refusalFrom(backend.client.outcomes.begin(call))).toEqual({ type: 'DateInFuture', on: '2026-11-21' });
    const elsewhere = {
      ...call,
      command: backend.stamp(),
      placement: { ...placement, unitId: stranger ?? '' },
      fact: { ...fact, on: CUT_OFF },
    };
    expect(await refusalFrom(backend.client.outcomes.begin(elsewhere))).toMatchObject({ type: 'UnitNotAtFair', unitId: stranger });
    const good = { ...call, command: backend.stamp(), fact: { ...fact, on: CUT_OFF } };
    expect(await backend.client.outcomes.begin(good)).toEqual(await backend.client.outcomes.begin(good));
    expect((await backend.client.outcomes.ledger({ cutOff: CUT_OFF, limit: 50 })).placements).toBe(1);
  });

  test('of a merged person is found under the one that stands for them, and counts once', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    const [survivor, loser] = people;
    if (!survivor || !loser) throw new Error('nobody came');
    await begin(backend, survivor.id, first(units), fair.id);
    await begin(backend, loser.id, units[1] ?? first(units), fair.id);
    expect((await backend.client.outcomes.figures({ cutOff: CUT_OFF })).total.hired).toBe(2);
    await write(backend.db, (trx) => updateJobSeeker(trx, { ...loser, rootId: survivor.id }));
    expect((await backend.client.outcomes.figures({ cutOff: CUT_OFF })).total.hired).toBe(1);
    const names = await backend.client.outcomes.names({ cutOff: CUT_OFF, figure: 'hired' });
    expect(names.map((person) => person.id)).toEqual([survivor.id]);
    const { placements, people: counted, lines } = await backend.client.outcomes.ledger({ cutOff: CUT_OFF, limit: 50 });
    expect([placements, counted]).toEqual([2, 1]);
    expect(new Set(lines.map((line) => line.person.id))).toEqual(new Set([survivor.id]));
    expect((await backend.client.outcomes.forPerson({ jobSeekerId: loser.id })).placements).toHaveLength(2);
  });
});

describe('after the fair', () => {
  test('a step is entered for many at once; who has it stays as they are', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    const many = { fairId: fair.id, unitId: first(units), jobTitle: '质检员', jobSeekerIds: people.map((person) => person.id) };
    const enter = (kind: 'intention' | 'hired', on: string) =>
      backend.client.outcomes.recordMany({ command: backend.stamp(), ...many, kind, on });
    expect(await enter('intention', '2026-03-05')).toEqual({ recorded: 3, already: 0 });
    expect(await enter('intention', '2026-03-05')).toEqual({ recorded: 0, already: 3 });
    expect(await enter('hired', '2026-03-08')).toEqual({ recorded: 3, already: 0 });
    expect((await backend.client.outcomes.ledger({ cutOff: CUT_OFF, limit: 50 })).placements).toBe(3);
    const { visitors } = await backend.client.outcomes.visitors({ fairId: fair.id, limit: 50 });
    expect(visitors.map(({ unitNames }) => unitNames)).toEqual([['淮安第1机械有限公司'], ['淮安第1机械有限公司'], ['淮安第1机械有限公司']]);
    const { visitors: found } = await backend.client.outcomes.visitors({ fairId: fair.id, text: '小明', limit: 50 });
    expect(found.map(({ person }) => [person.name, person.maskedDocument])).toEqual([
      ['王小明', `${'*'.repeat(14)}${testDocument(1).slice(-4)}`],
    ]);
    const page = await backend.client.outcomes.visitors({ fairId: fair.id, limit: 2 });
    const rest = await backend.client.outcomes.visitors({
      fairId: fair.id,
      limit: 2,
      ...(page.after === undefined ? {} : { after: page.after }),
    });
    expect([...page.visitors, ...rest.visitors].map(({ person }) => person.id)).toEqual(visitors.map(({ person }) => person.id));
  });
});

describe('figures', () => {
  test('by any cut-off day equal a recount with plain SQL over random placements, void steps and merges', async () => {
    await using backend = await testBackend({ now: NOW });
    const names = Array.from({ length: 24 }, (_, index) => `求职者${index}`);
    const { fair, units, people } = await fairDay(backend, names);
    const random = seeded(20_260_305);
    for (let n = 0; n < 60; n += 1) {
      const person = people[random(people.length)] ?? first(people);
      const unitId = units[random(2)] ?? first(units);
      const from = addDays(calendarDate('2025-10-01'), random(300));
      const trail = await begin(backend, person.id, unitId, random(3) === 0 ? undefined : fair.id, from);
      const facts = [
        { kind: 'contract', on: from, from, months: 1 + random(12) },
        { kind: 'registered', on: addDays(from, random(60)) },
        { kind: 'insured', on: from.slice(0, 7), months: 1 },
        { kind: 'intention', on: addDays(from, -random(20)) },
      ] as const;
      for (const fact of facts) {
        if (random(2) === 0) continue;
        const { steps } = await backend.client.outcomes.record({ command: backend.stamp(), placementId: trail.placement.id, fact });
        const added = steps.find((step) => step.fact.kind === fact.kind);
        if (random(4) === 0 && added) await backend.client.outcomes.void({ command: backend.stamp(), id: added.id, reason: '误录' });
      }
    }
    for (const [loser, survivor] of [people.slice(0, 2), people.slice(2, 4)]) {
      if (loser && survivor) await write(backend.db, (trx) => updateJobSeeker(trx, { ...loser, rootId: survivor.id }));
    }

    for (const [cutOff, year] of [
      ['2025-09-30', undefined],
      ['2025-12-31', undefined],
      ['2026-03-31', 2026],
      ['2026-07-15', undefined],
      [CUT_OFF, 2025],
      [CUT_OFF, undefined],
    ] as const) {
      const about = { cutOff, ...(year === undefined ? {} : { year }) };
      const { total, fairs } = await backend.client.outcomes.figures(about);
      const ofFair = fairs.find((line) => line.fair?.id === fair.id)?.counts;
      for (const kind of OUTCOME_STEP_KINDS) {
        expect([cutOff, kind, total[kind]]).toEqual([cutOff, kind, recount(backend, kind, cutOff, year)]);
        expect([cutOff, kind, ofFair?.[kind] ?? 0]).toEqual([cutOff, kind, recount(backend, kind, cutOff, year, fair.id)]);
        const behind = await backend.client.outcomes.names({ ...about, figure: kind });
        expect(behind).toHaveLength(total[kind]);
        const ledger = await backend.client.outcomes.ledger({ ...about, step: kind, limit: 500 });
        expect([kind, ledger.people]).toEqual([kind, total[kind]]);
        expect(ledger.lines).toHaveLength(ledger.placements);
      }
      for (const figure of ['stable3', 'stable6'] as const) {
        expect(await backend.client.outcomes.names({ ...about, figure })).toHaveLength(total[figure]);
      }
      const withoutFair = fairs.find((line) => line.fair === undefined)?.counts.hired ?? 0;
      expect(await backend.client.outcomes.names({ ...about, figure: 'hired', fairId: null })).toHaveLength(withoutFair);
    }
    const final = await backend.client.outcomes.figures({ cutOff: CUT_OFF });
    expect(final.total.hired).toBeGreaterThan(10);
    expect(final.total.stable3).toBeGreaterThan(final.total.stable6);
  });

  test('the ledger goes on by page key without a gap or a double', async () => {
    await using backend = await testBackend({ now: NOW });
    const { fair, units, people } = await fairDay(backend);
    for (const person of people) for (const unit of units) await begin(backend, person.id, unit, fair.id);
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await backend.client.outcomes.ledger({ cutOff: CUT_OFF, limit: 4, ...(after === undefined ? {} : { after }) });
      ids.push(...page.lines.map((line) => line.placement.id));
      after = page.after;
    } while (after !== undefined);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });
});

describe('the ledger as a file', () => {
  async function workOf(backend: TestBackend, names?: readonly string[]) {
    const day = await fairDay(backend, names);
    for (const person of day.people) {
      const { placement } = await begin(backend, person.id, first(day.units), day.fair.id);
      const fact = { kind: 'contract', on: '2026-03-07', from: '2026-03-10', months: 12 } as const;
      await backend.client.outcomes.record({ command: backend.stamp(), placementId: placement.id, fact, seen: '合同原件' });
    }
    return day;
  }

  async function rowsOf(file: File): Promise<readonly (readonly unknown[])[]> {
    const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
    return sheet?.rows ?? [];
  }

  test('in Excel has text numbers, 合计 and where to sign, masked', async () => {
    await using backend = await testBackend({ now: NOW });
    await workOf(backend);
    const file = await backend.client.outcomes.ledgerFile({ filter: { cutOff: CUT_OFF }, form: 'excel' });
    const [header, line, , , total, , asOf, signs] = await rowsOf(file);
    expect(file.name).toBe('招聘用工实名台账 截至2026-11-20.xlsx');
    expect(header?.slice(0, 4)).toEqual(['序号', '姓名', '证件号码', '性别']);
    expect(line).toEqual([
      '1',
      '王小明',
      `${'*'.repeat(14)}${testDocument(1).slice(-4)}`,
      '女',
      '大专',
      '高校毕业生',
      '淮安第1机械有限公司',
      testCreditCode(1),
      '赴合肥劳务协作招聘会',
      '装配工',
      '2026-03-06',
      '2026-03-10 起 12 个月',
      '',
      '',
      8,
      '1/2',
    ]);
    expect([total?.[0], total?.[1], total?.[10], total?.[11], total?.[12]]).toEqual(['合计', '3 人', '3 人', '3 人', '0 人']);
    expect(asOf?.[0]).toBe('截至 2026年11月20日');
    expect(signs?.filter(Boolean)).toEqual(['填表人：', '审核人：', '单位负责人：']);
  });

  test('with whole numbers needs a reason, which is kept, and the log never holds a number', async () => {
    await using backend = await testBackend({ now: NOW });
    await workOf(backend);
    const call = { command: backend.stamp(), filter: { cutOff: CUT_OFF }, form: 'excel' as const, reason: '上级核查' };
    const [, line] = await rowsOf(await backend.client.outcomes.clearLedgerFile(call));
    expect(line?.[2]).toBe(testDocument(1));
    await backend.client.outcomes.clearLedgerFile(call);
    expect(backend.db.raw.prepare('SELECT subject, people, reason, disclosed_by FROM disclosure').all()).toEqual([
      { subject: '招聘用工实名台账', people: 3, reason: '上级核查', disclosed_by: '王芳' },
    ]);
    const kept = JSON.stringify([backend.db.raw.prepare('SELECT * FROM op').all(), backend.db.raw.prepare('SELECT * FROM command').all()]);
    expect(kept).not.toContain(testDocument(1));
  });

  test('as a sheet repeats its head, counts people by page, and states the rule and where to sign', async () => {
    await using backend = await testBackend({ now: NOW });
    await workOf(
      backend,
      Array.from({ length: 30 }, (_, index) => `求职者${index}`),
    );
    const file = await backend.client.outcomes.ledgerFile({ filter: { cutOff: CUT_OFF, year: 2026, step: 'hired' }, form: 'pdf' });
    await readPdf(new Uint8Array(await file.arrayBuffer()), async (pages) => {
      expect(pages.length).toBeGreaterThan(1);
      const texts = pages.map((page) => squeeze(page.text));
      for (const text of texts) expect(text).toContain('证件号码');
      expect(texts[0]).toMatch(/淮安市公共就业服务中心.*2026年度已录用截至2026年11月20日/);
      const counts = texts.flatMap((text) => [...text.matchAll(/本页小计(\d+)人/g)].map((match) => Number(match[1])));
      expect(counts).toHaveLength(pages.length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
      const last = texts.join('');
      expect(last).toContain('合计30人');
      expect(last).toContain(squeeze(STABLE_EMPLOYMENT_RULE));
      expect(last).toMatch(/填表人.*审核人.*单位负责人/);
      expect(last).not.toContain(testDocument(1));
    });
  });
});

/** Distinct people by plain SQL, as the words say it. */
function recount(backend: TestBackend, kind: string, cutOff: string, year?: number, fairId?: string): number {
  const sql = `SELECT count(*) AS n FROM (
    SELECT DISTINCT (SELECT root_id FROM job_seeker WHERE id = p.job_seeker_id) FROM placement p
    WHERE (@fairId IS NULL OR p.fair_id = @fairId) AND p.id IN (
      SELECT placement_id FROM outcome_step
      WHERE kind = @kind AND voided_at IS NULL AND happened_on <= @cutOff AND (@year IS NULL OR substr(happened_on, 1, 4) = @year)))`;
  const row = backend.db.raw.prepare(sql).get({ kind, cutOff, year: year === undefined ? null : String(year), fairId: fairId ?? null });
  return (row as { n: number }).n;
}

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
