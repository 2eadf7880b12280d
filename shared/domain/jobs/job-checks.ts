import { formatYuan, type Money } from '#shared/kernel/money.ts';
import type { JobDetails } from './job.ts';

type JobText = 'title' | 'sexLimit' | 'ageLimit' | 'requirements' | 'description' | 'boardLodging';

/** What a clerk should ask the unit about before the job is posted. Never more than a warning: some limits are lawful. */
export type JobWarning =
  | { readonly type: 'wageBelowMinimum'; readonly wage: Money; readonly minimum: Money }
  | { readonly type: WordingFault; readonly field: JobText; readonly words: string };

type WordingFault =
  | 'sexLimited'
  | 'ageLimited'
  | 'underage'
  | 'householdLimited'
  | 'ethnicityLimited'
  | 'healthLimited'
  | 'feeCharged'
  | 'papersKept';

/**
 * 岗位信息审查: wage under the local minimum, money or papers taken from applicants, wording that shuts people out.
 *
 * @param minimumWage 当地最低月工资标准, 分; undefined: not entered by the center, so wages are not judged
 */
export function checkJob(job: JobDetails, minimumWage: Money | undefined): readonly JobWarning[] {
  const warnings: JobWarning[] = [];
  // A range promises its lower end.
  const wage = job.wageFrom ?? job.wageTo;
  if (wage !== undefined && minimumWage !== undefined && wage < minimumWage) {
    warnings.push({ type: 'wageBelowMinimum', wage, minimum: minimumWage });
  }
  for (const field of JOB_TEXTS) {
    const text = job[field]?.normalize('NFKC').replace(/\s/g, '');
    if (!text) continue;
    for (const [type, finds] of WORDINGS) {
      const words = finds(text, field);
      if (words !== undefined) warnings.push({ type, field, words });
    }
  }
  return warnings;
}

const JOB_TEXTS: readonly JobText[] = ['title', 'sexLimit', 'ageLimit', 'requirements', 'description', 'boardLodging'];

type Finder = (text: string, field: JobText) => string | undefined;

const pattern =
  (expression: RegExp): Finder =>
  (text) =>
    expression.exec(text)?.[0];

/** 不限, 均可 and the like open a field that only asks. */
const OPEN = /不限|均可|皆可|无要求|没有要求|不作要求/;

const findSex: Finder = (text, field) => {
  if (field === 'sexLimit') return OPEN.test(text) || /男女|^无$|^[-/]$/.test(text) ? undefined : /[男女]/.exec(text) ? text : undefined;
  return /(?:限|仅限|只限|仅招|只招|只要|招)[男女](?:性|工|士|生|员工)?|[男女](?:性|生|士)?优先|性别[:为]?[男女](?!女|性?不限)|不招[男女](?:性|工|生)?/.exec(
    text,
  )?.[0];
};

/** A lower bound of 16 or 18 only repeats the law; an upper bound shuts people out. */
const findAge: Finder = (text, field) => {
  if (field === 'ageLimit' && OPEN.test(text)) return undefined;
  const range = /(\d{2})(?:周?岁)?(?:[-~—至到])(\d{2})周?岁?/.exec(text);
  if (range && Number(range[2]) < RETIREMENT_AGE && (field === 'ageLimit' || /岁|年龄/.test(text))) return range[0];
  const upper = /(\d{2})周?岁(?:以下|以内|及以下|之内)|不超过(\d{2})周?岁|(\d{2})岁封顶/.exec(text);
  if (upper && Number(upper[1] ?? upper[2] ?? upper[3]) < RETIREMENT_AGE) return upper[0];
  return undefined;
};

/** 法定退休年龄 of the earlier retiring group after the reform ends; a bound at or above it is no more than the law says. */
const RETIREMENT_AGE = 55;

const findUnderage: Finder = (text) => {
  const lower = /(\d{1,2})(?:周?岁)?(?:[-~—至到]\d{2}周?岁?|周?岁(?:以上|及以上|起))/.exec(text);
  return lower && Number(lower[1]) > 0 && Number(lower[1]) < 16 && /岁/.test(text) ? lower[0] : undefined;
};

