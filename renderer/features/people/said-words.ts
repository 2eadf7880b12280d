import type { SaidValues } from '#shared/contract/job-seekers.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { ATTRIBUTES, type Attribute } from '#shared/domain/people/compare-people.ts';
import { maskPhone } from '#shared/domain/people/masking.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatYuan } from '#shared/kernel/money.ts';

export const ATTRIBUTE_NAMES: Readonly<Record<Attribute, string>> = {
  name: '姓名',
  phone: '电话',
  region: '户籍地',
  education: '学历',
  groups: '人员类别',
  skills: '技能',
  wishedJob: '期望岗位',
  wishedWage: '期望月薪',
  wishedPlace: '期望地点',
  consentOn: '同意使用日期',
};

/** What was said of one attribute, in words; a value that was taken back is 空. */
export function saidWords(attribute: Attribute, values: SaidValues): string {
  return words(attribute, values) || '空';
}

/** All that was said at once, in the order of the form. */
export function allSaidWords(values: SaidValues): string {
  return ATTRIBUTES.filter((attribute) => values[attribute] !== undefined)
    .map((attribute) => `${ATTRIBUTE_NAMES[attribute]} ${saidWords(attribute, values)}`)
    .join('；');
}

function words(attribute: Attribute, values: SaidValues): string {
  switch (attribute) {
    case 'phone':
      return maskPhone(values.phone ?? undefined);
    case 'region':
      return values.region ? (divisionPath(values.region) ?? values.region) : '';
    case 'education':
      return values.education ? EDUCATION_NAMES[values.education] : '';
    case 'groups':
      return (values.groups ?? []).map((group) => PERSON_GROUP_NAMES[group]).join('、');
    case 'wishedWage':
      return values.wishedWage === undefined || values.wishedWage === null ? '' : `${formatYuan(values.wishedWage)} 元`;
    case 'name':
    case 'skills':
    case 'wishedJob':
    case 'wishedPlace':
    case 'consentOn':
      return values[attribute] ?? '';
    default:
      return assertNever(attribute);
  }
}
