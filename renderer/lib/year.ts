import { useSyncExternalStore } from 'react';

let chosen: number | undefined = new Date().getFullYear();
const listeners = new Set<() => void>();

/** 年度 in the header: what lists and figures are about. `undefined` means all years. */
export function useYear(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}

export function setYear(year: number | undefined): void {
  chosen = year;
  for (const listener of listeners) listener();
}
