import type { FairId } from '#shared/kernel/ids.ts';
import type { Center } from '../centers/center.ts';
import { PAPER_KIND_NAMES } from '../paper/paper-words.ts';
import { paperQrText } from '../paper/read-codes.ts';
import { formatRowCode, formatSheetCode, type PaperKind, type SheetNumber } from '../paper/row-code.ts';
import { maskDocument, maskPhone } from '../people/masking.ts';
import type { MaskedPerson } from '../signups/signup-entry.ts';
import { groupsInPublic } from './person-words.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';

export interface SignInSheetFacts {
  readonly center: Center;
  readonly fairId: FairId;
  readonly fairNumber: string;
  readonly fairTitle: string;
  /** 2026年3月5日 合肥市人力资源市场 */
  readonly timeAndPlace: string;
  /** A QR code on every line as well. */
  readonly rowQr: boolean;
}

/** 毫米: room for a signature, and for a code that an office printer and a scanner keep apart. */
const ROW_HEIGHT = 10.5;

const column = (header: string, weight: number, align: SheetColumn['align'] = 'left'): SheetColumn => ({
  header,
  weight,
  align,
  money: false,
});

const COLUMNS: Readonly<Record<PaperKind, readonly SheetColumn[]>> = {
  persons: [
    column('序号', 10, 'center'),
    column('姓名', 25),
    column('证件号码', 35),
    column('手机', 24),
    column('人员类别', 24),
    column('签名', 30),
    column('行码', 28),
  ],
  units: [
    column('序号', 10, 'center'),
    column('单位名称', 58),
    column('展位', 18, 'center'),
    column('到场时间', 18),
    column('到场人数', 16),
    column('签名', 30),
    column('行码', 28),
  ],
};

export function personCells({ name, documentTail, phoneTail, groups }: MaskedPerson): readonly string[] {
  return [name, maskDocument(documentTail), maskPhone(phoneTail), groupsInPublic(groups), ''];
}

export function unitCells(name: string, booth: string | undefined): readonly string[] {
  return [name, booth ?? '', '', '', ''];
}

/** 签到表. @param rows what stands between number and code on each line; undefined: a blank line for whoever comes */
export function signInSheet(facts: SignInSheetFacts, sheet: SheetNumber, rows: readonly (readonly string[] | undefined)[]): Sheet {
  const code = formatSheetCode(facts.fairId, sheet);
  const columns = COLUMNS[sheet.kind];
  return {
    title: `${PAPER_KIND_NAMES[sheet.kind]} ${code}`,
    subtitle: [facts.center.name, `${facts.fairNumber} ${facts.fairTitle}`, facts.timeAndPlace],
    number: undefined,
    contentHash: undefined,
    orientation: 'portrait',
    watermark: facts.center.sample ? '示例数据' : undefined,
    mark: { code, qrText: paperQrText(facts.fairNumber, code) },
    blocks: [
      {
        kind: 'table',
        caption: undefined,
        columns,
        rows: rows.map((cells, index): SheetRow => {
          const rowCode = formatRowCode(facts.fairId, sheet, index + 1);
          return {
            cells: [String(index + 1), ...(cells ?? columns.slice(2).map(() => '')), rowCode],
            amounts: columns.map(() => undefined),
            ...(facts.rowQr ? { qrText: paperQrText(facts.fairNumber, rowCode) } : {}),
          };
        }),
        total: undefined,
        pageSubtotals: false,
        rowHeight: ROW_HEIGHT,
      },
      { kind: 'paragraph', text: FOOT_WORDS[sheet.kind] },
    ],
  };
}

const FOOT_WORDS: Readonly<Record<PaperKind, string>> = {
  persons: '未列名的人员在空白行写明姓名、证件号码或手机。本表签到后由工作人员按行码补录。',
  units: '未列名的单位在空白行写明单位名称。本表签到后由工作人员按行码补录。',
};
