import type { Sheet, SheetBlock } from '#shared/domain/documents/sheet.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { layFields, layParagraph, laySignatures } from './layout-blocks.ts';
import { layCard } from './layout-card.ts';
import { layCells } from './layout-cells.ts';
import { layPlan } from './layout-plan.ts';
import { layTable } from './layout-table.ts';
import { type Mark, millimetres, PADDING, PageFlow, type Paper, paperOf, setLines } from './page-flow.ts';
import { qrMarks, qrText } from './qr-marks.ts';
import { lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

export interface LaidPage {
  readonly paper: Paper;
  readonly marks: readonly Mark[];
  /** Printed across the page. */
  readonly watermark: string | undefined;
}

const TITLE: TextStyle = { face: 'strong', size: 18 };
const SUBTITLE: TextStyle = { face: 'body', size: 10.5 };
const SMALL: TextStyle = { face: 'body', size: 8.5 };
/** 19 mm: modules of 0.5 mm, which an office printer and a telephone camera both keep apart. */
const QR_SIZE = 54;

/** One sheet on as many pages as it needs, each with 第 x 页 共 y 页 and, when printed, the stamp. */
export function laySheet(typesetter: Typesetter, sheet: Sheet, stamp: string | undefined): readonly LaidPage[] {
  const { paper } = sheet;
  const size = paper ? { width: millimetres(paper.width), height: millimetres(paper.height) } : paperOf(sheet.orientation);
  const flow = new PageFlow(size, (continued) => {
    if (!sheet.bare) layRunningHead(continued, typesetter, sheet);
  });
  if (!sheet.bare) layHeading(flow, typesetter, sheet);
  for (const block of sheet.blocks) layBlock(flow, typesetter, block);
  return flow.pages.map((marks, index) => ({
    paper: flow.paper,
    marks: sheet.bare ? marks : [...marks, ...footMarks(flow, typesetter, sheet, stamp, `第 ${index + 1} 页 共 ${flow.pages.length} 页`)],
    watermark: sheet.watermark,
  }));
}

function layBlock(flow: PageFlow, typesetter: Typesetter, block: SheetBlock): void {
  switch (block.kind) {
    case 'fields':
      layFields(flow, typesetter, block);
      break;
    case 'table':
      layTable(flow, typesetter, block);
      break;
    case 'paragraph':
      layParagraph(flow, typesetter, block);
      break;
    case 'signatures':
      laySignatures(flow, typesetter, block);
      break;
    case 'plan':
      layPlan(flow, typesetter, block);
      break;
    case 'card':
      layCard(flow, typesetter, block);
      break;
    case 'cells':
      layCells(flow, typesetter, block);
      break;
    default:
      assertNever(block);
  }
}

function layHeading(flow: PageFlow, typesetter: Typesetter, sheet: Sheet): void {
  const qr = cornerText(sheet);
  if (qr !== undefined) for (const mark of qrMarks(qr, flow.right - QR_SIZE, flow.y - 12, QR_SIZE)) flow.put(mark);
  // As wide on the left as the code is on the right, so that the title stays in the middle of the page.
  const side = qr === undefined ? 0 : QR_SIZE + 8;
  const inner = { x: flow.left + side, width: flow.width - 2 * side };
  const lines = (text: string, style: TextStyle) => typesetter.linesOf(text, style, inner.width - 2 * PADDING.x);
  const set = (text: string, style: TextStyle, after: number) => {
    const broken = lines(text, style);
    const height = broken.length * lineHeight(style);
    setLines(flow, typesetter, broken, { ...inner, y: flow.y, height }, style, 'center');
    flow.y += height + after;
  };
  set(sheet.title, TITLE, 2);
  for (const text of sheet.subtitle) set(text, SUBTITLE, 0);
  flow.y += 6;
  if (qr !== undefined) flow.y = Math.max(flow.y, 45 - 12 + QR_SIZE + 6);
}

function cornerText({ mark, number, contentHash }: Sheet): string | undefined {
  if (mark) return mark.qrText;
  return number === undefined || contentHash === undefined ? undefined : qrText(number, contentHash);
}

function layRunningHead(flow: PageFlow, typesetter: Typesetter, sheet: Sheet): void {
  const height = lineHeight(SMALL) + 4;
  const box = { x: flow.left - PADDING.x, y: flow.y - height / 2, width: flow.width + 2 * PADDING.x, height };
  const about = sheet.subtitle.at(-1) ?? '';
  setLines(flow, typesetter, typesetter.linesOf(`${sheet.title}（续）`, SMALL, flow.width / 2).slice(0, 1), box, SMALL, 'left');
  setLines(flow, typesetter, typesetter.linesOf(about, SMALL, flow.width / 2).slice(0, 1), box, SMALL, 'right');
  flow.y += height / 2 + 2;
}

function footMarks(flow: PageFlow, typesetter: Typesetter, sheet: Sheet, stamp: string | undefined, page: string): readonly Mark[] {
  const foot = new PageFlow(flow.paper, () => undefined);
  const box = { x: flow.left - PADDING.x, y: flow.bottom + 12, width: flow.width + 2 * PADDING.x, height: lineHeight(SMALL) };
  if (sheet.number !== undefined)
    setLines(foot, typesetter, [`编号 ${sheet.number}　校验码 ${shortHash(sheet.contentHash)}`], box, SMALL, 'left');
  if (sheet.mark) setLines(foot, typesetter, [`表号 ${sheet.mark.code}`], box, SMALL, 'left');
  setLines(foot, typesetter, [page], box, SMALL, 'center');
  if (stamp !== undefined) setLines(foot, typesetter, [stamp], box, SMALL, 'right');
  return foot.pages[0] ?? [];
}

/** Enough of the hash for a person to compare two papers by eye; the code carries all of it. */
function shortHash(hash: string | undefined): string {
  return (hash ?? '')
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
}
