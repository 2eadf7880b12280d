/** Where a list page ended: what it is sorted by and the id, as text that only the backend reads. */
export function pageKey(sortedBy: string, id: string): string {
  return JSON.stringify([sortedBy, id]);
}

/** A key that is not ours starts the list from its beginning. */
export function readPageKey(text: string | undefined): { readonly sortedBy: string; readonly id: string } | undefined {
  if (text === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(text);
    if (!Array.isArray(key) || typeof key[0] !== 'string' || typeof key[1] !== 'string') return undefined;
    return { sortedBy: key[0], id: key[1] };
  } catch {
    return undefined;
  }
}
