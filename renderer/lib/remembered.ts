import { useCallback, useState } from 'react';

/** A choice of this person at this machine, kept over restarts: shown columns, text size, a form's draft. Never personal data. */
export function useRemembered<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => readRemembered<T>(key) ?? initial);
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      writeRemembered(key, next);
    },
    [key],
  );
  return [value, remember];
}

export function readRemembered<T>(key: string): T | undefined {
  const kept = localStorage.getItem(nameOf(key));
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as T;
  } catch {
    // Written by something else: as if nothing were kept.
    return undefined;
  }
}

export function writeRemembered(key: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(nameOf(key));
  else localStorage.setItem(nameOf(key), JSON.stringify(value));
}

function nameOf(key: string): string {
  return `fairdesk:${key}`;
}
