import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import {
  createOutbox,
  type Decided,
  type Delivery,
  type Outbox,
  type OutboxEntry,
  type OutboxStore,
} from '../../../renderer/features/desk/outbox.ts';

/** What the network does with a call. `answerLost`: it arrives, but nobody hears of it. */
const FATES = ['arrives', 'requestLost', 'answerLost', 'arrivesTwice'] as const;
type Fate = (typeof FATES)[number];

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ do: 'scan' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('network' as const), fate: fc.constantFrom(...FATES) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'refuse' as const }) },
  // The page ends at whatever point it is and begins again on what the store has.
  { weight: 2, arbitrary: fc.constant({ do: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'diskFull' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 6 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** The device's disk: what is there stays there over a reload, in no particular order. */
class Disk implements OutboxStore {
  readonly isLasting = true;
  readonly entries = new Map<CommandId, OutboxEntry>();
  isFull = false;
  /** Lost with the page, which said that it must stay open. */
  readonly turnedDown = new Set<CommandId>();

  async load(): Promise<readonly OutboxEntry[]> {
    return [...this.entries.values()].toReversed();
  }

  /** One takes longer than the next, so that they end in another order than they began. */
  async add(entry: OutboxEntry): Promise<void> {
    for (let n = 0; n <= (entry.order * 7) % 5; n++) await turn();
    if (this.isFull) {
      this.turnedDown.add(entry.command.id);
      throw new DOMException('full', 'QuotaExceededError');
    }
    this.entries.set(entry.command.id, entry);
  }

  async remove(id: CommandId): Promise<void> {
    await turn();
    this.entries.delete(id);
  }
}

/** The host: applies a number once and gives the first outcome again, as `runCommand` does. */
class Host {
  readonly applied: CommandId[] = [];
  readonly refused = new Set<CommandId>();
  refusesNext = false;

  take({ command: { id } }: OutboxEntry): Delivery {
    if (this.applied.includes(id)) return { kind: 'answered', answer: answerOf(id) };
    if (this.refusesNext || this.refused.has(id)) {
      this.refusesNext = false;
      this.refused.add(id);
      return { kind: 'refused', sentence: '本场招聘会已取消' };
    }
    this.applied.push(id);
    return { kind: 'answered', answer: answerOf(id) };
  }
}

const answerOf = (id: CommandId) => ({ line: { id } }) as unknown as ScanAnswer;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A desk under any sequence of scans, breaks of the network and ends of its page, and what must have come of it. */
class DeskRun {
  readonly disk = new Disk();
  readonly host = new Host();
  /** In the order in which somebody scanned. */
  readonly scanned: CommandId[] = [];
  readonly decided: Decided[] = [];
  #fate: Fate = 'arrives';
  #page: Outbox | undefined;
  #puts: Promise<void>[] = [];

  async open(): Promise<void> {
    this.#page?.end();
    this.#page = createOutbox({
      store: this.disk,
      send: async (entry) => {
        await turn();
        if (this.#fate === 'requestLost') return { kind: 'unreachable' };
        const delivery = this.host.take(entry);
        if (this.#fate === 'arrivesTwice') this.host.take(entry);
        await turn();
        return this.#fate === 'answerLost' ? { kind: 'unreachable' } : delivery;
      },
      pause: turn,
      onState: () => undefined,
      onDecided: (one) => this.decided.push(one),
    });
    await this.#page.begin();
  }

  /** What the page says to be waiting is stored, or with the host already, or the page said that it must stay open. */
  #isSafe(id: CommandId): boolean {
    return this.disk.entries.has(id) || this.host.applied.includes(id) || this.disk.turnedDown.has(id);
  }

  async take(act: Step): Promise<void> {
    switch (act.do) {
      case 'scan': {
        const id = `scan ${this.scanned.length}` as CommandId;
        this.scanned.push(id);
        const put = this.#page?.put({
          command: { id, operatorId: 'operator' as OperatorId },
          fairId: 'fair' as FairId,
          takenAt: '2026-03-20T02:00:00.000Z',
          act: { kind: 'scan', text: id },
        });
        if (put) this.#puts.push(put);
        return;
      }
      case 'network':
        this.#fate = act.fate;
        return;
      case 'refuse':
        this.host.refusesNext = true;
        return;
      case 'reload':
        for (const { command } of this.#page?.state().waiting ?? []) expect(this.#isSafe(command.id)).toBe(true);
        await Promise.all(this.#puts);
        return this.open();
      case 'diskFull':
        this.disk.isFull = !this.disk.isFull;
        return;
      case 'wait':
        for (let n = 0; n < act.turns; n++) await turn();
        return;
    }
  }

  async end(): Promise<void> {
    this.#fate = 'arrives';
    await Promise.all(this.#puts);
    for (let n = 0; n < 2000 && (this.#page?.state().waiting.length ?? 0) > 0; n++) await turn();
    for (let n = 0; n < 4; n++) await turn();
    expect(this.#page?.state().waiting).toEqual([]);
    this.#page?.end();
  }
}

test('however breaks, reloads and repeats interleave, every scan reaches the host once, in the order of scanning', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const run = new DeskRun();
      await run.open();
      for (const act of steps) await run.take(act);
      await run.end();
      const { host, disk, scanned } = run;
      const outcomes = new Set([...host.applied, ...host.refused]);
      const lost = scanned.filter((id) => !outcomes.has(id));
      expect(lost.filter((id) => !disk.turnedDown.has(id))).toEqual([]);
      expect(new Set(host.applied).size).toBe(host.applied.length);
      expect(host.applied).toEqual(scanned.filter((id) => host.applied.includes(id)));
      // What was refused is recorded nowhere else, so that it stays until somebody has seen it.
      const refused = [...host.refused].filter((id) => !disk.turnedDown.has(id));
      expect([...disk.entries.keys()].toSorted()).toEqual(refused.toSorted());
      for (const id of refused)
        expect(run.decided.some((one) => one.entry.command.id === id && one.delivery.kind === 'refused')).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('the one under way is told apart from those that waited, and a revoked desk keeps what it has', async () => {
  const disk = new Disk();
  const deliveries: Delivery[] = [
    { kind: 'answered', answer: answerOf('a' as CommandId) },
    { kind: 'unreachable' },
    { kind: 'turnedAway' },
  ];
  const decided: Decided[] = [];
  const open = () =>
    createOutbox({
      store: disk,
      send: async () => deliveries.shift() ?? { kind: 'answered', answer: answerOf('b' as CommandId) },
      pause: turn,
      onState: () => undefined,
      onDecided: (one) => decided.push(one),
    });
  const entry = (id: string) => ({
    command: { id: id as CommandId, operatorId: 'operator' as OperatorId },
    fairId: 'fair' as FairId,
    takenAt: '2026-03-20T02:00:00.000Z',
    act: { kind: 'scan' as const, text: id },
  });
  const page = open();
  await page.begin();
  await page.put(entry('a'));
  for (let n = 0; n < 5; n++) await turn();
  expect(decided.map((one) => [one.entry.command.id, one.wasKept])).toEqual([['a', false]]);
  await page.put(entry('b'));
  for (let n = 0; n < 9; n++) await turn();
  expect(page.state()).toMatchObject({ link: 'turnedAway', waiting: [{ command: { id: 'b' } }] });
  await page.put(entry('c'));
  for (let n = 0; n < 9; n++) await turn();
  expect(decided).toHaveLength(1);
  page.end();
  const again = open();
  await again.begin();
  for (let n = 0; n < 9; n++) await turn();
  expect(decided.slice(1).map((one) => [one.entry.command.id, one.wasKept])).toEqual([
    ['b', true],
    ['c', true],
  ]);
  expect(disk.entries.size).toBe(0);
});
