import { assertNever } from '#shared/kernel/assert-never.ts';
import { jobWarningWords } from '../jobs/job-checks.ts';
import type { BadCell, CellFault, ImportedThing } from './cell-fault.ts';
import { SEX_WORDS } from './signup-fields.ts';
import type { SpreadsheetRefusal } from './spreadsheet-refusal.ts';

export interface FaultWords {
  /** What is wrong. */
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;
}

export function faultWords(fault: CellFault): FaultWords {
  switch (fault.type) {
    case 'Missing':
      return { reason: '未填写', remedy: '请补填' };
    case 'CreditCodeLength':
      return { reason: `应为 18 位，现为 ${fault.length} 位`, remedy: '请核对营业执照' };
    case 'CreditCodeAlphabet':
      return { reason: `含有不允许的字符“${fault.character}”`, remedy: '代码只用数字和大写字母（不含 I、O、S、V、Z），请核对营业执照' };
    case 'CreditCodeCheckCharacter':
      return { reason: '校验位不符', remedy: '请核对营业执照' };
    case 'DigitsLost':
      return { reason: '单元格是数字，15 位以后的数字已丢失', remedy: '请把该列设为文本格式后重新录入' };
    case 'UnknownChoice':
      return { reason: '无法识别', remedy: `请填：${fault.choices.join('、')}` };
    case 'UnknownDivision':
      return { reason: '没有这个行政区划', remedy: '请填区县全称或六位行政区划代码' };
    case 'AmbiguousDivision':
      return { reason: `有多个同名地方（${fault.candidates.join('、')}）`, remedy: '请填省市区县全称或六位行政区划代码' };
    case 'DocumentLength':
      return { reason: `应为 ${fault.expected}，现为 ${fault.length} 位`, remedy: '请核对证件；不是居民身份证的，请填写证件类型' };
    case 'DocumentCharacter':
      return { reason: `含有不允许的字符“${fault.character}”`, remedy: '请核对证件；不是居民身份证的，请填写证件类型' };
    case 'DocumentBirthDate':
      return { reason: '号码中的出生日期不存在', remedy: '请核对证件' };
    case 'DocumentCheckCharacter':
      return { reason: '证件号码校验位不符', remedy: '请核对证件' };
    case 'DocumentOrPhoneMissing':
      return { reason: '证件号码和手机号码都未填写', remedy: '请至少补填一项' };
    case 'PhoneInvalid':
      return { reason: '不是 11 位手机号码或带区号的固定电话', remedy: '请核对电话' };
    case 'SexContradictsDocument':
      return { reason: `与证件号码不符，号码表明为${SEX_WORDS[fault.told][0]}`, remedy: '请核对证件，改正其中一项' };
    case 'BirthDateContradictsDocument':
      return { reason: `与证件号码不符，号码表明为 ${fault.told}`, remedy: '请核对证件，改正其中一项' };
    case 'DateUnreadable':
      return { reason: '不是可识别的日期', remedy: '请按 1990-03-05 的样式填写' };
    case 'DateTooLate':
      return { reason: `晚于 ${fault.latest}`, remedy: '请核对日期' };
    case 'WageUnreadable':
      return { reason: '不是可识别的月薪', remedy: '请填一个以元为单位的数，如 5000，或填面议' };
    case 'WageRangeUnreadable':
      return { reason: '不是可识别的月薪', remedy: '请以元为单位填写，如 5000-8000、5000以上，或填面议' };
    case 'WageRangeReversed':
      return { reason: '月薪下限高于上限', remedy: '请核对月薪' };
    case 'WageContradiction':
      return { reason: '与月薪下限、上限两列不一致', remedy: '请核对，只保留一种写法' };
    case 'ConsentContradiction':
      return { reason: '填有同意日期，却填为不同意', remedy: '请核对，改正其中一项' };
    case 'NotAWholeNumber':
      return { reason: `应为 ${fault.least} 至 ${fault.most} 的整数`, remedy: '请改为整数' };
    case 'TooLong':
      return { reason: `超过 ${fault.max} 个字符`, remedy: '请缩短' };
    case 'ControlCharacter':
      return { reason: '含有换行或不可见字符', remedy: '请删除后重填' };
    case 'FormulaWithoutValue':
      return { reason: '是公式且没有计算结果', remedy: '请在表格软件中打开并保存，或粘贴为数值' };
    case 'CellError':
      return { reason: '是表格错误值', remedy: '请改正公式或填写数值' };
    case 'DuplicateInFile':
      return { reason: `与第 ${fault.otherRow} 行是同一${THING_WORDS[fault.what]}`, remedy: '请只保留一行' };
    case 'AlreadyAtFair':
      return { reason: '该单位已在本场名册中', remedy: '无须重复导入，可删除本行' };
    case 'AlreadySignedUp':
      return { reason: '此人已报名本场', remedy: '无须重复导入，可删除本行' };
    case 'UnitUnnamed':
      return { reason: '单位名称和统一社会信用代码都未填写', remedy: '请至少补填一项' };
    case 'UnitNotOnRoster':
      return { reason: '该单位不在本场名册中', remedy: '请核对，或先把单位加入名册' };
    case 'UnitAmbiguous':
      return { reason: `本场名册中有同名单位（${fault.codes.join('、')}）`, remedy: '请补填统一社会信用代码' };
    case 'JobAlreadyOffered':
      return { reason: '该单位本场已有这个岗位', remedy: '无须重复导入，可删除本行；内容有变的，请在“岗位”中更正' };
    case 'BarredForAbsence':
      return { reason: `该单位${fault.absences}，按本单位规定本场不得参会`, remedy: '请删除本行，规定可在“设置”中修改' };
    case 'AbsentBefore':
      return { reason: `该单位${fault.absences}`, remedy: '请与单位确认能否到会' };
    case 'BoothTaken':
      return { reason: `展位已由“${fault.unitName}”使用`, remedy: '导入后不安排这个展位，请另行安排' };
    case 'BoothNamedTwice':
      return { reason: `与第 ${fault.otherRow} 行是同一展位`, remedy: '展位归第一行，请为本单位另行安排' };
    case 'BoothNotOnPlan':
      return { reason: '展位图中没有这个展位', remedy: '导入后只作文字保留，请核对展位号' };
    case 'KnownUnderOtherName':
      return { reason: `该代码已登记为“${fault.name}”`, remedy: '导入时沿用已登记的名称，请核对' };
    case 'SameNameOtherCode':
      return { reason: `与第 ${fault.otherRow} 行名称相同而代码不同`, remedy: '请核对是否同一单位或分支机构' };
    case 'PersonKnownUnderOtherName':
      return { reason: `此人已登记为“${fault.name}”`, remedy: '导入后显示本表的姓名，原姓名留有记录，请核对' };
    case 'NamesakeKnown':
      return {
        reason: `已有同名同手机号码的求职者（${fault.documentTail === undefined ? '未登记证件' : `证件尾号 ${fault.documentTail}`}）`,
        remedy: '导入后仍是两个人，请核对；确为同一人的，导入后合并',
      };
    case 'NamesakeInFile':
      return { reason: `与第 ${fault.otherRow} 行同名同手机号码而证件不同`, remedy: '导入后是两个人，请核对证件号码' };
    case 'SignupWasCancelled':
      return { reason: `此人曾取消本场报名（${fault.reason}）`, remedy: '导入后恢复报名；不恢复的，请删除本行' };
    case 'ConsentMissing':
      return { reason: '没有同意使用个人信息的记录', remedy: '请在报到时补办' };
    case 'ConsentMissingThroughout':
      return { reason: '本表各行都没有同意使用个人信息的记录', remedy: '请在报到时补办，或补填后重新选择文件' };
    case 'JobDoubtful':
      return jobWarningWords(fault.warning);
    default:
      return assertNever(fault);
  }
}

