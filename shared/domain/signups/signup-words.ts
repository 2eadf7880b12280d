import { assertNever } from '#shared/kernel/assert-never.ts';
import type { DocumentFault } from '../people/identity-document.ts';
import type { ScanReason, ScanWay, SignupSource, Verdict } from './signup.ts';

export const SIGNUP_SOURCE_NAMES: Readonly<Record<SignupSource, string>> = {
  desk: '窗口登记',
  import: '导入',
  walkIn: '现场登记',
  paper: '纸质补录',
};

export const SCAN_WAY_NAMES: Readonly<Record<ScanWay, string>> = {
  code: '扫码',
  document: '证件',
  search: '查找',
  walkIn: '现场登记',
  paper: '纸质签到表',
};

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  accepted: '通过',
  duplicate: '已签到',
  rejected: '未通过',
  pending: '待处理',
};

export const SCAN_REASON_NAMES: Readonly<Record<ScanReason, string>> = {
  notSignedUp: '未报名',
  signupCancelled: '报名已取消',
  otherFair: '其他场次',
  unknownCode: '无法识别',
  severalFound: '多人相符',
};

/** Why a number is no number of a document, and what to do. */
export function documentFaultSentence(fault: DocumentFault): string {
  switch (fault.type) {
    case 'DocumentLength':
      return `证件号码有 ${fault.length} 位，应为 ${fault.expected}，请核对证件`;
    case 'DocumentCharacter':
      return `证件号码中有不应出现的“${fault.character}”，请核对证件`;
    case 'DocumentBirthDate':
      return '证件号码中的出生日期不存在，请核对证件';
    case 'DocumentCheckCharacter':
      return '证件号码校验位不符，请核对证件';
    default:
      return assertNever(fault);
  }
}
