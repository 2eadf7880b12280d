import type { SignupImportOutcome, SignupImportUndone } from '#shared/contract/signup-import.ts';
import { SIGNUP_FIELDS } from '#shared/domain/imports/signup-fields.ts';
import type { ImportSubject } from '../../components/imports/import-subject.ts';
import { client } from '../../lib/client.ts';

export const signupImport: ImportSubject<SignupImportOutcome, SignupImportUndone> = {
  noun: '报名名单',
  fields: SIGNUP_FIELDS,
  hint: '姓名必填，证件号码和手机号码至少填一项。',
  counted: '人',
  onward: '查看报名',
  procedures: client.signupImport,
  outcomeWords: ({ newPeople, restored, skipped }) =>
    `其中新登记 ${newPeople} 人${restored > 0 ? `，恢复报名 ${restored} 人` : ''}；跳过有误的 ${skipped} 行`,
  undoneWords: ({ removed, cancelledAgain, removedPeople }) =>
    `移除报名 ${removed} 人${cancelledAgain > 0 ? `，重新取消 ${cancelledAgain} 人` : ''}，删除新登记 ${removedPeople} 人`,
};
