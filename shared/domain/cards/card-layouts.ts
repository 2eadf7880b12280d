import type { CellLayout } from '../documents/sheet.ts';

export const CARD_LAYOUTS = ['a4-2x5', 'a4-1x4', 'a4-2x4', 'a4-3x8', 'label-90x54', 'label-80x50', 'label-60x40'] as const;
export type CardLayoutName = (typeof CARD_LAYOUTS)[number];

/** 排版: how many on a page of which size. */
export interface CardLayout extends CellLayout {
  readonly name: string;
  /** 毫米 */
  readonly paper: { readonly width: number; readonly height: number };
}

const A4 = { width: 210, height: 297 } as const;

/** Cells of one size in the middle of an A4 page. */
function onA4(columns: number, rows: number, width: number, height: number, name: string): CardLayout {
  const left = (A4.width - columns * width) / 2;
  const top = (A4.height - rows * height) / 2;
  return { name, paper: A4, columns, rows, width, height, left, top, gapX: 0, gapY: 0 };
}

/** One on each piece of a label printer's roll. */
function label(width: number, height: number): CardLayout {
  return {
    name: `标签机 ${width}×${height} 毫米`,
    paper: { width, height },
    columns: 1,
    rows: 1,
    width,
    height,
    left: 0,
    top: 0,
    gapX: 0,
    gapY: 0,
  };
}

export const CARD_LAYOUT_DETAILS: Readonly<Record<CardLayoutName, CardLayout>> = {
  'a4-2x5': onA4(2, 5, 90, 54, 'A4 每页 10 张（2×5，90×54 毫米）'),
  'a4-1x4': onA4(1, 4, 130, 70, 'A4 每页 4 张（1×4，130×70 毫米）'),
  'a4-2x4': onA4(2, 4, 99, 68, 'A4 每页 8 张（2×4，99×68 毫米）'),
  'a4-3x8': onA4(3, 8, 70, 36, 'A4 不干胶 24 张（3×8，70×36 毫米）'),
  'label-90x54': label(90, 54),
  'label-80x50': label(80, 50),
  'label-60x40': label(60, 40),
};