const THING_WORDS: Readonly<Record<ImportedThing, string>> = { unit: '单位', person: '人', job: '岗位' };

/** 第 18 行 统一社会信用代码（C 列）“…”：校验位不符，请核对营业执照 */
export function badCellSentence(cell: BadCell): string {
  const { reason, remedy } = faultWords(cell.fault);
  const place = cell.column === '' ? '' : `（${cell.column} 列）`;
  const value = cell.value === '' ? '' : `“${cell.value}”`;
  return `第 ${cell.row} 行 ${cell.header}${place}${value}：${reason}，${remedy}`;
}

export function spreadsheetRefusalSentence(refusal: SpreadsheetRefusal): string {
  switch (refusal.type) {
    case 'FileEmpty':
      return '文件是空的，请选择有内容的表格';
    case 'FileTooLarge':
      return `文件过大（${megabytes(refusal.bytes)} MB，上限 ${megabytes(refusal.limit)} MB），请只保留要导入的工作表后另存`;
    case 'NotASpreadsheet':
      return '不是可读取的表格，请另存为 .xlsx 或 .csv 后重试';
    case 'FileEncrypted':
      return '表格设有打开密码，请取消密码后另存';
    case 'FileDamaged':
      return '表格文件损坏，请在表格软件中打开并另存后重试';
    case 'UnpacksTooLarge':
      return '文件解压后异常庞大，已拒绝读取，请核对文件来源';
    case 'FormatTooOld':
      return `${refusal.format} 格式过旧，请另存为 .xlsx 后重试`;
    case 'TextUndecodable':
      return '文字编码不是 UTF-8 或 GB18030，或两种编码混用，请在表格软件中另存为 .xlsx';
    case 'TooManyRows':
      return `行数超过上限 ${refusal.limit} 行，请分成几个文件导入`;
    case 'TooManyColumns':
      return `列数超过上限 ${refusal.limit} 列，请删除多余的列`;
    case 'SheetMissing':
      return `没有名为“${refusal.sheetName}”的工作表，现有：${refusal.sheetNames.join('、')}`;
    case 'HeaderMissing':
      return `找不到表头，首行应有${refusal.labels.map((label) => `“${label}”`).join('')}等列名，可下载模板对照`;
    default:
      return assertNever(refusal);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}
