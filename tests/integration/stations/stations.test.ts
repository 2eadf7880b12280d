import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { listJobSeekersInUse } from '#db/repositories/job-seekers.ts';
import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import { STATION_FIGURES, type StationFigures } from '#shared/domain/stations/station-figures.ts';
import { STATION_FIGURE_NAMES } from '#shared/domain/words/names.ts';
import type { DeliveryId, FairId, JobSeekerId, StationId, UnitId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { testDocument } from '#tests/support/visitors.ts';

const NOW = '2026-11-20T02:00:00.000Z';

const DETAILS: Parameters<TestBackend['client']['stations']['create']>[0]['details'] = {
  code: 'S01',
  name: '驻定西劳务协作站',
  kind: 'cooperation',
  mode: 'stationed',
  hostDivision: '621102',
  partner: '定西市就业服务局',
  agreementNumber: '淮人社协〔2026〕1 号',
  agreementFrom: '2026-01-01',
  agreementTo: '2026-12-31',
  operatorName: '淮才人力资源有限公司',
  staff: [{ name: '张海', phone: '13800008801' }],
  yearlyFee: 18_000_000,
  inUseOn: '2026-01-05',
  packageEveryDays: 7,
};

const NONE = Object.fromEntries(STATION_FIGURES.map((figure) => [figure, 0])) as StationFigures;

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('empty');
  return one;
}

async function station(backend: TestBackend, changes: Partial<Parameters<TestBackend['client']['stations']['create']>[0]['details']> = {}) {
  return backend.client.stations.create({ command: backend.stamp(), details: { ...DETAILS, ...changes } });
}

async function trip(backend: TestBackend, stationId: StationId, unitId: UnitId, departsOn: string, fairId?: FairId) {
  const details = { departsOn, unitId, transport: 'bus' as const, escort: '王师傅', ...(fairId === undefined ? {} : { fairId }) };
  const { delivery } = await backend.client.stations.createDelivery({ command: backend.stamp(), stationId, details });
  return delivery;
}

/** New people, by the numbers of their documents. */
async function board(backend: TestBackend, deliveryId: DeliveryId, numbers: readonly number[], jobSeekerIds: readonly JobSeekerId[] = []) {
  return backend.client.stations.addPeople({
    command: backend.stamp(),
    deliveryId,
    jobSeekerIds: [...jobSeekerIds],
    newPeople: numbers.map((n) => ({ name: `工人${n}`, documentNumber: testDocument(n) })),
  });
}

async function hire(backend: TestBackend, jobSeekerId: JobSeekerId, unitId: UnitId, on: string) {
  const placement = { jobSeekerId, unitId };
  return backend.client.outcomes.begin({ command: backend.stamp(), placement, fact: { kind: 'hired', on } });
}

/** For which station each person was written down. */
async function stationsOfPeople(backend: TestBackend) {
  return (await backend.db.selectFrom('job_seeker').select('station_id').execute()).map((row) => row.station_id);
}

/** Makes the database the own copy of a station, as its start file would. */
function belongTo(backend: TestBackend, stationId: StationId) {
  backend.db.raw.prepare('INSERT INTO this_station VALUES (1, ?, ?, ?)').run(stationId, '2027-01-31', NOW);
}

