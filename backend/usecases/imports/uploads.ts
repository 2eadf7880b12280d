import { randomUUID } from 'node:crypto';
import type { RawTable } from '#shared/domain/imports/raw-table.ts';

/** A file that was read in and waits for its columns to be confirmed. */
export interface Upload {
  readonly fileName: string;
  readonly table: RawTable;
}

export interface Uploads {
  readonly keep: (upload: Upload) => string;
  readonly find: (id: string) => Upload | undefined;
}

/** Enough for a few windows at work at once; an older one has to be chosen again. */
const KEPT = 4;

/** Read files are kept in memory only: personal data of a file that was never imported leaves no trace. */
export function memoryUploads(): Uploads {
  const uploads = new Map<string, Upload>();
  return {
    keep(upload) {
      const id = randomUUID();
      uploads.set(id, upload);
      const [oldest] = uploads.keys();
      if (uploads.size > KEPT && oldest !== undefined) uploads.delete(oldest);
      return id;
    },
    find: (id) => uploads.get(id),
  };
}