/** Words that say the opposite: 不收押金, 无须押金, 免培训费, 押金全免. */
const findFee: Finder = (text) => {
  for (const found of text.matchAll(/押金|保证金|报名费|中介费|介绍费|培训费|服装费|工装费|建档费|入职费|上岗费|体检费/g)) {
    const before = text.slice(Math.max(0, found.index - 10), found.index);
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 6);
    const isDenied =
      /(?:不|无|免|零|未|没有|严禁|报销|承担|补贴)[^,。;]{0,8}$/.test(before) ||
      /^(?:全免|免费|由公司|由单位|公司承担|单位承担|报销)/.test(after);
    if (!isDenied) return found[0];
  }
  return undefined;
};

const WORDINGS: readonly (readonly [WordingFault, Finder])[] = [
  ['sexLimited', findSex],
  ['ageLimited', findAge],
  ['underage', findUnderage],
  [
    'householdLimited',
    pattern(
      /(?:限|仅限|只招|仅招|须|需|要求|必须)[^,，。;；]{0,6}(?:户籍|户口)|(?:本地|本市|本县|本区|城镇|非农|农村)(?:户籍|户口)(?:优先|者)?|不招(?:外地|农村|[一-龥]{2,3}(?:省|市|县)?)(?:人|户籍|户口)/,
    ),
  ],
  ['ethnicityLimited', pattern(/(?:限|仅限|只招|仅招|不招|不要)[^,，。;；]{0,4}(?:汉族|少数民族|[一-龥]族|宗教|信教)/)],
  [
    'healthLimited',
    pattern(/(?:无|非|不招|不要|没有)[^,，。;；]{0,4}(?:乙肝|乙型肝炎|病原携带|两对半)|乙肝[^,，。;；]{0,4}(?:阴性|检测|检查)/),
  ],
  ['feeCharged', findFee],
  ['papersKept', pattern(/(?:扣押|扣留|抵押|上交|统一保管)[^,，。;；]{0,6}(?:身份证|毕业证|学历证|资格证|证件)/)],
];

/** What is wrong, by which clause, and what to do: one sentence for page and sheet. */
export function jobWarningSentence(warning: JobWarning): string {
  const { reason, remedy } = jobWarningWords(warning);
  return `${reason}，${remedy}`;
}

export function jobWarningWords(warning: JobWarning): { readonly reason: string; readonly remedy: string } {
  if (warning.type === 'wageBelowMinimum') {
    const [wage, minimum] = [formatYuan(warning.wage), formatYuan(warning.minimum)];
    return {
      reason: `月薪 ${wage} 元低于当地最低月工资标准 ${minimum} 元（《劳动法》第四十八条、《最低工资规定》第十二条）`,
      remedy: '请与单位核实',
    };
  }
  const { what, clause } = WORDING_CLAUSES[warning.type];
  return { reason: `${JOB_TEXT_NAMES[warning.field]}“${warning.words}”${what}（${clause}）`, remedy: '请与单位核实后修改' };
}

const WORDING_CLAUSES: Readonly<Record<WordingFault, { readonly what: string; readonly clause: string }>> = {
  sexLimited: { what: '涉及性别限制', clause: '《就业促进法》第二十七条、《妇女权益保障法》第四十三条' },
  ageLimited: { what: '涉及年龄限制', clause: '《就业促进法》第二十六条' },
  underage: { what: '可能招用未满 16 周岁人员', clause: '《劳动法》第十五条、《禁止使用童工规定》第二条' },
  householdLimited: { what: '涉及户籍限制', clause: '《就业促进法》第二十六条、第三十一条' },
  ethnicityLimited: { what: '涉及民族或宗教限制', clause: '《就业促进法》第三条、第二十八条' },
  healthLimited: { what: '涉及传染病病原携带者限制', clause: '《就业促进法》第三十条' },
  feeCharged: { what: '涉及向求职者收取费用', clause: '《劳动合同法》第九条、《就业服务与就业管理规定》第十四条' },
  papersKept: { what: '涉及扣押证件', clause: '《劳动合同法》第九条' },
};

const JOB_TEXT_NAMES: Readonly<Record<JobText, string>> = {
  title: '岗位名称',
  sexLimit: '性别',
  ageLimit: '年龄',
  requirements: '任职要求',
  description: '岗位说明',
  boardLodging: '食宿',
};