describe('a station', () => {
  test('is registered, corrected, closed with a reason and brought back; its code is proposed, unique, and fixed once numbers bear it', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client, stamp } = backend;
    expect((await client.stations.list({})).nextCode).toBe('S01');
    const made = await station(backend);
    expect((await client.stations.list({})).nextCode).toBe('S02');
    expect(await refusalFrom(station(backend, { code: 's01' }))).toEqual({ type: 'StationCodeTaken', code: 'S01', name: DETAILS.name });
    expect(await refusalFrom(station(backend, { code: 'S02', agreementTo: '2025-12-31' }))).toMatchObject({ type: 'DatesReversed' });
    expect(await refusalFrom(station(backend, { code: 'S02', hostDivision: '000000' }))).toMatchObject({ type: 'UnknownDivision' });

    const renamed = await client.stations.update({ command: stamp(), id: made.id, details: { ...DETAILS, code: 'DX1' } });
    expect(renamed.code).toBe('DX1');
    const fair = await given.fair(backend);
    const unitId = first(await given.units(backend, fair.id, [1]));
    const delivery = await trip(backend, made.id, unitId, '2026-03-01');
    expect(delivery.number).toBe('DX1-SS-2026-001');
    expect(await client.stations.get({ id: made.id })).toMatchObject({ isCodeInUse: true, agreement: 'ending' });
    expect(await refusalFrom(client.stations.update({ command: stamp(), id: made.id, details: DETAILS }))).toEqual({
      type: 'StationCodeInUse',
      code: 'DX1',
      deliveries: 1,
      fairs: 0,
    });

    const closing = { command: stamp(), id: made.id, reason: '协议到期' };
    expect(await refusalFrom(client.stations.close({ ...closing, on: '2026-11-21' }))).toMatchObject({ type: 'DateInFuture' });
    await client.stations.close({ ...closing, command: stamp(), on: '2026-06-30' });
    expect(await refusalFrom(trip(backend, made.id, unitId, '2026-07-01'))).toEqual({
      type: 'StationClosed',
      name: DETAILS.name,
      on: '2026-06-30',
    });
    await trip(backend, made.id, unitId, '2026-06-30');
    expect((await client.stations.list({ state: 'closed' })).stations).toHaveLength(1);
    await client.stations.reopen({ command: stamp(), id: made.id, reason: '续签' });
    await trip(backend, made.id, unitId, '2026-07-01');
    const { entries } = await client.audit.list({ limit: 50 });
    expect(entries.filter(({ table }) => table === 'station').map(({ why }) => why)).toEqual(['续签', '协议到期', undefined, undefined]);
  });

  test('is found by text, kind, province, agreement and state', async () => {
    await using backend = await testBackend({ now: NOW });
    const { stations } = backend.client;
    await station(backend);
    await station(backend, { code: 'S02', name: '驻毕节招工站', kind: 'recruiting', hostDivision: '520502', agreementTo: '2027-12-31' });
    const codes = async (filter: Parameters<typeof stations.list>[0]) =>
      (await stations.list(filter)).stations.map((line) => line.station.code);
    expect(await codes({})).toEqual(['S01', 'S02']);
    expect(await codes({ text: '毕节' })).toEqual(['S02']);
    expect(await codes({ text: '定西市' })).toEqual(['S01', 'S02']);
    expect(await codes({ text: '张海', kind: 'recruiting' })).toEqual(['S02']);
    expect(await codes({ province: '620000' })).toEqual(['S01']);
    expect(await codes({ agreement: 'ending' })).toEqual(['S01']);
    expect(await codes({ text: '没有' })).toEqual([]);
    expect((await stations.list({})).provinces.map(({ name, stations: n }) => [name, n])).toEqual([
      ['贵州省', 1],
      ['甘肃省', 1],
    ]);
  });
});

