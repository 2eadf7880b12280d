import { useSyncExternalStore } from 'react';
import { uuidv7 } from 'uuidv7';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { CommandId, OperatorId } from '#shared/kernel/ids.ts';

const KEY = 'fairdesk-operator';
const listeners = new Set<() => void>();

/** 经办人 at work on this machine; the name stands on what is done from here. */
export function useOperatorId(): OperatorId | undefined {
  return useSyncExternalStore(subscribe, () => (localStorage.getItem(KEY) as OperatorId | null) ?? undefined);
}

export function setOperatorId(id: OperatorId): void {
  localStorage.setItem(KEY, id);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function newCommandId(): CommandId {
  return uuidv7() as CommandId;
}

/** Number and person of one change, made before it is sent. */
export function newStamp(): CommandStamp {
  const operatorId = localStorage.getItem(KEY);
  if (operatorId === null) throw new Error('A change is made before anybody said who is working');
  return { id: newCommandId(), operatorId: operatorId as OperatorId };
}
