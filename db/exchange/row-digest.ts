import { hash } from 'node:crypto';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';

/** 32 hex digits that name the content of a row. Empty columns do not count, so that a later version's new columns change nothing. */
export function rowDigest(table: string, row: Row): string {
  const filled = Object.keys(row)
    .filter((column) => row[column] !== null && row[column] !== undefined)
    .sort();
  return hash('sha256', JSON.stringify([table, ...filled.flatMap((column) => [column, row[column]])]), 'hex').slice(0, 32);
}

const MODULUS = 1n << 128n;

/** 校验码 over any number of rows, in whatever order: the sum of their digests. */
export function sumOfDigests(digests: Iterable<string>): string {
  let sum = 0n;
  for (const digest of digests) sum = (sum + BigInt(`0x${digest}`)) % MODULUS;
  return sum.toString(16).padStart(32, '0');
}