describe('a trip', () => {
  test('takes people once, registers who is new for the station, warns of a second trip to the unit, and gives back whom it lost', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client, stamp } = backend;
    const made = await station(backend);
    const fair = await given.fair(backend);
    const unitId = first(await given.units(backend, fair.id, [1]));
    const one = await trip(backend, made.id, unitId, '2026-03-01', fair.id);
    expect(await board(backend, one.id, [1, 2])).toMatchObject({ added: 2, already: 0, registered: 2, repeated: [] });
    const people = (await client.stations.delivery({ id: one.id })).travellers.map(({ person }) => person.id);
    expect(await board(backend, one.id, [1, 3], people)).toMatchObject({ added: 1, already: 2, registered: 1 });
    expect(await stationsOfPeople(backend)).toEqual([made.id, made.id, made.id]);

    const two = await trip(backend, made.id, unitId, '2026-03-31');
    const warned = await board(backend, two.id, [4], [first(people)]);
    expect(warned.repeated).toMatchObject([{ name: '工人1', trip: { number: 'S01-SS-2026-001' } }]);
    expect(warned.page.travellers.filter(({ repeated }) => repeated)).toHaveLength(1);

    const entry = first((await client.stations.delivery({ id: one.id })).travellers).entry;
    const page = await client.stations.removePerson({ command: stamp(), id: entry.id, reason: '临时有事' });
    expect([page.people, page.travellers.length]).toEqual([2, 3]);
    expect(await refusalFrom(client.stations.removePerson({ command: stamp(), id: entry.id, reason: '再次' }))).toMatchObject({
      type: 'StationRecordVoid',
      what: 'deliveryPerson',
    });
    const back = await board(backend, one.id, [], [entry.jobSeekerId]);
    expect([back.added, back.page.people, back.page.travellers.length]).toEqual([1, 3, 3]);

    await client.stations.voidDelivery({ command: stamp(), id: two.id, reason: '重复登记' });
    expect(await refusalFrom(board(backend, two.id, [5]))).toMatchObject({ type: 'StationRecordVoid', what: 'delivery' });
    expect((await client.stations.list({ year: 2026 })).total).toMatchObject({ trips: 1, delivered: 3 });
    expect((await client.stations.delivery({ id: one.id })).travellers.some(({ repeated }) => repeated)).toBe(false);
  });

  test('is refused with dates reversed, or a unit that was not at its fair', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client, stamp } = backend;
    const made = await station(backend);
    const [fair, other] = [await given.fair(backend), await given.fair(backend, { title: '另一场' })];
    const unitId = first(await given.units(backend, fair.id, [1]));
    const details = { departsOn: '2026-03-02', arrivesOn: '2026-03-01', unitId, transport: 'train' as const };
    const create = (changes: Partial<typeof details> & { fairId?: FairId }) =>
      client.stations.createDelivery({ command: stamp(), stationId: made.id, details: { ...details, ...changes } });
    expect(await refusalFrom(create({}))).toMatchObject({ type: 'DatesReversed' });
    expect(await refusalFrom(create({ arrivesOn: '2026-03-02', fairId: other.id }))).toMatchObject({ type: 'UnitNotAtFair' });
  });

  test('goes to a unit that was at no fair once it is registered; a known code gives the unit as it is known', async () => {
    await using backend = await testBackend({ now: NOW });
    const { units } = backend.client;
    const made = await station(backend);
    const details = { creditCode: testCreditCode(77), name: '淮安新建电子有限公司', kind: 'enterprise' as const, divisionCode: '320812' };
    const unit = await units.register({ command: backend.stamp(), details });
    const again = await units.register({ command: backend.stamp(), details: { ...details, name: '别的名称' } });
    expect(again).toEqual(unit);
    expect((await trip(backend, made.id, unit.id, '2026-03-01')).unitId).toBe(unit.id);
    const wrong = { command: backend.stamp(), details: { ...details, creditCode: '123' } };
    expect(await refusalFrom(units.register(wrong))).toMatchObject({ type: 'CreditCodeInvalid', reason: 'length' });
  });

  test('reads pasted lines as the people they mean', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client } = backend;
    const made = await station(backend);
    const fair = await given.fair(backend);
    const unitId = first(await given.units(backend, fair.id, [1]));
    const [one, two] = [await trip(backend, made.id, unitId, '2026-03-01'), await trip(backend, made.id, unitId, '2026-06-01')];
    await board(backend, one.id, [1, 2, 3]);
    await board(backend, two.id, [], [first((await client.stations.delivery({ id: one.id })).travellers).person.id]);
    const text = [
      `王五 ${testDocument(2)}`,
      '工人3',
      `工人9 ${testDocument(9)} 13900001111`,
      `工人9 ${testDocument(9)}`,
      '工人1',
      '无名氏',
      '工人8 123456',
    ].join('\n');
    const read = await client.stations.readPeople({ deliveryId: two.id, text });
    expect(read.map(({ finding }) => finding.kind)).toEqual(['known', 'known', 'new', 'there', 'there', 'unknown', 'faulty']);
    expect(read[0]?.finding).toMatchObject({ otherName: '工人2' });
    expect(JSON.stringify(read.map(({ finding }) => finding))).not.toContain(testDocument(2));
  });

  test('keeps its people from being taken away with the import that brought them', async () => {
    await using backend = await testBackend({ now: NOW });
    const made = await station(backend);
    const fair = await given.fair(backend);
    const unitId = first(await given.units(backend, fair.id, [1]));
    const { page } = await board(backend, (await trip(backend, made.id, unitId, '2026-03-01')).id, [1]);
    const { id } = first(page.travellers).person;
    expect([...(await listJobSeekersInUse(backend.db, [id]))]).toEqual([id]);
  });
});

