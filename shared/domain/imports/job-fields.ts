import type { Education } from '../people/job-seeker.ts';
import type { ImportField } from './columns.ts';
import { EDUCATION_WORDS } from './signup-fields.ts';

export type JobField =
  | 'unitName'
  | 'creditCode'
  | 'title'
  | 'headcount'
  | 'wage'
  | 'wageFrom'
  | 'wageTo'
  | 'education'
  | 'place'
  | 'boardLodging'
  | 'sexLimit'
  | 'ageLimit'
  | 'requirements'
  | 'description';

/** The columns of a list of jobs in the order of the template. */
export const JOB_FIELDS: readonly ImportField<JobField>[] = [
  {
    key: 'unitName',
    label: '单位名称',
    required: false,
    synonyms: ['企业名称', '公司名称', '用人单位', '用人单位名称', '招聘单位', '招聘单位名称', '参会单位', '参会企业', '单位', '企业'],
  },
  {
    key: 'creditCode',
    label: '统一社会信用代码',
    required: false,
    synonyms: ['信用代码', '社会信用代码', '统一信用代码', '统一代码', '税号', '纳税人识别号'],
  },
  {
    key: 'title',
    label: '岗位名称',
    required: true,
    synonyms: ['岗位', '招聘岗位', '职位', '职位名称', '招聘职位', '岗位工种', '工种', '需求岗位', '用工岗位'],
  },
  {
    key: 'headcount',
    label: '招聘人数',
    required: true,
    synonyms: ['人数', '需求人数', '招工人数', '拟招人数', '计划招聘人数', '岗位人数', '用工人数', '需求数'],
  },
  {
    key: 'wage',
    label: '月薪',
    required: false,
    synonyms: ['薪资', '工资', '薪酬', '薪资待遇', '工资待遇', '薪酬待遇', '待遇', '月工资', '月薪范围', '薪资范围', '薪酬范围'],
  },
  {
    key: 'wageFrom',
    label: '月薪下限',
    required: false,
    synonyms: ['最低月薪', '最低薪资', '最低工资', '薪资下限', '工资下限', '薪酬下限'],
  },
  { key: 'wageTo', label: '月薪上限', required: false, synonyms: ['最高月薪', '最高薪资', '最高工资', '薪资上限', '工资上限', '薪酬上限'] },
  { key: 'education', label: '学历要求', required: false, synonyms: ['学历', '文化程度', '最低学历', '学历层次'] },
  { key: 'place', label: '工作地点', required: false, synonyms: ['工作地', '工作地址', '工作地区', '上班地点', '工作区域'] },
  { key: 'boardLodging', label: '食宿', required: false, synonyms: ['食宿情况', '食宿条件', '是否提供食宿', '包吃住', '住宿'] },
  { key: 'sexLimit', label: '性别', required: false, synonyms: ['性别要求', '性别限制'] },
  { key: 'ageLimit', label: '年龄', required: false, synonyms: ['年龄要求', '年龄限制'] },
  {
    key: 'requirements',
    label: '任职要求',
    required: false,
    synonyms: ['岗位要求', '任职条件', '招聘要求', '招聘条件', '职位要求', '要求', '其他要求'],
  },
  { key: 'description', label: '岗位说明', required: false, synonyms: ['岗位职责', '岗位描述', '职位描述', '工作内容', '备注'] },
];

/** 大专 is asked for as 大专及以上 too. */
const lowestEducation = (words: readonly string[]) => words.flatMap((word) => [word, `${word}及以上`, `${word}以上`, `${word}及以上学历`]);

/** Labels first: they stand in the template's list and in the message for an unknown value. */
export const JOB_EDUCATION_WORDS: Readonly<Record<Education | 'any', readonly string[]>> = {
  any: ['不限', '学历不限', '无', '无要求', '不作要求'],
  primary: EDUCATION_WORDS.primary,
  juniorHigh: lowestEducation(EDUCATION_WORDS.juniorHigh),
  seniorHigh: lowestEducation(EDUCATION_WORDS.seniorHigh),
  vocational: lowestEducation(EDUCATION_WORDS.vocational),
  college: lowestEducation(EDUCATION_WORDS.college),
  bachelor: lowestEducation(EDUCATION_WORDS.bachelor),
  master: lowestEducation(EDUCATION_WORDS.master),
  doctor: lowestEducation(EDUCATION_WORDS.doctor),
};
