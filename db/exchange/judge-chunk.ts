import { createHash } from 'node:crypto';
import type { BusinessTable } from '#db/schema/schema.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import { type Judgement, judgeChange } from '#shared/domain/exchange/judge-change.ts';
import type { MergeRule } from '#shared/domain/exchange/merge-rule.ts';
import type { MergeNote } from '#shared/domain/exchange/packages.ts';
import type { ParsedOp } from './arriving-ops.ts';
import type { Meeting } from './surroundings.ts';
import type { LoggedEffect } from './write-changes.ts';

/** One row of a package with what became of it. */
export interface Judged extends ParsedOp {
  readonly judgement: Judgement;
  /** The record as it stood here before. */
  readonly row: Row | undefined;
  /** Another record with the same business key. */
  readonly other: Row | undefined;
  /** Of the conflict, when it made one. */
  readonly conflictId: string;
  readonly effects: readonly LoggedEffect[];
}

export type Rules = Partial<Record<BusinessTable, MergeRule>>;

/** Judges changes one after the other, each on what those before it came to. */
export async function judgeChunk(
  meeting: Meeting,
  rules: Rules,
  packageId: string,
  peerId: string,
  parsed: readonly ParsedOp[],
  refused: ReadonlySet<number> = new Set(),
): Promise<readonly Judged[]> {
  await meeting.load(parsed.map(({ change }) => change));
  return parsed.map((op) => {
    const { change, position } = op;
    // A package may name anything, also what every object has.
    const rule = Object.hasOwn(rules, change.table) ? rules[change.table as BusinessTable] : undefined;
    const around = rule ? meeting.around(change) : undefined;
    const judgement: Judgement = refused.has(position)
      ? { outcome: 'refused', reason: 'databaseRefuses' }
      : rule && around
        ? judgeChange(change, rule, around)
        : { outcome: 'refused', reason: 'unknownTable' };
    const conflictId = conflictIdOf(packageId, position);
    const effects =
      judgement.outcome === 'accepted' || judgement.outcome === 'duplicate' || judgement.outcome === 'conflict' ? judgement.effects : [];
    const logged = effects.map((effect): LoggedEffect => {
      const before = meeting.rowOf(change.table, effect.id);
      return {
        table: change.table as BusinessTable,
        effect,
        before,
        author: { actor: change.by, at: change.at },
        why: change.why,
        from: peerId,
      };
    });
    meeting.take(change, judgement, conflictId);
    return { ...op, judgement, row: around?.row, other: around?.sameKey, conflictId, effects: logged };
  });
}

/** The same conflict of the same package has the same id, however often it is tried. */
function conflictIdOf(packageId: string, position: number): string {
  const hex = createHash('sha256').update(`conflict\n${packageId}\n${position}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What is told of a row that was not simply accepted. */
export function noteOf({ change, judgement, position, conflictId }: Judged): MergeNote | undefined {
  const { table, id: recordId } = change;
  switch (judgement.outcome) {
    case 'accepted':
    case 'same':
      return undefined;
    case 'waits':
      return { position, table, recordId, outcome: 'conflict', reason: 'waits', detail: judgement.for };
    case 'conflict':
      return { position, table, recordId, outcome: 'conflict', reason: judgement.reason, detail: conflictId };
    default:
      return { position, table, recordId, outcome: judgement.outcome, reason: judgement.reason, detail: undefined };
  }
}
