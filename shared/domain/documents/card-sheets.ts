import type { CardLayout } from '../cards/card-layouts.ts';
import { CARD_KIND_NAMES, type CardKind } from '../cards/card-print.ts';
import type { Center } from '../centers/center.ts';
import type { SignupEntry } from '../signups/signup-entry.ts';
import { formatTicketCode, ticketQrText } from '../signups/ticket-code.ts';
import { groupsInPublic } from './person-words.ts';
import type { Cell, CellPages, Sheet } from './sheet.ts';

export interface CardSheetFacts {
  readonly center: Center;
  readonly fairTitle: string;
  /** 2026年3月5日 合肥市人力资源市场 */
  readonly timeAndPlace: string;
}

export interface CardSetting {
  readonly layout: CardLayout;
  readonly outlines: CellPages['outlines'];
  readonly offset: CellPages['offset'];
}

/** 参会证 says who somebody is, 报名凭证 what to bring to the desk and when. Both carry the code that the desk reads. */
export function personCell({ signup, person }: SignupEntry, kind: 'badge' | 'ticket', { fairTitle, timeAndPlace }: CardSheetFacts): Cell {
  return {
    heading: fairTitle,
    label: CARD_KIND_NAMES[kind],
    name: person.name,
    lines: kind === 'ticket' ? [timeAndPlace] : [groupsInPublic(person.groups) || '求职者'],
    number: formatTicketCode(signup.ticketCode),
    qrText: ticketQrText(signup.ticketCode),
  };
}

/** 工作证 of a unit's people, who are not known by name: one each, numbered. */
export function staffCells(unitName: string, booth: string | undefined, count: number, { fairTitle }: CardSheetFacts): readonly Cell[] {
  return Array.from({ length: count }, (_, index) => ({
    heading: fairTitle,
    label: CARD_KIND_NAMES.staff,
    name: unitName,
    lines: [booth === undefined ? '招聘单位' : `招聘单位　展位 ${booth}`],
    number: `${CARD_KIND_NAMES.staff} ${index + 1}/${count}`,
    qrText: undefined,
  }));
}

export function cardSheet(cells: readonly Cell[], kind: CardKind, { layout, outlines, offset }: CardSetting, facts: CardSheetFacts): Sheet {
  return {
    title: `${facts.fairTitle}${CARD_KIND_NAMES[kind]}`,
    subtitle: [],
    number: undefined,
    contentHash: undefined,
    orientation: 'portrait',
    paper: layout.paper,
    watermark: facts.center.sample ? '示例数据' : undefined,
    bare: true,
    blocks: [{ kind: 'cells', layout, outlines, offset, cells }],
  };
}