describe('the figures', () => {
  test('count what happened up to today, each person once, and open as many lines', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client, stamp } = backend;
    const [one, two] = [await station(backend), await station(backend, { code: 'S02', name: '驻陇南劳务协作站', hostDivision: '621202' })];
    const fair = await given.fair(backend, { stationId: one.id });
    const [unitId, otherUnit] = await given.units(backend, fair.id, [1, 2]);
    if (!unitId || !otherUnit) throw new Error('no units');
    await backend.client.fairs.hold({ command: stamp(), id: fair.id });
    await given.fair(backend, { title: '计划中', stationId: one.id, startsOn: '2026-12-05', endsOn: '2026-12-05' });

    const march = await trip(backend, one.id, unitId, '2026-03-10');
    const people = (await board(backend, march.id, [1, 2, 3])).page.travellers.map(({ person }) => person.id);
    const later = await trip(backend, two.id, unitId, '2026-05-01');
    await board(backend, later.id, [4], people.slice(0, 1));
    await trip(backend, one.id, unitId, '2026-12-24');
    const [a, b, c] = people;
    if (!a || !b || !c) throw new Error('no people');
    await hire(backend, a, unitId, '2026-03-09');
    // Of a person whom it wrote down first the station has every hire.
    await hire(backend, b, otherUnit, '2026-09-01');
    const voided = await hire(backend, c, unitId, '2026-03-12');
    await client.outcomes.void({ command: stamp(), id: first(voided.steps).id, reason: '误录' });
    const visit = { kind: 'visit' as const, happenedOn: '2026-03-02', content: '走访乡镇' };
    await client.stations.addActivity({ command: stamp(), stationId: one.id, details: visit });
    const work = await client.stations.addActivity({ command: stamp(), stationId: one.id, details: { ...visit, kind: 'work' } });
    await client.stations.updateActivity({ command: stamp(), id: work.id, details: { ...visit, content: '改正' } });
    await client.stations.voidActivity({ command: stamp(), id: work.id, reason: '重复' });
    const tomorrow = { command: stamp(), stationId: one.id, details: { ...visit, happenedOn: '2026-11-21' } };
    expect(await refusalFrom(client.stations.addActivity(tomorrow))).toMatchObject({ type: 'DateInFuture' });

    const list = await client.stations.list({ year: 2026 });
    expect(list.stations.map(({ figures }) => figures)).toEqual([
      { ...NONE, registered: 3, fairs: 1, firms: 2, visits: 1, trips: 1, delivered: 3, hired: 2 },
      { ...NONE, registered: 1, trips: 1, delivered: 2, hired: 1 },
    ]);
    // One person was on a trip of both, in one province.
    expect(list.total).toEqual({ ...NONE, registered: 4, fairs: 1, firms: 2, visits: 1, trips: 2, delivered: 4, hired: 2 });
    expect(list.provinces).toMatchObject([{ name: '甘肃省', stations: 2, figures: list.total }]);
    expect((await client.stations.list({ year: 2025 })).total).toEqual(NONE);

    for (const figure of STATION_FIGURES) {
      const lines = await client.stations.behind({ figure, from: '2026-01-01', to: list.cutOff });
      expect(
        lines.reduce((sum, { amount }) => sum + amount, 0),
        figure,
      ).toBe((await client.stations.list({ year: 2026 })).total[figure]);
      expect(JSON.stringify(lines)).not.toContain(testDocument(1));
    }
    expect(await client.stations.behind({ figure: 'hired', stationId: two.id, from: '2026-01-01', to: list.cutOff })).toMatchObject([
      { name: '工人1', on: '2026-03-09', opens: { kind: 'person', id: a } },
    ]);
  });
});

