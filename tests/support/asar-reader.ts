import { readFileSync } from 'node:fs';

/** A file of an archive; one that lies beside it, unpacked, has no bytes here. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
}

const HEADER_SIZE_AT = 4;
const TEXT_SIZE_AT = 12;
const TEXT_AT = 16;

/** Reads an asar archive: sizes, a header in JSON, the bytes one after the other. */
export function readAsar(file: string): readonly ArchivedFile[] {
  const archive = readFileSync(file);
  const header: Entry = JSON.parse(archive.toString('utf8', TEXT_AT, TEXT_AT + archive.readUInt32LE(TEXT_SIZE_AT)));
  const bytesFrom = HEADER_SIZE_AT * 2 + archive.readUInt32LE(HEADER_SIZE_AT);
  const filesOf = (entry: Entry, path: string): ArchivedFile[] => {
    if (entry.files)
      return Object.entries(entry.files).flatMap(([name, inside]) => filesOf(inside, path === '' ? name : `${path}/${name}`));
    const from = bytesFrom + Number(entry.offset);
    return [{ path, bytes: entry.unpacked ? undefined : archive.subarray(from, from + (entry.size ?? 0)) }];
  };
  return filesOf(header, '');
}
