import { type CalendarDate, formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { OutcomeStepKind } from '../outcomes/placement.ts';
import type { PlacementState } from '../outcomes/placement-state.ts';
import { STABLE_EMPLOYMENT_RULE } from '../outcomes/stable-employment.ts';
import type { Sex } from '../people/identity-document.ts';
import type { Education, PersonGroup } from '../people/job-seeker.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES, SEX_NAMES } from '../words/names.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';

export const HIRE_LEDGER_TITLE = '招聘用工实名台账';

/** A line of the ledger as it goes to paper or into a file. */
export interface HireLedgerEntry {
  /** Two lines of one person bear the same. */
  readonly personId: string;
  readonly name: string;
  /** Masked, unless a reason was given for the whole number. */
  readonly documentNumber: string;
  readonly sex: Sex | undefined;
  readonly education: Education | undefined;
  readonly groups: readonly PersonGroup[];
  readonly unitName: string;
  readonly creditCode: string;
  readonly fairTitle: string | undefined;
  readonly jobTitle: string | undefined;
  readonly state: PlacementState;
  readonly stableMonths: number;
  readonly steps: number;
  readonly proofs: number;
}

/** What the ledger is of. */
export interface HireLedgerHead {
  readonly centerName: string;
  readonly cutOff: CalendarDate;
  /** The filters in force, e.g. 2026 年度. */
  readonly about: readonly string[];
}

/** Signed by hand under the ledger. */
export const HIRE_LEDGER_SIGNERS = ['填表人', '审核人', '单位负责人'] as const;

export interface LedgerColumn {
  readonly header: string;
  readonly weight: number;
  readonly isNumber?: boolean;
  /** The people who have reached the step are counted under this column. */
  readonly counts?: OutcomeStepKind;
  readonly cell: (entry: HireLedgerEntry) => string;
}

export const HIRE_LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { header: '姓名', weight: 5, cell: (entry) => entry.name },
  { header: '证件号码', weight: 8, cell: (entry) => entry.documentNumber },
  { header: '性别', weight: 2, cell: ({ sex }) => (sex === undefined ? '' : SEX_NAMES[sex]) },
  { header: '学历', weight: 3, cell: ({ education }) => (education === undefined ? '' : EDUCATION_NAMES[education]) },
  { header: '人员类别', weight: 5, cell: ({ groups }) => groups.map((group) => PERSON_GROUP_NAMES[group]).join('、') },
  { header: '用人单位', weight: 9, cell: (entry) => entry.unitName },
  { header: '统一社会信用代码', weight: 8, cell: (entry) => entry.creditCode },
  { header: '招聘会', weight: 7, cell: ({ fairTitle }) => fairTitle ?? '非招聘会' },
  { header: '岗位', weight: 4, cell: ({ jobTitle }) => jobTitle ?? '' },
  { header: '录用日期', weight: 5, counts: 'hired', cell: ({ state }) => state.reached.hired ?? '' },
  { header: '合同期限', weight: 6, counts: 'contract', cell: ({ state }) => contractWords(state) },
  { header: '就业登记', weight: 6, counts: 'registered', cell: ({ state }) => registrationWords(state) },
  { header: '参保月数', weight: 4, counts: 'insured', cell: ({ state }) => insuredWords(state) },
  { header: '稳定就业月数', weight: 3, isNumber: true, cell: (entry) => String(entry.stableMonths) },
  { header: '凭证', weight: 3, cell: ({ proofs, steps }) => `${proofs}/${steps}` },
];

/** `2026-03-05 起 12 个月`, and until when the work lasted where it ended. */
export function contractWords({ contract, left }: PlacementState): string {
  const term = contract && `${contract.from} 起${contract.months === undefined ? '无固定期限' : ` ${contract.months} 个月`}`;
  return [term, left && `${left.on} 离职`].filter((words) => words !== undefined).join('；');
}

function registrationWords({ registration }: PlacementState): string {
  return registration ? [registration.on, registration.place].filter((words) => words !== undefined).join(' ') : '';
}

export function insuredWords({ insured }: PlacementState): string {
  if (insured.all === 0) return '';
  return insured.backPaid === 0 ? String(insured.all) : `${insured.all}（补缴 ${insured.backPaid}）`;
}

/** 合计 of a column: the people in it, each once, or those of them who reached its step. */
export function ledgerTotal(entries: readonly HireLedgerEntry[], step?: OutcomeStepKind): number {
  const counted = step === undefined ? entries : entries.filter(({ state }) => state.reached[step] !== undefined);
  return new Set(counted.map((entry) => entry.personId)).size;
}

/** The ledger as a sheet to be signed. */
export function hireLedgerSheet(head: HireLedgerHead, entries: readonly HireLedgerEntry[]): Sheet {
  return {
    title: HIRE_LEDGER_TITLE,
    subtitle: [head.centerName, [...head.about, `截至 ${formatChineseDate(head.cutOff)}`].join('　')],
    number: undefined,
    contentHash: undefined,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        caption: '凭证：有凭证或查验记录的步骤数/已登记步骤数',
        columns: [SERIAL, ...HIRE_LEDGER_COLUMNS.map(sheetColumn)],
        rows: sheetRows(entries),
        total: [
          '合计',
          ...HIRE_LEDGER_COLUMNS.map(({ counts }, index) =>
            index === 0 ? `${ledgerTotal(entries)} 人` : counts === undefined ? '' : `${ledgerTotal(entries, counts)} 人`,
          ),
        ],
        pageSubtotals: true,
      },
      { kind: 'paragraph', text: STABLE_EMPLOYMENT_RULE },
      { kind: 'signatures', roles: HIRE_LEDGER_SIGNERS.map((role) => ({ role, name: undefined })) },
    ],
    watermark: undefined,
  };
}

const SERIAL: SheetColumn = { header: '序号', weight: 3, align: 'center', money: false };

function sheetColumn({ header, weight, isNumber, counts }: LedgerColumn, index: number): SheetColumn {
  return {
    header,
    weight,
    align: isNumber ? 'right' : 'left',
    money: false,
    ...(index === 0 || counts !== undefined ? { counted: '人' } : {}),
  };
}

/** A person counts in the line where they first stand, so that the counts of the pages add up to people. */
function sheetRows(entries: readonly HireLedgerEntry[]): readonly SheetRow[] {
  const seen = HIRE_LEDGER_COLUMNS.map(() => new Set<string>());
  return entries.map((entry, line) => ({
    cells: [String(line + 1), ...HIRE_LEDGER_COLUMNS.map(({ cell }) => cell(entry))],
    amounts: [
      undefined,
      ...HIRE_LEDGER_COLUMNS.map(({ counts }, index) => {
        if (index > 0 && counts === undefined) return undefined;
        if (counts !== undefined && entry.state.reached[counts] === undefined) return 0;
        const isFirst = !seen[index]?.has(entry.personId);
        seen[index]?.add(entry.personId);
        return isFirst ? 1 : 0;
      }),
    ],
  }));
}
