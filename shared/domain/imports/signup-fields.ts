import type { DocumentKind, Sex } from '../people/identity-document.ts';
import type { Education, PersonGroup } from '../people/job-seeker.ts';
import type { ImportField } from './columns.ts';

export type SignupField =
  | 'name'
  | 'documentKind'
  | 'documentNumber'
  | 'phone'
  | 'sex'
  | 'birthDate'
  | 'region'
  | 'education'
  | 'groups'
  | 'skills'
  | 'wishedJob'
  | 'wishedWage'
  | 'wishedPlace'
  | 'consent'
  | 'consentOn';

/** The columns of a list of sign-ups in the order of the template. */
export const SIGNUP_FIELDS: readonly ImportField<SignupField>[] = [
  { key: 'name', label: '姓名', required: true, synonyms: ['求职者姓名', '人员姓名', '求职者', '名字'] },
  { key: 'documentKind', label: '证件类型', required: false, synonyms: ['证件种类', '证件类别', '证件名称'] },
  {
    key: 'documentNumber',
    label: '证件号码',
    required: false,
    synonyms: [
      '身份证号',
      '身份证号码',
      '身份证',
      '居民身份证号',
      '居民身份证号码',
      '公民身份号码',
      '证件号',
      '社会保障号码',
      '社会保障号',
    ],
  },
  {
    key: 'phone',
    label: '手机号码',
    required: false,
    synonyms: ['手机', '手机号', '电话', '电话号码', '联系电话', '联系方式', '移动电话', '本人电话'],
  },
  { key: 'sex', label: '性别', required: false, synonyms: [] },
  { key: 'birthDate', label: '出生日期', required: false, synonyms: ['出生年月日', '生日', '出生时间'] },
  {
    key: 'region',
    label: '户籍地',
    required: false,
    synonyms: ['户籍', '户籍所在地', '户籍地区', '户口所在地', '户籍区划', '户籍县区', '籍贯'],
  },
  { key: 'education', label: '学历', required: false, synonyms: ['文化程度', '最高学历', '学历层次'] },
  { key: 'groups', label: '人员类别', required: false, synonyms: ['人员类型', '人群类别', '求职者类别', '群体', '身份类别'] },
  { key: 'skills', label: '技能', required: false, synonyms: ['技能特长', '职业技能', '技能证书', '特长', '技能等级'] },
  {
    key: 'wishedJob',
    label: '求职意向',
    required: false,
    synonyms: ['意向岗位', '求职岗位', '意向工种', '期望岗位', '应聘岗位', '意向职位'],
  },
  {
    key: 'wishedWage',
    label: '期望月薪',
    required: false,
    synonyms: ['期望薪资', '期望工资', '月薪要求', '薪资要求', '期望薪酬', '期望待遇'],
  },
  {
    key: 'wishedPlace',
    label: '意向地区',
    required: false,
    synonyms: ['意向地', '求职地区', '期望地区', '意向工作地', '期望工作地', '就业意向地'],
  },
  {
    key: 'consent',
    label: '是否同意使用个人信息',
    required: false,
    synonyms: ['同意使用个人信息', '个人信息授权', '是否授权', '是否同意', '个人信息使用授权', '授权'],
  },
  { key: 'consentOn', label: '同意日期', required: false, synonyms: ['授权日期', '同意时间', '授权时间', '签署日期'] },
];

/** Labels first: they stand in the template's list, in the export and in the message for an unknown value. */
export const DOCUMENT_KIND_WORDS: Readonly<Record<DocumentKind, readonly string[]>> = {
  residentId: ['居民身份证', '身份证', '二代身份证', '二代证', '港澳台居民居住证'],
  hkMacaoPermit: ['港澳居民来往内地通行证', '港澳通行证', '回乡证'],
  taiwanPermit: ['台湾居民来往大陆通行证', '台胞证', '台湾通行证'],
  foreignPermanentId: ['外国人永久居留身份证', '外国人永久居留证', '永久居留证'],
  passport: ['护照', '普通护照', '外国护照'],
};

export const SEX_WORDS: Readonly<Record<Sex, readonly string[]>> = { male: ['男', '男性', 'M', '1'], female: ['女', '女性', 'F', '2'] };

export const EDUCATION_WORDS: Readonly<Record<Education, readonly string[]>> = {
  primary: ['小学及以下', '小学', '文盲', '半文盲'],
  juniorHigh: ['初中', '初中毕业'],
  seniorHigh: ['高中', '普通高中', '高中毕业'],
  vocational: ['中专中技', '中专', '中技', '职高', '技校', '中等职业', '职业高中', '中职', '技工学校'],
  college: ['大专', '专科', '高职', '大学专科', '高职高专', '大专(高职)'],
  bachelor: ['本科', '大学本科', '大学', '学士'],
  master: ['硕士研究生', '硕士', '研究生'],
  doctor: ['博士研究生', '博士'],
};

export const GROUP_WORDS: Readonly<Record<PersonGroup, readonly string[]>> = {
  graduate: ['高校毕业生', '应届毕业生', '应届生', '毕业生', '应届高校毕业生', '离校未就业高校毕业生'],
  ruralWorker: ['农村转移劳动力', '农民工', '农村劳动力', '返乡农民工', '务工人员'],
  veteran: ['退役军人', '退伍军人', '复员军人', '转业军人'],
  hardToEmploy: ['就业困难人员', '就业困难', '困难人员'],
  registeredUnemployed: ['登记失业人员', '失业人员', '失业', '登记失业'],
  povertyRelieved: ['脱贫人口', '脱贫劳动力', '脱贫户', '建档立卡'],
  disabled: ['残疾人', '残疾人员', '残疾'],
  student: ['在校学生', '在校生', '学生'],
  employed: ['在职人员', '在职', '在岗'],
  other: ['其他', '其他人员'],
};

export const CONSENT_WORDS: Readonly<Record<'yes' | 'no', readonly string[]>> = {
  yes: ['是', '同意', '已同意', '√', '✓', '✔', '已授权', 'Y', 'YES'],
  no: ['否', '不同意', '未同意', '×', '✗', '未授权', 'N', 'NO'],
};
