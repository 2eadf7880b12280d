/** 提示: what a clerk must see beside the figures. The blocking ones mean that nothing is payable; each stands alone. */
export const SETTLEMENT_FLAGS = [
  'eventNotHeld',
  'inCity',
  'online',
  'venueUnresolved',
  'crossBorderNeedsApproval',
  'noCountedUnits',
  'noActualCosts',
  'ceilingApplied',
  'pooledDiffers',
  'flatAboveActual',
  'duplicateUnitMerged',
  'ineligibleCostExcluded',
  'notPaidByOrganizer',
  'nonLocalUnit',
  'notAnEnterprise',
  'fewerThan10Firms',
  'noAgreement',
  'organizerNotHrAgency',
  'actualBelowStandard',
  'choiceRequired',
  'duplicateProgramBlocked',
  'alreadySettled',
  /** Our own, not in the policy pack: */
  'crossBorderNotCovered',
  'attendancePending',
  'localUnknown',
  'serviceDateOutside',
  'stationFeeOverlap',
] as const;
export type SettlementFlag = (typeof SETTLEMENT_FLAGS)[number];

export interface FlagWords {
  readonly title: string;
  /** What it means and what to do. */
  readonly sentence: string;
  readonly severity: 'blocking' | 'attention' | 'information';
}

const WORDS: Readonly<Record<SettlementFlag, FlagWords>> = {
  eventNotHeld: { title: '活动未举办', sentence: '未举办的活动不予列支；预付费用由组织单位自行承担', severity: 'blocking' },
  inCity: { title: '市内活动', sentence: '举办地在本市范围内，不属于赴市外招聘，不予列支', severity: 'blocking' },
  online: { title: '线上活动', sentence: '线上活动无赴外支出，不予列支', severity: 'blocking' },
  venueUnresolved: { title: '举办地待定', sentence: '举办地未填到市（县），暂不能判定地域类别，请在概况中补填', severity: 'blocking' },
  crossBorderNeedsApproval: { title: '境外活动未批准', sentence: '港澳台及境外活动须先登记批准文号，否则不予列支', severity: 'blocking' },
  crossBorderNotCovered: { title: '境外活动不在支持范围', sentence: '本政策未规定港澳台及境外活动的标准，不予列支', severity: 'blocking' },
  noCountedUnits: { title: '无计入单位', sentence: '没有到会且符合条件的单位，请核对名册与到会情况', severity: 'attention' },
  noActualCosts: { title: '未录费用', sentence: '尚无可列支的支出凭证，标准额度仅作预算参考', severity: 'attention' },
  ceilingApplied: { title: '超标准部分已核减', sentence: '有单位的实际费用超过标准，超出部分不予列支', severity: 'information' },
  pooledDiffers: { title: '单位间不调剂', sentence: '标准按单位分别适用，合并计算的金额不同，仅供参考', severity: 'information' },
  flatAboveActual: { title: '定额高于实支', sentence: '按定额核定的金额高于已录费用，请复核', severity: 'attention' },
  duplicateUnitMerged: { title: '重复单位已合并', sentence: '名册中同一单位出现多次，按一家计算', severity: 'information' },
  ineligibleCostExcluded: { title: '含不可列支费用', sentence: '有费用不属于列支范围或“其他”费用未经批准，已剔除', severity: 'attention' },
  notPaidByOrganizer: { title: '非组织单位支付', sentence: '由参会单位自行支付的费用不在统一列支范围，已剔除', severity: 'attention' },
  nonLocalUnit: { title: '含外地单位', sentence: '非本地单位不计入，其分摊的费用不予列支', severity: 'attention' },
  notAnEnterprise: { title: '含不计入性质的单位', sentence: '该性质的单位不在支持范围，不计入', severity: 'attention' },
  fewerThan10Firms: { title: '不足10家企业', sentence: '到会的辖区企业不足10家，不符合补贴条件', severity: 'attention' },
  noAgreement: { title: '无合作协议', sentence: '未登记与人社部门签订的合作协议，不符合补贴条件', severity: 'attention' },
  organizerNotHrAgency: { title: '组织单位不符', sentence: '组织单位不是经营性人力资源服务机构，不符合补贴条件', severity: 'attention' },
  actualBelowStandard: { title: '实支低于标准', sentence: '按标准给予补贴，已录费用低于标准，请复核', severity: 'attention' },
  choiceRequired: { title: '须选定政策', sentence: '多项政策同时适用，一场活动只能选用一项，选定前不核定金额', severity: 'attention' },
  duplicateProgramBlocked: {
    title: '不重复享受',
    sentence: '已选用一项政策，其他政策的金额仅供对照，不得重复享受',
    severity: 'information',
  },
  alreadySettled: { title: '已经结算', sentence: '本场活动已按另一项政策结算，不得再次列支', severity: 'attention' },
  attendancePending: {
    title: '到会情况待确认',
    sentence: '有单位的到会情况尚未确认，暂按未到会计算，审批前须全部确认',
    severity: 'attention',
  },
  localUnknown: {
    title: '单位所在地待确认',
    sentence: '有单位的所在地未填，不能判定是否本地单位，暂不计入，审批前须确认',
    severity: 'attention',
  },
  serviceDateOutside: {
    title: '费用日期在活动期外',
    sentence: '有费用发生在活动及前后2日在途时间之外，请核对并说明',
    severity: 'attention',
  },
  stationFeeOverlap: {
    title: '可能与服务站经费重复',
    sentence: '组织单位在举办地所在省设有劳务输出服务站，请确认本场活动不在服务站经费之内',
    severity: 'attention',
  },
};

export function flagWords(flag: SettlementFlag): FlagWords {
  return WORDS[flag];
}