describe('on paper', () => {
  async function busyMonth(backend: TestBackend) {
    const { client, stamp } = backend;
    const made = await station(backend);
    const fair = await given.fair(backend, { stationId: made.id });
    const unitId = first(await given.units(backend, fair.id, [1]));
    const march = await trip(backend, made.id, unitId, '2026-03-10');
    await board(backend, march.id, [1, 2]);
    await board(backend, (await trip(backend, made.id, unitId, '2026-01-10')).id, [3]);
    const wrong = await trip(backend, made.id, unitId, '2026-03-11');
    await client.stations.voidDelivery({ command: stamp(), id: wrong.id, reason: '重复' });
    const details = { kind: 'meeting' as const, happenedOn: '2026-03-04', counterpart: '岷县就业局', content: '座谈 㛃 对接' };
    await client.stations.addActivity({ command: stamp(), stationId: made.id, details });
    return made;
  }

  test('the monthly sheet says what the page says: month, year so far, trips and work', async () => {
    await using backend = await testBackend({ now: NOW });
    const made = await busyMonth(backend);
    const { stations } = backend.client;
    const report = await stations.month({ stationId: made.id, month: '2026-03' });
    expect(report).toMatchObject({
      period: { from: '2026-03-01', to: '2026-03-31' },
      figures: { trips: 1, delivered: 2, fairs: 1 },
      yearFigures: { trips: 2, delivered: 3, fairs: 1 },
    });
    const pdf = await stations.monthFile({ stationId: made.id, month: '2026-03', form: 'pdf' });
    expect(pdf.name).toBe('驻站工作月报 S01 2026年3月.pdf');
    const text = await readPdf(new Uint8Array(await pdf.arrayBuffer()), async (pages) => squeeze(pages.map((page) => page.text).join('')));
    for (const figure of STATION_FIGURES) {
      const { name, unit } = STATION_FIGURE_NAMES[figure];
      expect(text).toContain(`${name}${unit}${report.figures[figure]}${report.yearFigures[figure]}`);
    }
    for (const words of [
      '驻站工作月报',
      'S01驻定西劳务协作站',
      '2026年3月1日至2026年3月31日',
      'S01-SS-2026-001',
      '岷县就业局',
      '座谈㛃对接',
      '站点盖章',
    ])
      expect(text).toContain(words);
    // The void one is no trip of the month.
    expect(text).not.toContain('S01-SS-2026-003');

    const excel = await stations.monthFile({ stationId: made.id, month: '2026-03', form: 'excel' });
    const [sheet] = (await readXlsx(new Uint8Array(await excel.arrayBuffer()))).sheets;
    const rows = sheet?.rows ?? [];
    expect(rows.slice(1, 1 + STATION_FIGURES.length).map((row) => row.slice(0, 4))).toEqual(
      STATION_FIGURES.map((figure) => {
        const { name, unit } = STATION_FIGURE_NAMES[figure];
        return [name, unit, report.figures[figure], report.yearFigures[figure]];
      }),
    );
    expect(rows.flat()).toContain('座谈 㛃 对接');

    expect(await refusalFrom(stations.month({ stationId: made.id, month: '2026-12' }))).toMatchObject({ type: 'DateInFuture' });
    expect((await stations.month({ stationId: made.id, month: '2026-11' })).period.to).toBe('2026-11-20');
  });

  test('the ledger has every station with its figures, sums, period and where to sign, in PDF and Excel', async () => {
    await using backend = await testBackend({ now: NOW });
    await busyMonth(backend);
    await station(backend, { code: 'S02', name: '昭通劳务合作基地', kind: 'base', hostDivision: '530602', staff: [] });
    const { stations } = backend.client;
    const pdf = await stations.ledgerFile({ form: 'pdf', year: 2026 });
    const pages = await readPdf(new Uint8Array(await pdf.arrayBuffer()), async (read) => read.map((page) => squeeze(page.text)));
    const text = pages.join('');
    for (const words of [
      '劳务协作站（基地）台账',
      '2026年度截至2026年11月20日',
      '驻定西劳务协作站',
      '甘肃省定西市安定区',
      '淮人社协〔2026〕1号',
    ])
      expect(text).toContain(words);
    for (const words of ['2026-01-01至2026-12-31', '驻点招工', '张海', '昭通劳务合作基地', '单位负责人']) expect(text).toContain(words);
    expect(text).toMatch(/合计2个1(3)0/);

    const excel = await stations.ledgerFile({ form: 'excel', year: 2026, kind: 'base' });
    const [sheet] = (await readXlsx(new Uint8Array(await excel.arrayBuffer()))).sheets;
    const [head, line, total] = sheet?.rows ?? [];
    expect(head?.slice(0, 4)).toEqual(['序号', '编号', '类型', '站点名称']);
    expect(line?.slice(0, 4)).toEqual(['1', 'S02', '劳务合作基地', '昭通劳务合作基地']);
    expect(total?.slice(0, 2)).toEqual(['合计', '1 个']);
    expect((sheet?.rows ?? []).flat().join()).toContain('劳务合作基地　截至 2026年11月20日');
  });
});

