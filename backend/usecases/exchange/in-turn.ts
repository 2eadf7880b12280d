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
