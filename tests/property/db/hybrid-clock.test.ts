import { createTimestamp, sendTimestamp, timestampToTimestampBytes } from '@evolu/common/local-first';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatHybridTime, parseHybridTime, tick } from '#db/log/hybrid-clock.ts';

const MAX_MILLIS = 2 ** 47;
const anyNode = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
const anyTime = fc.record({
  millis: fc.nat({ max: MAX_MILLIS }),
  counter: fc.oneof(fc.nat({ max: 0xffff }), fc.constantFrom(0, 0xfffe, 0xffff)),
  node: anyNode,
});
const anyMoment = fc.nat({ max: MAX_MILLIS });

test('the clock ticks as that of Evolu does, and is written in the same sortable bytes', () => {
  const evolu = sendTimestamp({ timestampConfig: { maxDrift: Number.MAX_SAFE_INTEGER } });
  type Theirs = Parameters<typeof evolu>[0];
  fc.assert(
    fc.property(anyTime, fc.oneof(anyMoment, fc.constant(undefined)), (last, moment) => {
      const now = moment ?? last.millis;
      const theirs = createTimestamp({ millis: last.millis, counter: last.counter, nodeId: last.node } as unknown as Theirs);
      const expected = evolu(theirs, now as never);
      if (!expected.ok) throw new Error('refused');
      const ours = tick(last, now);
      expect({ millis: ours.millis, counter: ours.counter, nodeId: ours.node }).toEqual(expected.value);
      expect(formatHybridTime(ours)).toBe(Buffer.from(timestampToTimestampBytes(expected.value)).toString('hex'));
    }),
    { numRuns: 10_000 },
  );
});

test('every tick is later than the one before, also as text', () => {
  fc.assert(
    fc.property(anyTime, fc.array(anyMoment), (start, moments) => {
      let last = start;
      for (const now of moments) {
        const next = tick(last, now);
        expect(formatHybridTime(next) > formatHybridTime(last)).toBe(true);
        last = next;
      }
    }),
    { numRuns: 1000 },
  );
});

test('a time survives its text', () => {
  fc.assert(
    fc.property(anyTime, (time) => {
      expect(parseHybridTime(formatHybridTime(time))).toEqual(time);
    }),
  );
});
