import type { ExchangeError, PackagePart } from '#shared/domain/exchange/exchange-error.ts';
import { PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import { missingWords } from '#shared/domain/exchange/missing-packages.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { folderSentence } from './folder-words.ts';

const PARTS: Readonly<Record<PackagePart, string>> = {
  outer: '文件头',
  seal: '加密部分',
  header: '包头',
  signature: '签名',
  payload: '数据部分',
  attachment: '附件部分',
  chain: '操作编号',
};

/** 交换包 that cannot be made or taken in: what is wrong, and what to do. */
export function exchangeSentence(error: ExchangeError): string {
  switch (error.type) {
    case 'NotAPackage':
      return '这不是交换包，请选择扩展名为 .fdx 的文件';
    case 'PackageCut':
      return '文件不完整，没有写入任何数据，请重新拷贝或请对方重新发送';
    case 'PackageDamaged':
      return `文件的${PARTS[error.part]}已损坏或被改动，没有写入任何数据，请对方重新生成后发送`;
    case 'PackageTooLarge':
      return `文件的${PARTS[error.part]}超出允许的大小，没有写入任何数据，请与对方核实文件来源`;
    case 'PackageForAnother':
      return `这个包是发给“${error.to}”的，本机不能打开，请转交该单位`;
    case 'WrongSecret':
      return '启动口令不符，请与中心电话核对后重新输入';
    case 'PackageOfNewerVersion':
      return `这个包由较新的版本（${error.program}，数据版本 ${error.schema}）生成，请先升级本机软件再接收，包可以保留`;
    case 'PackageOfUnknownCopy':
      return `“${error.from}”没有在本机登记，不能接收，请核实文件来源`;
    case 'PackageOfRevokedCopy':
      return `“${error.from}”的副本已于 ${chinaDate(error.revokedAt)} 停用（${error.reason}），不再接收它的包`;
    case 'PackageOfOtherKind':
      return error.kind === 'start' ? '这是启动文件，请在新安装的站点电脑上打开' : `这是${PACKAGE_KIND_NAMES[error.kind]}，不能在这里打开`;
    case 'StartFileUsed':
      return `“${error.from}”的启动文件已在另一台电脑上使用，请为这台电脑重新生成启动文件`;
    case 'FileUnreadable':
      return `文件无法读取（${error.code}），请检查 U 盘或文件位置后重试`;
    case 'PackageForked':
      return `“${error.from}”的数据曾被复制或从旧备份恢复，同一编号对应了不同内容，为免覆盖没有接收，请站点升级或恢复后重新生成交换包`;
    case 'PackageOfForeignNode':
      return `“${error.from}”的包中使用了属于${error.owner === undefined ? '本机' : `“${error.owner}”`}的操作编号，没有写入任何数据，请与站点核实文件来源`;
    case 'PackagesMissing':
      return `${missingWords(error)}，补齐后本包自动接收`;
    case 'ClockAhead':
      return `“${error.from}”的电脑时钟快了约 ${error.hours} 小时，请站点校准时钟并重新编号后再生成交换包`;
    case 'NothingToHandOver':
      return '自上一个包以来没有新的记录，不需要交接';
    case 'DiskFullHere':
      return '磁盘空间不足，没有留下不完整的文件，请腾出空间后重试';
    case 'DriveFailed':
      return `文件读写失败（${error.code}），没有留下不完整的文件，请检查磁盘或 U 盘后重试`;
    case 'WorkPaused':
      return `磁盘空间不足，${error.work === 'merging' ? '合并' : '撤销'}已暂停，已办部分完整保留，请清理磁盘空间后在“已接收的包”中打开这个包，点“继续”`;
    case 'ReceiptIsOlder':
      return `这是第 ${error.number} 号回执，本机已接收到第 ${error.taken} 号，不需要再接收`;
    case 'NotAStation':
      return '本机是中心，不向上交接';
    case 'IsAStation':
      return '本机是站点副本，这项工作由中心办理';
    case 'CopyRevoked':
      return `“${error.name}”的副本已停用`;
    case 'CopyExpired':
      return `副本有效期至 ${error.expiresOn}，已经到期，请与中心联系`;
    case 'DatabaseNotEmpty':
      return '本机已有数据，启动文件只能在空的数据文件夹中打开，请用 --data 另选一个文件夹';
    case 'SecretMistyped':
      return '启动口令应为 16 位数字，有一位输错或前后颠倒，请重新核对';
    case 'RecipientInvalid':
      return '保管人密钥不正确，应以 AGE-SECRET-KEY-1 开头，请核对';
    case 'MergeCancelled':
      return '已取消，没有留下数据';
    case 'UploadIncomplete':
      return '文件没有传完，请重新选择';
    case 'NotRevertible':
      return `合并之后又有新的记录以它为基础，不能整体撤销：${error.blockers
        .slice(0, 5)
        .map(({ name }) => name)
        .join('、')}${error.blockers.length > 5 ? ` 等 ${error.blockers.length} 条` : ''}`;
    case 'DecisionStands':
      return DECISIONS[error.why];
    case 'ChoiceImpossible':
      return `这样裁定不能成立：${error.why}`;
    default:
      return folderSentence(error);
  }
}

const DECISIONS = {
  changedSince: '裁定之后有关记录又有改动，不能撤销裁定，请先核对记录',
  undecided: '这条冲突尚未裁定',
  decided: '这条冲突已经裁定，请先撤销裁定',
} as const;
