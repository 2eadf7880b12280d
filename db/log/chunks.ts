/** Rows in one statement. Few sizes, so that the prepared statements of a bulk insert are found again. */
const CHUNK_SIZES = [500, 100, 20, 5, 1] as const;

export const LARGEST_CHUNK = CHUNK_SIZES[0];

export function* inChunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  let from = 0;
  for (const size of CHUNK_SIZES) {
    while (rows.length - from >= size) {
      yield rows.slice(from, from + size);
      from += size;
    }
  }
}
