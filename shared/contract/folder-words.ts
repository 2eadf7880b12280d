import { fingerprintWords } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';

const ADDRESS_WORDS = {
  notHttps: '地址须以 https:// 开头，不使用不加密的连接，请核对',
  withLogin: '地址中不要写用户名、密码、问号或井号，用户名和密码请另行填写',
  notAbsolute: '请填写完整的文件夹路径，或以 https:// 开头的地址',
  unreadable: '地址有误，请核对',
} as const;

/** 交换文件夹 that cannot be reached or used: what is wrong, and what to do. */
export function folderSentence(error: FolderError): string {
  switch (error.type) {
    case 'FolderNotSet':
      return '还没有设置交换文件夹，请先在“数据交接”中设置';
    case 'FolderAddressInvalid':
      return ADDRESS_WORDS[error.why];
    case 'FolderLoginInvalid':
      return '用户名和密码须一并填写，用户名中不能有冒号，请核对';
    case 'FolderMissing':
      return `找不到交换文件夹 ${error.place}，请核对地址，或与管理员确认文件夹已经建好`;
    case 'FolderNotPermitted':
      return `没有权限读写交换文件夹 ${error.place}，请与管理员联系`;
    case 'FolderFull':
      return `交换文件夹 ${error.place} 的空间不足，没有留下文件，请与管理员联系`;
    case 'FolderUnreachable':
      return `连接不上 ${error.host}（${error.code}），请检查网络后重试；也可以改用 U 盘传送`;
    case 'FolderLoginRefused':
      return `${error.host} 不接受所填的用户名或密码，请核对`;
    case 'FolderCertificateUnknown':
      return `${error.host} 的证书不是本机信任的机构签发的，没有连接。证书指纹（SHA-256）为 ${fingerprintWords(error.fingerprint)}，请与管理员逐组核对，一致的再确认使用`;
    case 'FolderCertificateChanged':
      return `${error.host} 的证书与原先确认的不同，没有连接。现在的指纹为 ${fingerprintWords(error.fingerprint)}，原先的为 ${fingerprintWords(error.pinned)}，请与管理员核实是否更换了证书`;
    case 'FolderRedirected':
      return `${error.host} 要求改连 ${error.to}，为防误传没有跟随，请与管理员核实后填写正确的地址`;
    case 'FolderAnswerInvalid':
      return `${error.host} 的答复不符合 WebDAV 文件夹的要求（HTTP ${error.status}），请核对地址，或稍后重试`;
    case 'FolderListTooLarge':
      return `交换文件夹 ${error.place} 中的文件过多，没有读取，请管理员移走旧文件后重试`;
    case 'FolderFileTooLarge':
      return `文件 ${error.name} 超出允许的大小，没有取回，请与对方核实文件来源`;
    case 'FolderFileGone':
      return `文件 ${error.name} 已不在交换文件夹中或已更换，请重新查看`;
    case 'FolderTransferCut':
      return `传送 ${error.name} 时连接中断，没有留下不完整的文件，请重试`;
    case 'FolderNameTaken':
      return `交换文件夹中已有同名而内容不同的文件 ${error.name}，没有覆盖，请与管理员核实`;
    default:
      return assertNever(error);
  }
}
