import type { Reader } from '#db/connection/handles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CHAIN_START, chainHash } from './operation.ts';

/** The log does not say what was once written: a page rotted unseen, or somebody changed it. */
export interface LogBroken {
  readonly type: 'LogBroken';
  readonly node: string;
  readonly stream: string;
  /** Number of the first operation that does not fit. */
  readonly seq: number;
  /** gap: a number is missing. hash: the content was changed. order: it is older than the one before. end: the log goes on or ends elsewhere than the version vector says. */
  readonly reason: 'gap' | 'hash' | 'order' | 'end';
}

const PAGE = 1000;

/**
 * Recomputes the hash chain of every stream. It finds what SQLite's own check cannot: content that was changed in a valid way.
 *
 * @returns how many operations were checked
 */
export async function verifyLog(db: Reader): Promise<Result<number, LogBroken>> {
  const ends = await db.selectFrom('vv').selectAll().orderBy('node').orderBy('stream').execute();
  let checked = 0;
  for (const end of ends) {
    let last = { seq: 0, h: CHAIN_START, hlc: '' };
    const broken = (seq: number, reason: LogBroken['reason']) =>
      err({ type: 'LogBroken' as const, node: end.node, stream: end.stream, seq, reason });
    for (;;) {
      const page = await db
        .selectFrom('op')
        .selectAll()
        .where('node', '=', end.node)
        .where('stream', '=', end.stream)
        .where('seq', '>', last.seq)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      for (const { h, ...op } of page) {
        if (op.seq !== last.seq + 1) return broken(last.seq + 1, 'gap');
        if (chainHash(last.h, op) !== h) return broken(op.seq, 'hash');
        if (op.hlc <= last.hlc) return broken(op.seq, 'order');
        last = { seq: op.seq, h, hlc: op.hlc };
      }
      checked += page.length;
      if (page.length < PAGE) break;
    }
    if (last.seq !== end.seq || last.h !== end.h || last.hlc !== end.max_hlc) return broken(last.seq + 1, 'end');
  }
  return ok(checked);
}
