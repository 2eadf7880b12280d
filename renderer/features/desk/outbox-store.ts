import type { CommandId } from '#shared/kernel/ids.ts';
import type { DeskAct, OutboxEntry, OutboxStore } from './outbox.ts';

const DATABASE = 'fairdesk-desk';
const ENTRIES = 'entries';
const KEYS = 'keys';
const ACT_KEY = 'act';
const NONCE_BYTES = 12;

/** As it lies on the device: the act sealed, for it may be an ID number. */
interface KeptEntry extends Omit<OutboxEntry, 'act'> {
  readonly id: CommandId;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/**
 * The browser's own database. Acts are sealed under a key that the browser keeps and no script can read out, so that the files of the browser
 * hold no number in clear; against somebody who can work in this browser as its user it is no protection.
 *
 * @returns a store in memory where the browser keeps nothing for the page
 */
export async function openOutboxStore(): Promise<OutboxStore> {
  try {
    const database = await openDatabase();
    const key = await actKey(database);
    // So that the browser does not clear it away when the disk is full; it may say no.
    await navigator.storage?.persist?.();
    return lastingStore(database, key);
  } catch {
    return { isLasting: false, load: async () => [], add: async () => undefined, remove: async () => undefined };
  }
}

function lastingStore(database: IDBDatabase, key: CryptoKey): OutboxStore {
  return {
    isLasting: true,
    load: async () => {
      const kept = await answer<KeptEntry[]>(database.transaction(ENTRIES).objectStore(ENTRIES).getAll());
      return Promise.all(kept.map((entry) => opened(entry, key)));
    },
    add: async (entry) => {
      const { act, ...rest } = entry;
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const text = new TextEncoder().encode(JSON.stringify(act));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, text);
      await written(database, ENTRIES, (store) => store.put({ ...rest, id: entry.command.id, nonce, sealed } satisfies KeptEntry));
    },
    remove: (id) => written(database, ENTRIES, (store) => store.delete(id)),
  };
}

async function opened({ id: _id, nonce, sealed, ...rest }: KeptEntry, key: CryptoKey): Promise<OutboxEntry> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed);
  return { ...rest, act: JSON.parse(new TextDecoder().decode(text)) as DeskAct };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ENTRIES, { keyPath: 'id' });
    request.result.createObjectStore(KEYS);
  };
  return answer(request);
}

async function actKey(database: IDBDatabase): Promise<CryptoKey> {
  const kept = await answer<CryptoKey | undefined>(database.transaction(KEYS).objectStore(KEYS).get(ACT_KEY));
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await written(database, KEYS, (store) => store.put(made, ACT_KEY));
  return made;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when the disk has it, not only the browser. */
function written(database: IDBDatabase, name: string, work: (store: IDBObjectStore) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(name));
  });
}
