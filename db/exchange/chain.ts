import { setImmediate as nextTurn } from 'node:timers/promises';
import { CHAIN_START, chainHash } from '#db/log/operation.ts';
import type { OpTable } from '#db/schema/log-tables.ts';
import type { PackageHeader, StreamRange } from '#shared/domain/exchange/package-header.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** An operation as it travels: its hash follows from those before it. */
export type TravellingOp = Omit<OpTable, 'h'>;

/** An operation of a package whose chain was checked. */
export interface ChainedOp extends OpTable {
  /** From 0, in the order in which they were made. */
  readonly position: number;
  /** Not taken in before. */
  readonly isNew: boolean;
}

/** How far a stream of another node was taken in before. */
export interface StreamHead {
  readonly seq: number;
  readonly h: string;
}

export type ChainError =
  /** The operations are not those that the header names. */
  | { readonly type: 'ChainBroken'; readonly stream: string; readonly seq: number }
  /** 分叉: the same numbers were given to other operations before. The sender's file was copied or restored. */
  | { readonly type: 'Forked'; readonly stream: string; readonly seq: number }
  /** 缺号: what stands between was not taken in yet. */
  | { readonly type: 'Gap'; readonly stream: string; readonly after: number; readonly before: number };

/** Lines that are read, or operations that are hashed, before a desk gets its turn: some 10 ms. */
export const LINES_A_TURN = 2000;

/**
 * Holds the operations of a package against the numbers and hashes of its header, and against what was taken in before.
 *
 * @param headOf how far a stream was taken in; undefined when nothing was
 * @returns the operations in the order in which they were made
 */
export async function checkChain(
  ops: readonly TravellingOp[],
  { ranges, after }: Pick<PackageHeader, 'ranges' | 'after'>,
  headOf: (node: string, stream: string) => StreamHead | undefined,
): Promise<Result<readonly ChainedOp[], ChainError>> {
  for (const [key, seq] of Object.entries(after)) {
    const [node = '', stream = ''] = key.split('/');
    const head = headOf(node, stream)?.seq ?? 0;
    if (head < seq) return err({ type: 'Gap', stream, after: head, before: seq + 1 });
  }
  const byStream = Map.groupBy(ops, ({ node, stream }) => `${node}/${stream}`);
  const chained: (OpTable & { isNew: boolean })[] = [];
  for (const range of ranges) {
    const of = byStream.get(`${range.node}/${range.stream}`) ?? [];
    const head = headOf(range.node, range.stream) ?? { seq: 0, h: CHAIN_START };
    if (range.first > head.seq + 1) return err({ type: 'Gap', stream: range.stream, after: head.seq, before: range.first });
    if (range.first === head.seq + 1 && range.before !== head.h) return err({ type: 'Forked', stream: range.stream, seq: range.first });
    if (of.length !== range.last - range.first + 1) return err({ type: 'ChainBroken', stream: range.stream, seq: range.first });
    let h = range.before;
    for (const [index, op] of of.entries()) {
      if (op.seq !== range.first + index) return err({ type: 'ChainBroken', stream: range.stream, seq: range.first + index });
      h = chainHash(h, op);
      if (index % LINES_A_TURN === LINES_A_TURN - 1) await nextTurn();
      if (op.seq === head.seq && h !== head.h) return err({ type: 'Forked', stream: range.stream, seq: op.seq });
      chained.push({ ...op, h, isNew: op.seq > head.seq });
    }
    // The header is held against the clock; what it says of the time must be so.
    if ((of.at(-1)?.hlc ?? range.maxHlc) !== range.maxHlc) return err({ type: 'ChainBroken', stream: range.stream, seq: range.last });
    if (h !== range.after) return err({ type: 'ChainBroken', stream: range.stream, seq: range.last });
    byStream.delete(`${range.node}/${range.stream}`);
  }
  const [stray] = byStream.values();
  if (stray?.[0]) return err({ type: 'ChainBroken', stream: stray[0].stream, seq: stray[0].seq });
  chained.sort((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : 0));
  return ok(chained.map((op, position) => ({ ...op, position })));
}

/** The hash at a number inside a range. */
export function hashAt(ops: readonly TravellingOp[], range: StreamRange, seq: number): string {
  let h = range.before;
  for (const op of ops) if (op.node === range.node && op.stream === range.stream && op.seq <= seq) h = chainHash(h, op);
  return h;
}