describe('in the own copy of a station', () => {
  test('what is made carries the station, numbers begin with its code, and only it is shown; the center keeps the records', async () => {
    await using backend = await testBackend({ now: NOW });
    const { client, stamp } = backend;
    const [own, other] = [await station(backend), await station(backend, { code: 'S02', name: '驻毕节招工站', hostDivision: '520502' })];
    const ofCenter = await given.fair(backend, { stationId: other.id });
    const unitId = first(await given.units(backend, ofCenter.id, [1]));
    const theirs = await trip(backend, other.id, unitId, '2026-03-01');
    const mine = await trip(backend, own.id, unitId, '2026-03-01');
    belongTo(backend, own.id);

    const fair = await given.fair(backend, { stationId: other.id });
    expect([fair.number, fair.stationId]).toEqual(['S01-2026-001', own.id]);
    const { id: _id, number: _number, status: _status, cancelReason: _cancel, chosenProgram: _chosen, ...details } = ofCenter;
    const changed = await client.fairs.update({ command: stamp(), id: ofCenter.id, details: { ...details, stationId: own.id } });
    expect(changed.stationId).toBe(other.id);
    const { person } = await client.jobSeekers.register({
      command: stamp(),
      details: { name: '王小明', documentKind: 'residentId', documentNumber: testDocument(5) },
    });
    expect(await stationsOfPeople(backend)).toEqual([own.id]);
    const placed = await hire(backend, person.id, unitId, '2026-03-02');
    expect(placed.placement.stationId).toBe(own.id);
    // The center may give the plain number meanwhile.
    expect((await trip(backend, own.id, unitId, '2026-04-01')).number).toBe('S01-SSZ-2026-001');

    const { here, stations } = await client.stations.list({});
    expect([here?.id, stations.map((line) => line.station.code)]).toEqual([own.id, ['S01']]);
    expect((await client.stations.choices()).stations.map(({ code }) => code)).toEqual(['S01']);
    expect((await client.stations.behind({ figure: 'trips', to: '2026-11-20' })).map(({ name }) => name)).toEqual([
      mine.number,
      'S01-SSZ-2026-001',
    ]);
    const refused = { type: 'StationsKeptByCenter' };
    expect(await refusalFrom(station(backend, { code: 'S03' }))).toEqual(refused);
    expect(await refusalFrom(client.stations.update({ command: stamp(), id: own.id, details: DETAILS }))).toEqual(refused);
    expect(await refusalFrom(client.stations.close({ command: stamp(), id: own.id, on: '2026-11-01', reason: '停' }))).toEqual(refused);
    expect(await refusalFrom(client.stations.reopen({ command: stamp(), id: own.id, reason: '停' }))).toEqual(refused);
    const turned = { type: 'NotThisStation', name: DETAILS.name };
    expect(await refusalFrom(client.stations.get({ id: other.id }))).toEqual(turned);
    expect(await refusalFrom(client.stations.delivery({ id: theirs.id }))).toEqual(turned);
    expect(await refusalFrom(trip(backend, other.id, unitId, '2026-04-01'))).toEqual(turned);
    expect(await refusalFrom(client.stations.month({ stationId: other.id, month: '2026-03' }))).toEqual(turned);
    expect(await refusalFrom(client.stations.activities({ stationId: other.id }))).toEqual(turned);
  });
});

test('a fair whose organizer operates a station in the province of the venue says so (dossier A22)', async () => {
  await using backend = await testBackend({ now: NOW });
  await station(backend);
  const fair = await given.fair(backend, {
    organizerName: '淮才人力资源有限公司',
    organizerKind: 'hrAgency',
    venueDivision: '620102',
    agreementNumber: '协〔2026〕9 号',
  });
  expect((await backend.client.fairs.get({ id: fair.id })).organizerStations).toMatchObject([{ code: 'S01' }]);
  const elsewhere = await given.fair(backend, { organizerName: '淮才人力资源有限公司' });
  expect((await backend.client.fairs.get({ id: elsewhere.id })).organizerStations).toEqual([]);

  const { documentNumber: _none, ...scheme } = standardScheme('jiangmen-6-event-cost', 'ceiling');
  const stored = { ...scheme, enabled: true, effectiveFrom: '2020-01-01', documentNumber: '江人社发〔2026〕1 号' };
  await backend.client.centers.saveScheme({ command: backend.stamp(), scheme: stored });
  for (const { id } of [fair, elsewhere]) await backend.client.fairs.hold({ command: backend.stamp(), id });
  const flagsOf = async (fairId: FairId) =>
    (await backend.client.settlements.forFair({ fairId })).draft?.candidates.find(({ program }) => program === 'jiangmen-6-event-cost')
      ?.settlement.flags;
  expect(await flagsOf(fair.id)).toContain('stationFeeOverlap');
  expect(await flagsOf(elsewhere.id)).not.toContain('stationFeeOverlap');
});
