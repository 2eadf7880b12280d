import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { NO_FEEDBACK } from '#tests/support/records.ts';

/** A fair that is over, with two units, jobs and one feedback. */
async function fairWithFigures(backend: TestBackend) {
  const { client } = backend;
  const fair = await given.fair(backend);
  await given.units(backend, fair.id, [1, 2]);
  await client.fairs.hold({ command: backend.stamp(), id: fair.id });
  const [line] = await client.roster.list({ fairId: fair.id });
  if (!line) throw new Error('no unit on the roster');
  const participationId = line.participation.id;
  const jobs = [
    { title: '电工', headcount: 3 },
    { title: '工艺工程师', headcount: 2, education: 'bachelor' },
  ] as const;
  for (const details of jobs) await client.jobs.add({ command: backend.stamp(), participationId, details });
  const figures = { ...NO_FEEDBACK, resumesHigher: 4, resumesLower: 6, intentionsBachelor: 2, intentionsMale: 1, intentionsFemale: 1 };
  await client.feedback.save({ command: backend.stamp(), participationId, figures });
  return { fair, participationId, figures };
}

async function report(backend: TestBackend, fairId: FairId) {
  const { contentHash } = await backend.client.statistics.forFair({ fairId });
  return backend.client.statistics.report({ command: backend.stamp(), fairId, contentHash });
}

test('figures are counted from the data, and each opens its list', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { fair } = await fairWithFigures(backend);
  const { statistics, report: reported } = await client.statistics.forFair({ fairId: fair.id });
  expect(reported).toBeUndefined();
  expect(statistics.figures).toMatchObject({
    units: 2,
    jobs: 2,
    headcount: 5,
    graduateHeadcount: 2,
    resumes: 10,
    intentions: 2,
    entrants: 0,
  });
  const list = (figure: Parameters<typeof client.statistics.listBehind>[0]['figure']) =>
    client.statistics.listBehind({ fairId: fair.id, figure, limit: 100 });
  expect(await list({ key: 'headcount' })).toMatchObject({ total: 5, lines: [{ name: '淮安第1机械有限公司', amount: 5 }] });
  expect(await list({ key: 'headcount', part: { by: 'education', value: 'bachelor' } })).toMatchObject({
    total: 2,
    lines: [{ amount: 2 }],
  });
  expect((await list({ key: 'missingFeedback' })).lines.map((line) => line.name)).toEqual(['淮安第2机械有限公司']);
  expect(await list({ key: 'entrants' })).toEqual({ total: 0, lines: [], next: undefined });
});

