import { type BoothPlan, rowsOfArea } from '#shared/domain/booths/booth.ts';
import { AISLE, type Shelving, shelvingsOf } from '#shared/domain/booths/shelve-areas.ts';
import type { BoothAreaId, BoothId } from '#shared/kernel/ids.ts';

/** Pixels. */
const CAPTION = 24;
const GAP = 8;
const LEAST_HEIGHT = 32;
const LARGEST = { width: 132, height: 60 };
/** A booth looks right about so much wider than high. */
const RATIO = 1.5;

export interface DrawnBooth {
  readonly id: BoothId;
  readonly x: number;
  readonly y: number;
}

export interface DrawnPlan {
  readonly cell: { readonly width: number; readonly height: number };
  readonly captions: readonly { readonly areaId: BoothAreaId; readonly x: number; readonly y: number; readonly width: number }[];
  readonly booths: readonly DrawnBooth[];
  readonly height: number;
}

/** Where everything stands so that the hall fits into the room there is; only where booths would be too low does it grow downwards. */
export function fitPlan(plan: BoothPlan, room: { readonly width: number; readonly height: number }): DrawnPlan {
  const sized = plan.areas.map((area) => {
    const rows = rowsOfArea(plan, area.id);
    return { area, booths: rows, rows: rows.length, columns: Math.max(0, ...rows.map((row) => row.length)) };
  });
  const cellOf = (shelving: Shelving<(typeof sized)[number]>) => {
    const free = room.height - shelving.shelves.length * (CAPTION + GAP);
    return { width: room.width / shelving.columns, height: free / shelving.rows };
  };
  const scored = shelvingsOf(sized).map((shelving) => {
    const cell = cellOf(shelving);
    return { shelving, cell, score: Math.min(cell.width, cell.height * RATIO) };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  const cell = {
    width: Math.min(LARGEST.width, best?.cell.width ?? 0),
    height: Math.min(LARGEST.height, Math.max(LEAST_HEIGHT, best?.cell.height ?? 0)),
  };
  const captions: DrawnPlan['captions'][number][] = [];
  const booths: DrawnBooth[] = [];
  let y = 0;
  for (const shelf of best?.shelving.shelves ?? []) {
    let x = 0;
    for (const { area, booths: rows, columns } of shelf) {
      captions.push({ areaId: area.id, x, y, width: columns * cell.width });
      for (const [row, places] of rows.entries()) {
        for (const [place, { id }] of places.entries()) {
          booths.push({ id, x: x + place * cell.width, y: y + CAPTION + row * cell.height });
        }
      }
      x += (columns + AISLE) * cell.width;
    }
    y += CAPTION + Math.max(...shelf.map((one) => one.rows)) * cell.height + GAP;
  }
  return { cell, captions, booths, height: y };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The booth that an arrow key leads to; across an aisle to the next area. undefined at the edge of the hall. */
export function neighbourOf(booths: readonly DrawnBooth[], id: BoothId, direction: Direction): BoothId | undefined {
  const from = booths.find((booth) => booth.id === id);
  if (!from) return undefined;
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const ahead = booths.filter((booth) => (sideways ? booth.y === from.y && (booth.x - from.x) * sign > 0 : (booth.y - from.y) * sign > 0));
  const far = (booth: DrawnBooth) => (sideways ? Math.abs(booth.x - from.x) : Math.abs(booth.y - from.y));
  const aside = (booth: DrawnBooth) => (sideways ? 0 : Math.abs(booth.x - from.x));
  return ahead.toSorted((a, b) => far(a) - far(b) || aside(a) - aside(b))[0]?.id;
}
