import { type Judged, noteOf } from '#db/exchange/judge-chunk.ts';
import { countOutcomes } from '#db/exchange/merge-package.ts';
import type { PackageHeader } from '#shared/domain/exchange/package-header.ts';
import { type MergeNote, NO_OUTCOMES, type OutcomeCounts } from '#shared/domain/exchange/packages.ts';
import type { TrialQuestion, TrialReport } from '#shared/domain/exchange/trial-report.ts';
import type { Examined } from './examine.ts';

const SHOWN = 500;

/** A report that grows with each piece of a package that was compared. */
export interface GrowingReport {
  readonly add: (judged: readonly Judged[]) => void;
  /** Rows compared so far. */
  readonly counted: () => number;
  readonly result: () => TrialReport;
}

export function beginReport({ header, content, before, ops, rows }: Examined): GrowingReport {
  const isKnown = before !== undefined && before.state !== 'reverted';
  const known = isKnown ? header.rows : ops.filter(({ isNew }) => !isNew).length;
  let counted = 0;
  let counts: OutcomeCounts = { ...NO_OUTCOMES, same: known };
  const byTable = new Map<string, OutcomeCounts>();
  const questions: TrialQuestion[] = [];
  const notes: MergeNote[] = [];
  return {
    add(judged) {
      counted += judged.length;
      counts = countOutcomes(judged, counts);
      for (const [table, of] of Map.groupBy(judged, ({ change }) => change.table))
        byTable.set(table, countOutcomes(of, byTable.get(table)));
      for (const one of judged) {
        const question = questionOf(one);
        if (question && questions.length < SHOWN) questions.push(question);
        const note = noteOf(one);
        if (note && notes.length < SHOWN) notes.push(note);
      }
    },
    counted: () => counted,
    result: () => ({
      ...describe(header),
      content,
      isKnown,
      counts: header.kind === 'receipt' ? { ...NO_OUTCOMES, accepted: rows.length } : counts,
      byTable: [...byTable].map(([table, of]) => ({ table, counts: of })),
      questions,
      notes,
    }),
  };
}

function describe({ kind, from, stationCode, number, madeBy, madeAt, rows, attachments }: PackageHeader) {
  const attachmentBytes = attachments.reduce((sum, { bytes }) => sum + bytes, 0);
  return { kind, from, stationCode, number, madeBy, madeAt, rows, attachments: attachments.length, attachmentBytes };
}

function questionOf({ change, judgement, row, other }: Judged): TrialQuestion | undefined {
  if (judgement.outcome !== 'conflict') return undefined;
  const { table, id: recordId, by, at, what } = change;
  const { kind, reason, fields } = judgement;
  const theirs = what.kind === 'insert' ? what.row : what.kind === 'update' ? what.after : undefined;
  return { table, recordId, kind, reason, fields, ours: other ?? row, theirs, theirsBy: by, theirsAt: at };
}
