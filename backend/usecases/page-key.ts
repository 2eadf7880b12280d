/** Where a page of a list ended, as text that the page hands back unread: what the list is sorted by, and the id. */
export function writePageKey(sortedBy: string, id: string): string {
  return JSON.stringify([sortedBy, id]);
}

/** A key that is not ours starts the list from its beginning. */
export function readPageKey(text: string | undefined): readonly [sortedBy: string, id: string] | undefined {
  if (text === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(text);
    if (!Array.isArray(key) || typeof key[0] !== 'string' || typeof key[1] !== 'string') return undefined;
    return [key[0], key[1]];
  } catch {
    return undefined;
  }
}
