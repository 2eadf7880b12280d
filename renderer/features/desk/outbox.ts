import type { ScanAnswer } from '#shared/contract/desk.ts';
import type { CommandId, FairId, OperatorId } from '#shared/kernel/ids.ts';

/** What was done at the desk. */
export type DeskAct =
  | { readonly kind: 'scan'; readonly text: string }
  | { readonly kind: 'walkIn'; readonly name: string; readonly number: string };

/** An act, complete before it is sent: sent again under its number it happens once. */
export interface OutboxEntry {
  readonly command: { readonly id: CommandId; readonly operatorId: OperatorId };
  readonly fairId: FairId;
  readonly takenAt: string;
  /** Rises with every act of the device, whatever its clock does. */
  readonly order: number;
  readonly act: DeskAct;
}

/** Where the entries lie over a reload. */
export interface OutboxStore {
  /** False where the browser keeps nothing for the page: then they end with it. */
  readonly isLasting: boolean;
  readonly load: () => Promise<readonly OutboxEntry[]>;
  /** Resolves when it would survive a crash. */
  readonly add: (entry: OutboxEntry) => Promise<void>;
  readonly remove: (id: CommandId) => Promise<void>;
}

export type Delivery =
  | { readonly kind: 'answered'; readonly answer: ScanAnswer }
  /** Will not be recorded however often it is sent. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** Nobody knows whether it arrived. */
  | { readonly kind: 'unreachable' }
  /** 已停用: this device has no right any more. */
  | { readonly kind: 'turnedAway' };

/** What has an outcome. */
export interface Decided {
  readonly entry: OutboxEntry;
  readonly delivery: Extract<Delivery, { kind: 'answered' | 'refused' }>;
  /** It waited for the network: whoever scanned it saw 暂存 and no verdict. */
  readonly wasKept: boolean;
}

export interface OutboxState {
  /** Stored and without an outcome, in the order in which they were taken. What is not stored yet nobody may be told to be safe. */
  readonly waiting: readonly OutboxEntry[];
  readonly link: 'up' | 'down' | 'turnedAway';
  /** False when what waits would not outlive the page. */
  readonly isLasting: boolean;
}

export interface Outbox {
  readonly state: () => OutboxState;
  /** Takes over what an earlier page left, and delivers. */
  readonly begin: () => Promise<void>;
  /** Resolves when the act is stored. Waits until `begin` has taken over. */
  readonly put: (entry: Omit<OutboxEntry, 'order'>) => Promise<void>;
  /** What was refused is recorded nowhere else: it stays in the store, and comes back with a reload, until somebody has seen it. */
  readonly dismiss: (id: CommandId) => Promise<void>;
  /** Stops sending; what waits stays in the store. */
  readonly end: () => void;
}

export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly send: (entry: OutboxEntry) => Promise<Delivery>;
  /** Resolves when it is worth while to try again. */
  readonly pause: () => Promise<void>;
  readonly onState: (state: OutboxState) => void;
  readonly onDecided: (decided: Decided) => void;
}

/**
 * The acts of this desk on their way: each is stored before it is sent, sent in its turn until there is an outcome, and removed after it.
 * A page that ends at any point of this sends at worst once more what arrived already, which its number makes harmless.
 */
export function createOutbox({ store, send, pause, onState, onDecided }: OutboxOptions): Outbox {
  /** With those that are still being stored: they have their place in the order already. */
  let waiting: readonly OutboxEntry[] = [];
  let link: OutboxState['link'] = 'up';
  let isLasting = store.isLasting;
  let lastOrder = 0;
  let isSending = false;
  let hasEnded = false;
  const stored = new Set<CommandId>();
  const kept = new Set<CommandId>();
  const begun = Promise.withResolvers<void>();

  const state = (): OutboxState => ({ waiting: waiting.filter(({ command }) => stored.has(command.id)), link, isLasting });
  const changed = () => {
    if (!hasEnded) onState(state());
  };

  const deliver = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let entry = waiting[0]; entry && stored.has(entry.command.id) && !hasEnded && link !== 'turnedAway'; entry = waiting[0]) {
      const delivery = await send(entry);
      if (hasEnded) break;
      if (delivery.kind === 'turnedAway' || delivery.kind === 'unreachable') {
        link = delivery.kind === 'turnedAway' ? 'turnedAway' : 'down';
        for (const { command } of waiting) kept.add(command.id);
        changed();
        if (delivery.kind === 'unreachable') await pause();
        continue;
      }
      await settle(entry, delivery);
    }
    isSending = false;
  };

  const settle = async (entry: OutboxEntry, delivery: Decided['delivery']): Promise<void> => {
    const { id } = entry.command;
    const wasKept = kept.delete(id);
    link = 'up';
    waiting = waiting.slice(1);
    changed();
    onDecided({ entry, delivery, wasKept });
    if (delivery.kind === 'answered') await store.remove(id);
  };

  return {
    state,
    async begin() {
      const left = (await store.load()).toSorted((a, b) => a.order - b.order);
      for (const { command } of left) {
        stored.add(command.id);
        kept.add(command.id);
      }
      lastOrder = Math.max(lastOrder, ...left.map((entry) => entry.order));
      waiting = left;
      changed();
      begun.resolve();
      void deliver();
    },
    async put(act) {
      await begun.promise;
      lastOrder += 1;
      const entry: OutboxEntry = { ...act, order: lastOrder };
      waiting = [...waiting, entry];
      if (link !== 'up') kept.add(entry.command.id);
      await store.add(entry).catch(() => {
        // The disk is full: it is sent all the same, and the page has to stay open.
        isLasting = false;
      });
      stored.add(entry.command.id);
      changed();
      void deliver();
    },
    dismiss: (id) => store.remove(id),
    end() {
      hasEnded = true;
    },
  };
}
