/** An area as far as its room on a drawing is concerned, in booths. */
export interface AreaSize {
  readonly columns: number;
  readonly rows: number;
}

/** Areas side by side on shelves one below the other. */
export interface Shelving<Area extends AreaSize> {
  readonly shelves: readonly (readonly Area[])[];
  /** Booths across the widest shelf, with the aisles between areas. */
  readonly columns: number;
  /** Rows of booths one below the other; captions and aisles between shelves are not counted. */
  readonly rows: number;
}

/** 走道 between areas on a shelf, in booths. */
export const AISLE = 0.6;

/** Every way to put the areas on shelves in their order, from one below the other to all side by side. */
export function shelvingsOf<Area extends AreaSize>(areas: readonly Area[]): readonly Shelving<Area>[] {
  const widths = new Set<number>();
  for (let from = 0; from < areas.length; from++) {
    for (let to = from + 1; to <= areas.length; to++) widths.add(widthOf(areas.slice(from, to)));
  }
  const widest = Math.max(0, ...areas.map((area) => area.columns));
  return [...widths]
    .filter((width) => width >= widest)
    .toSorted((a, b) => a - b)
    .map((width) => shelve(areas, width));
}

function shelve<Area extends AreaSize>(areas: readonly Area[], width: number): Shelving<Area> {
  const shelves: Area[][] = [];
  for (const area of areas) {
    const shelf = shelves.at(-1);
    if (shelf && widthOf([...shelf, area]) <= width) shelf.push(area);
    else shelves.push([area]);
  }
  return {
    shelves,
    columns: Math.max(0, ...shelves.map(widthOf)),
    rows: shelves.reduce((rows, shelf) => rows + Math.max(...shelf.map((area) => area.rows)), 0),
  };
}

function widthOf(areas: readonly AreaSize[]): number {
  return areas.reduce((width, area) => width + area.columns, 0) + Math.max(0, areas.length - 1) * AISLE;
}
