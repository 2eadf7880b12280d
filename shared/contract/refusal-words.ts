import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { noShowWords } from '../domain/arrivals/no-shows.ts';
import { feedbackFaultSentence, feedbackWarningSentence } from '../domain/feedback/feedback-checks.ts';
import { spreadsheetRefusalSentence } from '../domain/imports/import-words.ts';
import { blockerSentence } from '../domain/settlements/approval.ts';
import { documentFaultSentence } from '../domain/signups/signup-words.ts';
import { OUTCOME_STEP_NAMES } from '../domain/words/names.ts';
import { exchangeSentence } from './exchange-words.ts';
import type { ImportDependent, JobImportDependent, RecordKind, Refusal, SignupImportDependent } from './refusal.ts';

/** What is wrong, where, and what to do next: one sentence for page and command line. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.type) {
    case 'NotFound':
      return `找不到这${RECORD_KIND_WORDS[refusal.what]}，可能已被删除或撤销，请刷新后重试`;
    case 'Exchange':
      return exchangeSentence(refusal.error);
    case 'DatabaseNotOpen':
      return '数据库尚未打开，请先按首页提示恢复';
    case 'RecoveryCodeWrong':
      return refusal.group === undefined ? '恢复码不正确，请逐组核对' : `恢复码第 ${refusal.group} 组有误，请核对`;
    case 'RecoveryCodeOfAnother':
      return '恢复码属于另一个数据库，请核对打印件上的单位名称';
    case 'SetupMissing':
      return '尚未完成首次设置，请先填写单位名称和所在地';
    case 'AlreadySetUp':
      return '首次设置已经完成，可在“设置”中修改';
    case 'UnknownDivision':
      return `没有代码为 ${refusal.code} 的行政区划，请重新选择`;
    case 'NameTaken':
      return `“${refusal.name}”已经存在，请换一个名称`;
    case 'LastOperator':
      return `“${refusal.name}”是最后一名经办人，请先添加另一名`;
    case 'DatesReversed':
      return `结束日期 ${formatChineseDate(refusal.to)} 早于开始日期 ${formatChineseDate(refusal.from)}，请改正`;
    case 'FairSettled':
      return `本场已核定结算（${refusal.settlementNumber}），如需修改请先作废该结算`;
    case 'FairCancelled':
      return '本场招聘会已取消，如需修改请先恢复';
    case 'FairNotOver':
      return `本场招聘会 ${formatChineseDate(refusal.endsOn)} 结束，结束后才能标记为已举办`;
    case 'CreditCodeInvalid':
      return `统一社会信用代码“${refusal.code}”${CREDIT_CODE_WORDS[refusal.reason]}，请核对营业执照`;
    case 'UnitAlreadyAtFair':
      return `“${refusal.unitName}”已在本场名册中，无须重复添加`;
    case 'UnitHasCosts':
      return `“${refusal.unitName}”名下有支出凭证（${refusal.voucherNumbers.join('、')}），请先作废或改挂这些凭证`;
    case 'VoucherNumberUsed':
      return `票据号码 ${refusal.number} 已用于 ${refusal.fairNumber}“${refusal.fairTitle}”（${refusal.voucherDate}），不得重复列支`;
    case 'VoucherVoid':
      return '这张凭证已作废，不能再修改';
    case 'CostUnitNotAtFair':
      return '所选单位不在本场名册中，请先加入名册';
    case 'AttachmentTooLarge':
      return `附件 ${megabytes(refusal.bytes)} MB，超过上限 ${megabytes(refusal.limit)} MB，请压缩后重试`;
    case 'AttachmentKind':
      return `“${refusal.fileName}”不是 PDF、OFD、XML 或图片，请另选文件`;
    case 'AttachmentDamaged':
      return `附件“${refusal.fileName}”与登记时不一致，可能已损坏，请从备份恢复`;
    case 'UnitHasFeedback':
      return `“${refusal.unitName}”已有反馈，请先清除反馈再移出名册`;
    case 'FeedbackFaulty':
      return refusal.faults.map(feedbackFaultSentence).join('；');
    case 'FeedbackNeedsNote':
      return `${refusal.warnings.map(feedbackWarningSentence).join('；')}。如属实，请在备注中说明`;
    case 'StatisticsTooEarly':
      return `本场招聘会 ${formatChineseDate(refusal.endsOn)} 结束，结束后才能上报统计表`;
    case 'StatisticsChanged':
      return '数据刚有变动，统计数已重新计算，请核对后再上报';
    case 'StatisticsUnchanged':
      return `统计数与第 ${refusal.version} 次上报一致，无须重复上报`;
    case 'SettlementBlocked':
      return `暂不能核定：${refusal.blockers.map(blockerSentence).join('；')}`;
    case 'SettlementChanged':
      return '名册或凭证刚有变动，金额已重新计算，请核对后再核定';
    case 'SettlementVoid':
      return '这份结算已经作废';
    case 'CharactersWithoutFont':
      return `没有字体能印出${refusal.characters.map(missingCharacter).join('、')}，请在数据文件夹的 fonts 中放入含此字的字体后重试`;
    case 'DocumentInvalid':
      return documentFaultSentence(refusal.fault);
    case 'PhoneInvalid':
      return '手机号码不是 11 位手机号，也不是带区号的固定电话，请核对';
    case 'ScanNotOpen':
      return refusal.what === 'undo' ? '这次签到已撤销或本来没有通过，请刷新后核对' : '这条已有处理结果，请刷新后核对';
    case 'SignupOfOtherFair':
      return '所选报名属于其他场次，请重新选择';
    case 'SignupCheckedIn':
      return `此人已于 ${formatChinaTime(refusal.at)} 在“${refusal.desk}”签到，如需取消报名请先撤销签到`;
    case 'DateInFuture':
      return `${formatChineseDate(refusal.on)}还没有到，请核对日期`;
    case 'UnitNotAtFair':
      return `“${refusal.unitName}”不在本场名册中，请先加入名册或另选招聘会`;
    case 'OutcomeStepStands':
      return `已于 ${formatChineseDate(refusal.on)}登记${OUTCOME_STEP_NAMES[refusal.step]}，如有误请先作废再登记`;
    case 'OutcomeStepVoid':
      return '这条记录已经作废';
    case 'StationCodeTaken':
      return `站点编号 ${refusal.code} 已用于“${refusal.name}”，请换一个编号`;
    case 'StationCodeInUse':
      return `站点编号 ${refusal.code} 已用于 ${refusal.deliveries} 批输送、${refusal.fairs} 场招聘会的编号，不能再改`;
    case 'StationsKeptByCenter':
      return '驻外站登记由中心维护，本站不能新增或修改；需要更正的，请告知中心';
    case 'NotThisStation':
      return `这里是“${refusal.name}”的数据，其他站点的业务请到中心办理`;
    case 'StationClosed':
      return `“${refusal.name}”已于 ${formatChineseDate(refusal.on)}撤站，撤站后的业务不能登记；如恢复运行，请先在中心恢复该站`;
    case 'StationRecordVoid':
      return `这${RECORD_KIND_WORDS[refusal.what]}已经作废，不能再修改`;
    case 'BoothTaken':
      return `展位 ${refusal.number} 已由“${refusal.unitName}”使用，请另选展位或与其换位`;
    case 'BoothEmpty':
      return `展位 ${refusal.number} 没有安排这家单位，可能刚有变动，请核对展位图`;
    case 'BoothInUse':
      return `展位 ${refusal.number} 的“${refusal.unitName}”已到场，不能撤销安排，可换位或释放`;
    case 'BoothNotOnPlan':
      return `展位图中没有“${refusal.number}”，请核对展位号或先添加展区`;
    case 'BoothNumbersUsed':
      return `展位号 ${firstOf(refusal.numbers)} 在本场已有，请改用其他前缀或起始编号`;
    case 'TooManyBooths':
      return `本场将有 ${refusal.count} 个展位，超过上限 ${refusal.limit} 个，请减少排数或每排数`;
    case 'BoothAreaOccupied':
      return `“${refusal.areaName}”还有单位（展位 ${firstOf(refusal.numbers)}），请先换位或释放`;
    case 'BoothsMissing':
      return '本场还没有可以打印的展位，请先添加展区并安排单位';
    case 'FairNotBegun':
      return `本场招聘会 ${formatChineseDate(refusal.startsOn)} 开始，开始当天起才能登记到场`;
    case 'UnitArrivedAlready':
      return `“${refusal.unitName}”已于 ${formatChinaTime(refusal.at)} 由${refusal.by}登记到场，无须重复登记`;
    case 'UnitHasArrivals':
      return `“${refusal.unitName}”有到场登记（含已撤销的），不能移出名册，可将到会情况改为“已取消”`;
    case 'ArrivalUndone':
      return '这次到场登记已经撤销';
    case 'UnitBarred':
      return `“${refusal.unitName}”${noShowWords(refusal)}，按本单位规定本场不得参会。规定可在“设置”中修改`;
    case 'PersonMerged':
      return `这条登记已合并到“${refusal.name}”，请在该求职者的页面办理`;
    case 'DocumentOfAnother':
      return `这个证件号码已登记在“${refusal.name}”名下，如为同一人请合并`;
    case 'SamePerson':
      return `两条登记已同属“${refusal.name}”，无须合并`;
    case 'MergeChanged':
      return '两人的资料刚有变动，请重新核对后再合并';
    case 'MergeHidesDocument':
      return `“${refusal.name}”有证件，合并时应保留这条登记`;
    case 'MergeUndone':
      return '这次合并已经撤销';
    case 'NothingToExport':
      return '没有符合条件的求职者可以导出，请更换筛选条件';
    case 'NothingToPrint':
      return '没有需要打印的人员或单位，请核对打印范围';
    case 'TooManyToPrint':
      return `一次最多打印 ${refusal.limit} 张，本次有 ${refusal.count} 张，请缩小范围分次打印`;
    case 'CardsPrinted':
      return `有 ${refusal.count} 张已打印过（如“${refusal.name}”已打印 ${refusal.printed.times} 次，最近 ${formatChinaTime(refusal.printed.lastAt)} ${refusal.printed.lastBy}），补打请填写原因`;
    case 'PaperRowUnknown':
      return `签到表上没有第 ${refusal.row} 行，或该行的报名、参会记录已撤销，请重新核对`;
    case 'PaperRowIncomplete':
      return `行 ${refusal.code} 是现场人员，请按签到表填写姓名和手机或证件号码，并核对号码`;
    case 'OutsideFairDays':
      return `到场时间应在 ${formatChineseDate(refusal.from)} 至 ${formatChineseDate(refusal.to)} 之间，且不晚于现在`;
    case 'PaperBatchUndone':
      return '这批补录已经撤销';
    case 'DeskNetworkFailed':
      return DESK_NETWORK_WORDS[refusal.reason](refusal.port);
    case 'DeskNetworkOff':
      return '签到台联网尚未开启，请先在“设置”中开启';
    case 'DeskRevoked':
      return `“${refusal.name}”已停用，不能再使用，请另行添加`;
    case 'PairingCodeWrong':
      return '配对码不正确、已使用或已过期，请核对，或在主机上重新生成';
    case 'PairingTooOften':
      return '错误次数过多，请一分钟后再试';
    case 'FairNotOfDesk':
      return '本台未获准为这场招聘会签到，请联系管理员';
    case 'ScanOfOtherDesk':
      return '这次签到不是在本台办理的，请到主机上处理';
    case 'UploadGone':
      return '文件已过时失效，请重新选择';
    case 'Spreadsheet':
      return spreadsheetRefusalSentence(refusal.refusal);
    case 'MappingIncomplete':
      return `还没有为${refusal.fields.map((field) => `“${field}”`).join('、')}指定列，请先选择`;
    case 'NothingToImport':
      return '没有可以导入的行，请改正错误后重新选择文件';
    case 'ImportCancelled':
      return '导入已取消，未写入任何记录';
    case 'ImportUndone':
      return '这批导入已经撤销';
    case 'ImportHasDependents':
      return `不能撤销：${refusal.dependents.map(dependentWords).join('；')}`;
    case 'SignupImportHasDependents':
      return `不能撤销：${signupDependentWords(refusal.dependents)}`;
    case 'JobImportHasDependents':
      return `不能撤销：${jobDependentWords(refusal.dependents)}`;
    case 'BackupFailed':
      return `备份没有完成：${BACKUP_FAILURE_WORDS[refusal.reason]}`;
    case 'BackupDamaged':
      return `备份文件 ${refusal.fileName} 已损坏，未作任何改动，请另选一份`;
    case 'DiskFull':
      return '磁盘已满，未保存。请清理磁盘后再次保存';
    case 'ReadOnly':
      return '数据文件夹不可写，未保存。请检查文件夹权限';
    case 'DatabaseBusy':
      return '数据库正忙，未保存。请稍候再次保存';
    case 'DiskFailing':
      return `磁盘读写出错，未保存。请立即备份并检查磁盘（${refusal.detail}）`;
    default:
      return assertNever(refusal);
  }
}

const RECORD_KIND_WORDS: Readonly<Record<RecordKind, string>> = {
  fair: '场招聘会',
  unit: '家单位',
  participation: '条参会记录',
  job: '个岗位',
  voucher: '张凭证',
  settlement: '份结算',
  tour: '次巡回招聘',
  operator: '名经办人',
  personMerge: '次合并',
  importBatch: '批导入',
  backup: '份备份',
  package: '个交换包',
  exchangePeer: '个站点副本',
  conflict: '条冲突',
  attachment: '个附件',
  jobSeeker: '名求职者',
  signup: '条报名',
  scan: '条签到记录',
  booth: '个展位',
  boothArea: '个展区',
  arrival: '次到场登记',
  paperSheet: '张签到表',
  paperBatch: '批补录',
  placement: '条就业去向',
  outcomeStep: '条跟踪记录',
  desk: '个签到台',
  station: '个驻外站',
  delivery: '批输送',
  deliveryPerson: '名输送人员',
  stationActivity: '条工作记录',
};

const CREDIT_CODE_WORDS = { length: '不是 18 位', alphabet: '含有不允许的字符', checkCharacter: '校验位不符' } as const;

const DESK_NETWORK_WORDS = {
  portInUse: (port: number) => `端口 ${port} 已被其他程序使用，请换一个端口`,
  notPermitted: (port: number) => `系统不允许使用端口 ${port}，请换一个端口或检查防火墙设置`,
  addressGone: () => '所选地址已不属于本机，请重新选择',
} as const;

const BACKUP_FAILURE_WORDS = {
  folder: '备份文件夹不能写入，请检查权限',
  sourceDamaged: '数据库检查未通过，请先从早前的备份恢复',
  copyDamaged: '备份副本校验未通过，请更换磁盘后重试',
  disk: '磁盘空间不足或读写出错，请清理后重试',
} as const;

function missingCharacter({
  char,
  codePoint,
  where,
}: {
  readonly char: string;
  readonly codePoint: number;
  readonly where: string;
}): string {
  return `“${char}”（U+${codePoint.toString(16).toUpperCase()}，${where}）`;
}

function dependentWords({ unitName, reason, detail }: ImportDependent): string {
  switch (reason) {
    case 'changedLater':
      return `“${unitName}”导入后又有修改`;
    case 'hasCosts':
      return `“${unitName}”名下已有凭证（${detail}）`;
    case 'hasJobs':
      return `“${unitName}”名下已有岗位`;
    case 'hasFeedback':
      return `“${unitName}”已有反馈`;
    case 'settled':
      return `“${unitName}”已列入结算（${detail}）`;
    case 'hasArrivals':
      return `“${unitName}”已有到场登记`;
    default:
      return assertNever(reason);
  }
}

/** As many as a sentence bears. */
function firstOf(numbers: readonly string[]): string {
  return numbers.length <= 5 ? numbers.join('、') : `${numbers.slice(0, 5).join('、')} 等 ${numbers.length} 个`;
}

const DEPENDENTS_NAMED = 10;

function signupDependentWords(dependents: readonly SignupImportDependent[]): string {
  const named = dependents.slice(0, DEPENDENTS_NAMED).map(({ personName, reason }) => `“${personName}”${SIGNUP_DEPENDENT_WORDS[reason]}`);
  return named.join('；') + (dependents.length > named.length ? `；等共 ${dependents.length} 人` : '');
}

function jobDependentWords(dependents: readonly JobImportDependent[]): string {
  const named = dependents.slice(0, DEPENDENTS_NAMED).map(({ unitName, jobTitle }) => `“${unitName}”的“${jobTitle}”`);
  return `${named.join('、')}${dependents.length > named.length ? `等 ${dependents.length} 个岗位` : ''}导入后又有更正或撤回`;
}

const SIGNUP_DEPENDENT_WORDS = { hasScans: '已有签到记录', changedLater: '导入后又有登记或修改' } as const;

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
