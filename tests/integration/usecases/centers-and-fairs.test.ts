import { describe, expect, test } from 'vitest';
import { FAIR_DETAILS, given, refusalFrom, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';

describe('the center', () => {
  test('is set up once, with its schemes', async () => {
    await using backend = await testBackend();
    const status = await backend.client.centers.status();
    expect(status).toMatchObject({
      state: 'ready',
      center: { name: '淮安市公共就业服务中心', homeDivision: '320800', sample: false },
      today: '2026-03-20',
    });
    expect(status.schemes).toMatchObject([
      { program: 'huaian-3-event-cost', enabled: true, mode: 'ceiling', documentNumber: '淮人社发〔2026〕3 号' },
    ]);
  });

  test('keeps at least one operator, and no two of one name', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const last = client.centers.retireOperator({ command: backend.stamp(), id: backend.operatorId });
    expect(await refusalFrom(last)).toEqual({ type: 'LastOperator', name: '王芳' });
    expect(await refusalFrom(client.centers.addOperator({ commandId: backend.stamp().id, name: '王芳' }))).toEqual({
      type: 'NameTaken',
      name: '王芳',
    });
    await client.centers.addOperator({ commandId: backend.stamp().id, name: '李强' });
    await client.centers.retireOperator({ command: backend.stamp(), id: backend.operatorId });
    expect((await client.centers.status()).operators.filter((operator) => operator.active).map((operator) => operator.name)).toEqual([
      '李强',
    ]);
  });

  test('refuses a scheme that ends before it begins', async () => {
    await using backend = await testBackend();
    const [scheme] = (await backend.client.centers.status()).schemes;
    if (!scheme) throw new Error('no scheme');
    const { id: _id, effectiveTo: _to, ...values } = scheme;
    const refused = backend.client.centers.saveScheme({ command: backend.stamp(), scheme: { ...values, effectiveTo: '2019-01-01' } });
    expect(await refusalFrom(refused)).toMatchObject({ type: 'DatesReversed' });
  });

  test('shows its recovery code, 13 groups of 5', async () => {
    await using backend = await testBackend();
    expect((await backend.client.centers.recoveryCode()).code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){12}[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});

describe('fairs', () => {
  test('take the next number of their year; the list filters by year, zone, status and text', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    await given.fair(backend, { startsOn: '2025-05-01', endsOn: '2025-05-01' });
    await given.fair(backend);
    const near = await given.fair(backend, { title: '涟水专场', venueDivision: '320826' });
    expect(near.number).toBe('2026-002');
    const numbers = async (filter: Parameters<typeof client.fairs.list>[0]) =>
      (await client.fairs.list(filter)).fairs.map((line) => line.fair.number);
    expect(await numbers({})).toHaveLength(3);
    expect(await numbers({ year: 2025 })).toEqual(['2025-001']);
    expect(await numbers({ zone: 'inCity' })).toEqual(['2026-002']);
    expect(await numbers({ text: '涟水' })).toEqual(['2026-002']);
    expect(await numbers({ status: 'held' })).toEqual([]);
    expect((await client.fairs.list({})).years).toEqual([2026, 2025]);
  });

  test('say their zone and why', async () => {
    await using backend = await testBackend();
    const zoneOf = async (venueDivision: string | undefined, format: 'onsite' | 'online' = 'onsite') =>
      backend.client.fairs.zonePreview({ format, ...(venueDivision === undefined ? {} : { venueDivision }) });
    expect(await zoneOf('340104')).toEqual({ zone: 'outOfProvince', reason: '举办地安徽省合肥市蜀山区在江苏省外' });
    expect(await zoneOf('320826')).toMatchObject({ zone: 'inCity' });
    expect(await zoneOf('320115')).toMatchObject({ zone: 'inProvince' });
    expect(await zoneOf('320000')).toMatchObject({ zone: 'unresolved' });
    expect(await zoneOf(undefined, 'online')).toMatchObject({ zone: 'online' });
  });

  test('are held only when over, cancelled with a reason, and brought back', async () => {
    await using backend = await testBackend({ now: '2026-03-04T02:00:00.000Z' });
    const { client } = backend;
    const fair = await given.fair(backend);
    expect(await refusalFrom(client.fairs.hold({ command: backend.stamp(), id: fair.id }))).toMatchObject({
      type: 'FairNotOver',
      endsOn: '2026-03-05',
    });
    backend.setNow('2026-03-05T10:00:00.000Z');
    expect((await client.fairs.hold({ command: backend.stamp(), id: fair.id })).status).toBe('held');
    expect((await client.fairs.cancel({ command: backend.stamp(), id: fair.id, reason: '场地停电' })).cancelReason).toBe('场地停电');
    expect((await client.fairs.reopen({ command: backend.stamp(), id: fair.id, reason: '恢复供电' })).status).toBe('planned');
    const { entries } = await client.audit.list({ recordId: fair.id, limit: 50 });
    expect(entries.map((entry) => entry.by)).toEqual(['王芳', '王芳', '王芳', '王芳']);
    expect(entries[0]?.changes).toContainEqual({ column: 'cancel_reason', before: '场地停电', after: null });
  });

  test('with dates reversed or a place that does not exist are refused', async () => {
    await using backend = await testBackend();
    expect(await refusalFrom(given.fair(backend, { endsOn: '2026-03-04' }))).toMatchObject({ type: 'DatesReversed' });
    expect(await refusalFrom(given.fair(backend, { venueDivision: '160101' }))).toEqual({ type: 'UnknownDivision', code: '160101' });
  });

  test('of one tour in one city are pointed out', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const tour = await client.fairs.createTour({ command: backend.stamp(), name: '西北巡回' });
    await given.fair(backend, { tourId: tour.id });
    await given.fair(backend, { tourId: tour.id, startsOn: '2026-03-07', endsOn: '2026-03-07' });
    expect(await client.fairs.tours()).toMatchObject([
      { name: '西北巡回', sameCityWarning: true, fairs: [{ cityName: '合肥市' }, { cityName: '合肥市' }] },
    ]);
  });

  test('sent twice under one number are filed once', async () => {
    await using backend = await testBackend();
    const input = { command: backend.stamp(), details: FAIR_DETAILS };
    const [first, again] = [await backend.client.fairs.create(input), await backend.client.fairs.create(input)];
    expect(again).toEqual(first);
    expect((await backend.client.fairs.list({})).fairs).toHaveLength(1);
  });
});

describe('the roster', () => {
  test('sets attendance in bulk and says what each was before', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    await given.units(backend, fair.id, [1, 2, 3]);
    const ids = (await client.roster.list({ fairId: fair.id })).map((line) => line.participation.id);
    await client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids: ids.slice(0, 1), attendance: 'noShow' });
    const { changed, before } = await client.roster.setAttendance({ command: backend.stamp(), fairId: fair.id, ids, attendance: 'noShow' });
    expect(changed).toEqual(ids.slice(1));
    expect(before.map((line) => line.attendance)).toEqual(['attended', 'attended']);
  });

  test('refuses a wrong credit code, a unit twice, and taking off a unit with costs', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const fair = await given.fair(backend);
    const [unitId] = await given.units(backend, fair.id, [1]);
    expect(await refusalFrom(given.units(backend, fair.id, [1]))).toMatchObject({
      type: 'UnitAlreadyAtFair',
      unitName: '淮安第1机械有限公司',
    });
    const wrong = client.roster.add({
      command: backend.stamp(),
      fairId: fair.id,
      creditCode: `${testCreditCode(2).slice(0, 17)}?`,
      name: '甲',
      kind: 'other',
      presence: 'onsite',
      attendance: 'pending',
    });
    expect(await refusalFrom(wrong)).toMatchObject({ type: 'CreditCodeInvalid', reason: 'alphabet' });
    await given.voucher(backend, fair.id, '26342000000000000001', 100, unitId);
    const [line] = await client.roster.list({ fairId: fair.id });
    if (!line) throw new Error('no line');
    const remove = client.roster.remove({ command: backend.stamp(), id: line.participation.id, reason: '误加' });
    expect(await refusalFrom(remove)).toMatchObject({ type: 'UnitHasCosts', voucherNumbers: ['26342000000000000001'] });
  });
});

test('search finds fairs, units, vouchers and settlements by two characters', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { fair } = await given.settledFair(backend);
  const { draft } = await client.settlements.forFair({ fairId: fair.id });
  await client.settlements.approve({ command: backend.stamp(), fairId: fair.id, contentHash: draft?.contentHash ?? '' });
  const kinds = async (text: string) => new Set((await client.home.search({ text })).map((hit) => hit.kind));
  expect(await kinds('合肥')).toContain('fair');
  expect(await kinds('第2')).toEqual(new Set(['unit']));
  expect(await kinds('2634')).toContain('voucher');
  expect(await kinds('2026-001')).toEqual(new Set(['fair', 'settlement']));
});
