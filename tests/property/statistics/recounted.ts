import fc from 'fast-check';
import { expect } from 'vitest';
import { gatherStatistics } from '#backend/usecases/statistics/gather.ts';
import { readListBehind } from '#backend/usecases/statistics/statistics-pages.ts';
import type { Database } from '#db/connection/open-database.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import type { BehindLine } from '#shared/contract/statistics.ts';
import { isOfPeople, MEASURES, type MeasureKey } from '#shared/domain/statistics/measures.ts';
import type { FairStatistics, FigureRef } from '#shared/domain/statistics/statistics.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { expectOk, testDatabase, write } from '#tests/support/database.ts';
import { randomFair, writeRandomFair } from './random-fair.ts';
import { recount } from './recount.ts';

/** How many fairs share a file; the recount reads whole tables. */
const FAIRS_A_FILE = 50;
/** Of the figures and cells of a fair one in so many has its list opened; from fair to fair it is another. */
const LISTS = 9;

/** Random fairs through the repositories: figures equal the recount, tables add up to them, lists are as long as they say. */
export async function expectEqualRecounts(fairs: number): Promise<void> {
  let done = 0;
  let db: (Database & AsyncDisposable) | undefined;
  try {
    await fc.assert(
      fc.asyncProperty(randomFair, async (fair) => {
        if (!db || done % FAIRS_A_FILE === 0) {
          await db?.close();
          db = await testDatabase();
          await write(db, (trx) => saveCenter(trx, { name: '淮安', homeDivision: '320800', sample: false }));
        }
        done += 1;
        const fairId = await writeRandomFair(db, fair);
        const { statistics } = expectOk(await gatherStatistics(db, fairId)).snapshot;
        expect(statistics.figures).toEqual(recount(db, fairId));
        expectSums(statistics);
        await expectLists(db, fairId, statistics, done);
      }),
      { numRuns: fairs },
    );
  } finally {
    await db?.close();
  }
}

function expectSums({ figures, tables }: FairStatistics): void {
  for (const { by, columns, rows } of tables) {
    for (const [index, key] of columns.entries()) {
      const sum = rows.reduce((total, { cells }) => total + (cells[index] ?? 0), 0);
      expect(sum, `${key} by ${by}`).toBe(figures[key]);
    }
  }
}

async function expectLists(db: Database, fairId: FairId, { figures, tables }: FairStatistics, turn: number): Promise<void> {
  const single = Object.entries(figures).map(([key, value]) => ({ figure: { key: key as MeasureKey } as FigureRef, value }));
  const cells = tables.flatMap(({ by, columns, rows }) =>
    rows.flatMap(({ value: line, cells: values }) =>
      columns.map((key, index) => ({ figure: { key, part: { by, value: line } } as FigureRef, value: values[index] ?? 0 })),
    ),
  );
  for (const [index, { figure, value }] of [...single, ...cells].entries()) {
    if (index % LISTS !== turn % LISTS) continue;
    const lines = await wholeList(db, fairId, figure);
    const name = JSON.stringify(figure);
    expect(
      lines.reduce((sum, line) => sum + line.amount, 0),
      name,
    ).toBe(value);
    expect(new Set(lines.map((line) => line.id)).size, name).toBe(lines.length);
    if (isOfPeople(MEASURES[figure.key].measure)) expect(lines.length, name).toBe(value);
  }
}

/** Page by page, as the screen reads it. */
async function wholeList(db: Database, fairId: FairId, figure: FigureRef): Promise<readonly BehindLine[]> {
  const lines: BehindLine[] = [];
  let after: { readonly name: string; readonly id: string } | undefined;
  do {
    const page = expectOk(await readListBehind({ db }, { fairId, figure, after, limit: 4 }));
    lines.push(...page.lines);
    after = page.next;
  } while (after);
  return lines;
}