test('what happened elsewhere is typed with its source and marked as such', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { fair } = await fairWithFigures(backend);
  const details = { kind: 'onlineResumes', value: 50, graduates: 20, source: '平台后台统计' } as const;
  const observed = await client.statistics.observe({ command: backend.stamp(), fairId: fair.id, details });
  const again = await client.statistics.observe({ command: backend.stamp(), fairId: fair.id, details: { ...details, value: 60 } });
  expect(again.id).toBe(observed.id);
  const page = await client.statistics.forFair({ fairId: fair.id });
  expect(page.statistics.figures).toMatchObject({ onlineResumes: 60, graduateOnlineResumes: 20 });
  const behind = await client.statistics.listBehind({ fairId: fair.id, figure: { key: 'graduateOnlineResumes' }, limit: 10 });
  expect(behind).toMatchObject({ total: 20, lines: [{ name: '平台后台统计', amount: 20 }] });
  expect(behind.lines[0]?.details[0]).toBe('人工填报');
  await expect(
    client.statistics.observe({ command: backend.stamp(), fairId: fair.id, details: { ...details, graduates: 61 } }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await client.statistics.removeObservation({ command: backend.stamp(), fairId: fair.id, kind: 'onlineResumes' });
  expect((await client.statistics.forFair({ fairId: fair.id })).statistics.figures.onlineResumes).toBeUndefined();
});

describe('reporting', () => {
  test('seals what was seen; what changes later stands as a correction and can be reported again', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, participationId, figures } = await fairWithFigures(backend);
    expect(await report(backend, fair.id)).toMatchObject({ version: 1, reportedBy: '王芳' });
    expect((await client.statistics.forFair({ fairId: fair.id })).corrections).toEqual([]);
    expect(await refusalFrom(report(backend, fair.id))).toEqual({ type: 'StatisticsUnchanged', version: 1 });

    await client.feedback.save({ command: backend.stamp(), participationId, figures: { ...figures, resumesHigher: 5 } });
    await backend.reopen();
    const page = await backend.client.statistics.forFair({ fairId: fair.id });
    expect(page.report?.version).toBe(1);
    expect(page.corrections).toEqual([
      { figure: { key: 'resumes' }, reported: 10, now: 11 },
      { figure: { key: 'resumesHigher' }, reported: 4, now: 5 },
      { figure: { key: 'resumes', part: { by: 'kind', value: 'enterprise' } }, reported: 10, now: 11 },
      { figure: { key: 'resumes', part: { by: 'industry', value: '' } }, reported: 10, now: 11 },
    ]);
    expect(await report(backend, fair.id)).toMatchObject({ version: 2 });
    expect((await backend.client.statistics.forFair({ fairId: fair.id })).corrections).toEqual([]);
  });

  test('is refused before the fair ends, and for other figures than those on screen', async () => {
    await using backend = await testBackend();
    const coming = await given.fair(backend, { startsOn: '2026-03-21', endsOn: '2026-03-22' });
    expect(await refusalFrom(report(backend, coming.id))).toEqual({ type: 'StatisticsTooEarly', endsOn: '2026-03-22' });
    const { fair } = await fairWithFigures(backend);
    const stale = backend.client.statistics.report({ command: backend.stamp(), fairId: fair.id, contentHash: 'e'.repeat(64) });
    expect(await refusalFrom(stale)).toEqual({ type: 'StatisticsChanged' });
  });

  test('is reminded of until it is done', async () => {
    await using backend = await testBackend({ now: '2026-03-08T02:00:00.000Z' });
    const { fair } = await fairWithFigures(backend);
    const tasks = async () =>
      (await backend.client.home.overview({ year: 2026 })).tasks.filter(({ type }) => /Statistics|Yearly/.test(type));
    const due = { type: 'StatisticsDue', fairId: fair.id, title: fair.title, dueOn: '2026-03-12', isOverdue: false };
    expect(await tasks()).toEqual([due]);
    backend.setNow('2026-03-20T02:00:00.000Z');
    expect(await tasks()).toEqual([
      { ...due, isOverdue: true },
      { type: 'StatisticsOfMonthDue', dueOn: '2026-03-28', count: 1 },
    ]);
    await backend.client.statistics.setDeadlines({ command: backend.stamp(), deadlines: { statisticsDays: 20, yearlyPlan: false } });
    expect(await tasks()).toEqual([{ ...due, dueOn: '2026-03-25' }]);
    await report(backend, fair.id);
    expect(await tasks()).toEqual([]);
  });
});

describe('the official table', () => {
  test('prints as a draft, as reported, and with its corrections; the signatures stand on one page', async () => {
    await using backend = await testBackend();
    const { client } = backend;
    const { fair, participationId, figures } = await fairWithFigures(backend);
    const textOf = async () => {
      const file = await client.statistics.sheet({ fairId: fair.id });
      return readPdf(new Uint8Array(await file.arrayBuffer()), async (pages) => pages.map((page) => squeeze(page.text)));
    };
    const draft = await textOf();
    expect(draft.join('')).toContain('草稿');
    for (const part of ['招聘会情况统计表', '填报单位', '淮安市公共就业服务中心', 'acb33a', '达成意向人数', '按学历', '合计']) {
      expect(draft.join('')).toContain(part);
    }
    await report(backend, fair.id);
    await client.feedback.save({ command: backend.stamp(), participationId, figures: { ...figures, resumesHigher: 5 } });
    const sealed = await textOf();
    expect(sealed.join('')).not.toContain('草稿');
    expect(sealed.join('')).toContain('编号2026-001-TJ1');
    expect(sealed.join('')).toContain('填报日期2026年3月20日');
    expect(sealed.join('')).toContain('更正（上报后数据有变动）');
    expect(sealed.join('')).toContain('现场收到简历1011');
    const signed = sealed.filter((text) => text.includes('负责人（签章）'));
    expect(signed).toHaveLength(1);
    for (const part of ['填表人（签章）', '填报单位（盖章处）', '王芳']) expect(signed[0]).toContain(part);
  });

  test('comes out as Excel with figure, code and definition', async () => {
    await using backend = await testBackend();
    const { fair } = await fairWithFigures(backend);
    const file = await backend.client.statistics.exportTable({ fairId: fair.id });
    const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
    const rows = sheet?.rows ?? [];
    expect(rows[1]?.slice(0, 7).map((cell) => cell ?? '')).toEqual(['基本情况', '', '用人单位数', 'acb33a', '家', 2, 1]);
    const byEducation = rows.find((row) => row[0] === '学历' && row[1] === '本科' && row[2] === '拟招聘人数');
    expect(byEducation?.[5]).toBe(2);
  });
});
