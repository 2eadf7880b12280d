import type { Database } from '#db/connection/open-database.ts';

const last = new WeakMap<Database, Promise<void>>();

/**
 * Packages are taken in and reverted one after the other: each is judged on what those before it came to. Ends with the `using` block.
 */
export async function takeTurn(db: Database): Promise<Disposable> {
  const before = last.get(db);
  const mine = Promise.withResolvers<void>();
  last.set(db, mine.promise);
  await before;
  return { [Symbol.dispose]: () => mine.resolve() };
}

const atWork = new WeakMap<Database, Set<string>>();

/** Says that somebody is at this package, until the `using` block ends: one that was begun and that nobody is at is paused. */
export function workAt(db: Database, packageId: string): Disposable {
  const packages = atWork.get(db) ?? new Set();
  atWork.set(db, packages.add(packageId));
  return { [Symbol.dispose]: () => void packages.delete(packageId) };
}

export function isAtWork(db: Database, packageId: string): boolean {
  return atWork.get(db)?.has(packageId) ?? false;
}
