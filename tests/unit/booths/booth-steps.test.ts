import { describe, expect, test } from 'vitest';
import type { Booth, BoothUse } from '#shared/domain/booths/booth.ts';
import { type BoothStep, exchange, nextUse } from '#shared/domain/booths/booth-steps.ts';
import { testId } from '#tests/support/database.ts';
import { aBooth, aBoothArea } from '#tests/support/records.ts';

const [ours, theirs] = [testId<'Participation'>(), testId<'Participation'>()];
const area = aBoothArea(testId<'Fair'>());

const stateAfter = (use: BoothUse, step: BoothStep) => {
  const next = nextUse(use, step);
  return next.ok ? next.value.state : next.error;
};

describe('a booth', () => {
  const held: BoothUse = { state: 'held', participationId: ours };
  const inUse: BoothUse = { state: 'inUse', participationId: ours };

  test('takes a unit when it is free or was released, and no second one', () => {
    const place: BoothStep = { type: 'place', participationId: theirs, as: 'held' };
    expect(stateAfter({ state: 'free' }, place)).toBe('held');
    expect(stateAfter({ state: 'released', reason: '不来' }, place)).toBe('held');
    expect(stateAfter(held, place)).toBe('taken');
    expect(stateAfter(inUse, { ...place, participationId: ours })).toBe('taken');
  });

  test('is booked from held, in use from the arrival on, and booked again when that is undone', () => {
    expect(stateAfter(held, { type: 'book' })).toBe('booked');
    expect(stateAfter(inUse, { type: 'book' })).toBe('inUse');
    expect(stateAfter({ state: 'booked', participationId: ours }, { type: 'unbook' })).toBe('held');
    expect(stateAfter(held, { type: 'arrive' })).toBe('inUse');
    expect(stateAfter(inUse, { type: 'undoArrival' })).toBe('booked');
  });

  test('is withdrawn only from the unit that was meant, and not once that is there', () => {
    expect(stateAfter(held, { type: 'withdraw', participationId: ours })).toBe('free');
    expect(stateAfter(held, { type: 'withdraw', participationId: theirs })).toBe('empty');
    expect(stateAfter(inUse, { type: 'withdraw', participationId: ours })).toBe('inUse');
  });

  test('keeps the reason of its release; an empty one has nothing to release, book or arrive', () => {
    expect(nextUse(inUse, { type: 'release', reason: '提前离场' })).toEqual({ ok: true, value: { state: 'released', reason: '提前离场' } });
    for (const step of [{ type: 'release', reason: '' }, { type: 'book' }, { type: 'arrive' }] as const)
      expect(stateAfter({ state: 'free' }, step)).toBe('empty');
  });
});

describe('an exchange', () => {
  const one = aBooth(area, { reserved: true, use: { state: 'inUse', participationId: ours } });
  const two: Booth = aBooth(area, { use: { state: 'held', participationId: theirs } });

  test('swaps units with their states; the reservation stays with the booth', () => {
    const swapped = exchange(one, two);
    expect(swapped.ok && swapped.value).toEqual([
      { ...one, use: two.use },
      { ...two, use: one.use },
    ]);
  });

  test('moves to an empty booth and leaves an empty one; twice, it is as before', () => {
    const empty = aBooth(area);
    const moved = exchange(one, empty);
    if (!moved.ok) throw new Error(moved.error);
    expect(moved.value.map((booth) => booth.use.state)).toEqual(['free', 'inUse']);
    const back = exchange(moved.value[1], moved.value[0]);
    expect(back.ok && back.value.toReversed()).toEqual([one, empty]);
  });

  test('from an empty booth moves nobody', () => {
    expect(exchange(aBooth(area), one)).toEqual({ ok: false, error: 'empty' });
  });
});
