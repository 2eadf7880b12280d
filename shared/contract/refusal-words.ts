import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { spreadsheetRefusalSentence } from '../domain/imports/import-words.ts';
import { blockerSentence } from '../domain/settlements/approval.ts';
import { documentFaultSentence } from '../domain/signups/signup-words.ts';
import type { ImportDependent, RecordKind, Refusal } from './refusal.ts';

/** What is wrong, where, and what to do next: one sentence for page and command line. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.type) {
    case 'NotFound':
      return `找不到这${RECORD_KIND_WORDS[refusal.what]}，可能已被删除或撤销，请刷新后重试`;
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
  importBatch: '批导入',
  backup: '份备份',
  attachment: '个附件',
  jobSeeker: '名求职者',
  signup: '条报名',
  scan: '条签到记录',
  desk: '个签到台',
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
    case 'settled':
      return `“${unitName}”已列入结算（${detail}）`;
    default:
      return assertNever(reason);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
