import encodeQR from 'qr';
import type { Mark } from './page-flow.ts';

/** What the code says: kind of code, number and content hash, in the capitals of the short alphanumeric encoding. */
export function qrText(number: string, contentHash: string): string {
  return `FD1:${number}:${contentHash.toUpperCase()}`;
}

/** The code as black runs, `size` points with its quiet zone. @param text in the capitals of the short alphanumeric encoding */
export function qrMarks(text: string, x: number, y: number, size: number): readonly Mark[] {
  const quiet = 2;
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: quiet });
  const module = size / rows.length;
  return rows.flatMap((row, rowIndex) => {
    const runs: Mark[] = [];
    let start: number | undefined;
    for (let column = 0; column <= row.length; column++) {
      if (row[column]) start ??= column;
      else if (start !== undefined) {
        runs.push({
          kind: 'fill',
          x: x + start * module,
          y: y + rowIndex * module,
          width: (column - start) * module,
          height: module,
          gray: 0,
        });
        start = undefined;
      }
    }
    return runs;
  });
}
