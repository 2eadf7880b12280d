import type { Attendance, Presence, UnitKind } from '../units/unit.ts';
import type { ImportField } from './columns.ts';

export type RosterField =
  | 'name'
  | 'creditCode'
  | 'kind'
  | 'division'
  | 'industry'
  | 'contact'
  | 'phone'
  | 'booth'
  | 'attendance'
  | 'presence'
  | 'jobs'
  | 'headcount'
  | 'remark';

/** The columns of a roster in the order of the template. */
export const ROSTER_FIELDS: readonly ImportField<RosterField>[] = [
  {
    key: 'name',
    label: '单位名称',
    required: true,
    synonyms: [
      '企业名称',
      '公司名称',
      '参会单位',
      '参会企业',
      '参会单位名称',
      '用人单位',
      '用人单位名称',
      '单位',
      '企业',
      '机构名称',
      '名称',
    ],
  },
  {
    key: 'creditCode',
    label: '统一社会信用代码',
    required: true,
    synonyms: ['信用代码', '社会信用代码', '统一信用代码', '统一代码', '税号', '纳税人识别号', '组织机构代码'],
  },
  { key: 'kind', label: '单位性质', required: false, synonyms: ['单位类型', '单位类别', '类别', '性质', '类型', '企业类型', '机构类型'] },
  {
    key: 'division',
    label: '所在区县',
    required: false,
    synonyms: ['所在地', '注册地', '行政区划', '行政区划代码', '区县', '所属区县', '所属地区', '地区', '属地', '县区', '所在县区'],
  },
  { key: 'industry', label: '所属行业', required: false, synonyms: ['行业', '行业类别'] },
  { key: 'contact', label: '联系人', required: false, synonyms: ['联系人姓名', '参会联系人', '负责人', '招聘负责人'] },
  {
    key: 'phone',
    label: '联系电话',
    required: false,
    synonyms: ['电话', '手机', '手机号', '手机号码', '联系方式', '联系人电话', '联系手机'],
  },
  { key: 'booth', label: '展位号', required: false, synonyms: ['展位', '展位编号', '摊位', '摊位号'] },
  {
    key: 'attendance',
    label: '到会情况',
    required: false,
    synonyms: ['参会情况', '是否参会', '是否到会', '到会', '参会', '参会状态', '签到'],
  },
  { key: 'presence', label: '参会方式', required: false, synonyms: ['参会形式', '方式', '线上线下', '线上/线下'] },
  { key: 'jobs', label: '岗位数', required: false, synonyms: ['岗位个数', '提供岗位', '提供岗位数', '招聘岗位数', '职位数'] },
  {
    key: 'headcount',
    label: '招聘人数',
    required: false,
    synonyms: ['需求人数', '招工人数', '拟招人数', '计划招聘人数', '用工需求', '需求数'],
  },
  { key: 'remark', label: '备注', required: false, synonyms: ['说明', '附注'] },
];

/** Labels first: they stand in the template's list and in the message for an unknown value. */
export const KIND_WORDS: Readonly<Record<UnitKind, readonly string[]>> = {
  enterprise: ['企业', '公司', '民营企业', '国有企业', '外资企业', '工业企业', '个体工商户', '有限责任公司', '股份有限公司'],
  hrAgency: [
    '人力资源服务机构',
    '人力资源公司',
    '人力资源机构',
    '人力资源',
    '劳务公司',
    '中介机构',
    '人才服务机构',
    '经营性人力资源服务机构',
  ],
  publicInstitution: ['事业单位', '学校', '医院', '机关事业单位'],
  other: ['其他', '社会组织', '社会团体'],
};

export const ATTENDANCE_WORDS: Readonly<Record<Attendance, readonly string[]>> = {
  attended: ['已参会', '到会', '已到会', '参会', '是', '√', '✓', '✔', '已到', '到', '出席', '已签到', 'Y', 'YES'],
  noShow: ['未到会', '缺席', '未到', '否', '未参会', '×', '✗', '没来', 'N', 'NO'],
  cancelled: ['已取消', '取消', '取消参会'],
  represented: ['委托代表', '委托', '代表参会', '委托代理', '代理'],
  pending: ['待确认', '未确认', '待定'],
};

export const PRESENCE_WORDS: Readonly<Record<Presence, readonly string[]>> = {
  onsite: ['现场', '线下', '现场参会', '线下参会'],
  online: ['线上', '网络', '线上参会', '网上'],
};
