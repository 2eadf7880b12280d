import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MergeLink, rootsOf } from '#shared/domain/people/merging.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { TEST_NOW } from '#tests/support/database.ts';

const RECORDS = Array.from({ length: 8 }, (_, index) => `record-${index}` as JobSeekerId);
const UNDONE = { reason: '误认', by: '张三', at: TEST_NOW };
const link = (mergedId: JobSeekerId, intoId: JobSeekerId): MergeLink => ({ mergedId, intoId, undone: undefined });

/** What a clerk does: merges one person into another, or undoes any merge that stands. */
type Step = { readonly merge: readonly [number, number] } | { readonly undo: number };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).map((merge) => ({ merge })) },
  { weight: 1, arbitrary: fc.nat({ max: 30 }).map((undo) => ({ undo })) },
);
/** What packages of stations may bring together: any merges at all, rings too. */
const anyLinks = fc.array(
  fc
    .tuple(fc.constantFrom(...RECORDS), fc.constantFrom(...RECORDS), fc.boolean())
    .filter(([merged, into]) => merged !== into)
    .map(([merged, into, isUndone]): MergeLink => ({ ...link(merged, into), undone: isUndone ? UNDONE : undefined })),
  { maxLength: 12 },
);

function isOnePerson(roots: ReadonlyMap<JobSeekerId, JobSeekerId>): void {
  expect([...roots.keys()].toSorted()).toEqual(RECORDS);
  // Whoever stands for a record stands for itself.
  for (const root of roots.values()) expect(roots.get(root)).toBe(root);
}

test('after any merges and undoings each record has one root, and undoing a merge restores the roots of before', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      const links: MergeLink[] = [];
      for (const step of steps) {
        const before = rootsOf(RECORDS, links);
        if ('undo' in step) {
          const standing = links.filter((one) => !one.undone);
          const chosen = standing[step.undo % Math.max(1, standing.length)];
          if (chosen) links[links.indexOf(chosen)] = { ...chosen, undone: UNDONE };
          isOnePerson(rootsOf(RECORDS, links));
          continue;
        }
        const [merged, into] = step.merge.map((index) => before.get(RECORDS[index] as JobSeekerId));
        if (merged === undefined || into === undefined || merged === into) continue;
        links.push(link(merged, into));
        const after = rootsOf(RECORDS, links);
        isOnePerson(after);
        for (const record of RECORDS) expect(after.get(record)).toBe(before.get(record) === merged ? into : before.get(record));
        expect(rootsOf(RECORDS, [...links.slice(0, -1), { ...link(merged, into), undone: UNDONE }])).toEqual(before);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the same merges lead to the same roots in whatever order they arrive, also where stations merged in a ring', () => {
  fc.assert(
    fc.property(
      anyLinks.chain((links) => fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length }))),
      fc.shuffledSubarray([...RECORDS], { minLength: RECORDS.length }),
      ([links, shuffled], records) => {
        const roots = rootsOf(RECORDS, links);
        isOnePerson(roots);
        const again = rootsOf(records, shuffled);
        for (const record of RECORDS) expect(again.get(record)).toBe(roots.get(record));
        for (const { mergedId, intoId, undone } of links) if (!undone) expect(roots.get(mergedId)).toBe(roots.get(intoId));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a chain leads to its end, and cut in the middle to the cut', () => {
  const [a, b, c] = RECORDS as [JobSeekerId, JobSeekerId, JobSeekerId];
  expect(rootsOf([a, b, c], [link(a, b), link(b, c)])).toEqual(
    new Map([
      [a, c],
      [b, c],
      [c, c],
    ]),
  );
  expect(rootsOf([a, b, c], [link(a, b), { ...link(b, c), undone: UNDONE }])).toEqual(
    new Map([
      [a, b],
      [b, b],
      [c, c],
    ]),
  );
});
