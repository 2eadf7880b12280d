import { describe, expect, test } from 'vitest';
import type { JobDetails } from '#shared/domain/jobs/job.ts';
import { checkJob, jobWarningSentence } from '#shared/domain/jobs/job-checks.ts';
import { fen } from '#shared/kernel/money.ts';

const aJob = (over: Partial<JobDetails> = {}): JobDetails => ({
  title: '电工',
  headcount: 3,
  wageFrom: undefined,
  wageTo: undefined,
  education: undefined,
  place: undefined,
  boardLodging: undefined,
  sexLimit: undefined,
  ageLimit: undefined,
  requirements: undefined,
  description: undefined,
  ...over,
});
const types = (job: Partial<JobDetails>) => checkJob(aJob(job), undefined).map((warning) => warning.type);

describe('wage', () => {
  const MINIMUM = fen(226_000);
  test('below the minimum is named, at it is not', () => {
    expect(checkJob(aJob({ wageFrom: fen(225_999), wageTo: fen(500_000) }), MINIMUM).map((warning) => warning.type)).toEqual([
      'wageBelowMinimum',
    ]);
    expect(checkJob(aJob({ wageFrom: MINIMUM }), MINIMUM)).toEqual([]);
    expect(checkJob(aJob({ wageTo: fen(200_000) }), MINIMUM)).toHaveLength(1);
  });
  test('is not judged when it is open or no minimum was entered', () => {
    expect(checkJob(aJob(), MINIMUM)).toEqual([]);
    expect(checkJob(aJob({ wageFrom: fen(1) }), undefined)).toEqual([]);
  });
});

describe('wording that shuts people out is named', () => {
  test.each<[string, Partial<JobDetails>]>([
    ['sexLimited', { sexLimit: '男' }],
    ['sexLimited', { sexLimit: '女性' }],
    ['sexLimited', { requirements: '限男性，能吃苦耐劳' }],
    ['sexLimited', { requirements: '女士优先' }],
    ['sexLimited', { title: '仓管（仅招女工）' }],
    ['sexLimited', { description: '性别：男' }],
    ['ageLimited', { ageLimit: '18-35' }],
    ['ageLimited', { requirements: '年龄 20～40 岁' }],
    ['ageLimited', { requirements: '45周岁以下' }],
    ['ageLimited', { requirements: '不超过３５岁' }],
    ['underage', { requirements: '14岁以上' }],
    ['householdLimited', { requirements: '仅限本市户籍' }],
    ['householdLimited', { requirements: '本地户口优先' }],
    ['householdLimited', { requirements: '不招河南人' }],
    ['ethnicityLimited', { requirements: '只招汉族' }],
    ['healthLimited', { requirements: '无乙肝' }],
    ['feeCharged', { description: '入职缴纳押金 500 元' }],
    ['feeCharged', { description: '服装费 200 元从工资扣除' }],
    ['papersKept', { description: '身份证统一保管，扣押身份证一个月' }],
  ])('%s: %o', (type, job) => {
    expect(types(job)).toContain(type);
  });
});

describe('what is lawful or open is left alone', () => {
  test.each<[Partial<JobDetails>]>([
    [{ sexLimit: '不限' }],
    [{ sexLimit: '男女不限' }],
    [{ sexLimit: '无' }],
    [{ sexLimit: '男/女均可' }],
    [{ title: '男装设计师', requirements: '性别不限' }],
    [{ ageLimit: '不限' }],
    [{ ageLimit: '18-60' }],
    [{ requirements: '年满18周岁' }],
    [{ requirements: '18周岁以上' }],
    [{ requirements: '3-5 年工作经验' }],
    [{ requirements: '户籍不限' }],
    [{ description: '不收取押金、培训费' }],
    [{ description: '免培训费，体检费由公司承担' }],
    [{ description: '无任何中介费' }],
    [{ requirements: '持电工证、身份证办理入职' }],
    [{ boardLodging: '包吃住' }],
  ])('%o', (job) => {
    expect(types(job)).toEqual([]);
  });
});

test('a warning names field, words, clause and remedy', () => {
  const [warning] = checkJob(aJob({ requirements: '限男性' }), undefined);
  expect(warning && jobWarningSentence(warning)).toBe(
    '任职要求“限男性”涉及性别限制（《就业促进法》第二十七条、《妇女权益保障法》第四十三条），请与单位核实后修改',
  );
});
