import { dirname } from 'node:path';
import type { DiskEvent } from './disk-trace.ts';

/** A number in [0, 1); the same seed gives the same row of numbers. */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Pending = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number };

const SECTOR = 512;

/** Bytes of a file that grow in place. */
class Contents {
  #bytes: Buffer;
  #length: number;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = bytes;
    this.#length = bytes.length;
  }

  write(offset: number, piece: Buffer): void {
    this.#reserve(offset + piece.length);
    piece.copy(this.#bytes, offset);
    this.#length = Math.max(this.#length, offset + piece.length);
  }

  truncate(size: number): void {
    this.#reserve(size);
    if (size < this.#length) this.#bytes.fill(0, size, this.#length);
    this.#length = size;
  }

  get length(): number {
    return this.#length;
  }

  copy(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const grown = Buffer.alloc(Math.max(size, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** One file as the disk has it for certain, as the process sees it, and what the disk may or may not have got since. */
interface DiskFile {
  readonly synced: Contents;
  readonly written: Contents;
  pending: Pending[];
}

type Files = Map<string, DiskFile>;

/** A change of a folder that no sync of it followed. */
interface Unsynced {
  readonly folder: string;
  readonly takeBack: (files: Files) => void;
}

/**
 * The files under one folder as a disk has them while a process writes. What was synced is there after a cut; of the rest a random part is,
 * in sectors. A file or folder that was made, renamed, linked or removed, and no sync of its folder followed, may not have been.
 */
export class CutDisk {
  readonly #files: Files;
  #unsynced: Unsynced[] = [];

  /** @param before the files that lay there, safely, before the process began */
  constructor(before: ReadonlyMap<string, Buffer> = new Map()) {
    this.#files = new Map([...before].map(([path, bytes]) => [path, fileOf(bytes)]));
  }

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'open':
        this.#fileAt(event.path);
        break;
      case 'folder':
        this.#note(event.path, (files) => {
          for (const path of files.keys()) if (path.startsWith(`${event.path}/`)) files.delete(path);
        });
        break;
      case 'write': {
        const file = this.#fileAt(event.path);
        this.#write(file, event.offset === 'end' ? file.written.length : event.offset, event.bytes);
        break;
      }
      case 'copy': {
        const bytes = this.#fileAt(event.from)
          .written.copy()
          .subarray(event.offset, event.offset + event.length);
        this.#write(this.#fileAt(event.path), event.offset, bytes);
        break;
      }
      case 'truncate': {
        const file = this.#fileAt(event.path);
        file.pending.push({ size: event.size });
        file.written.truncate(event.size);
        break;
      }
      case 'sync': {
        const file = this.#files.get(event.path);
        if (file) settle(file);
        else this.#unsynced = this.#unsynced.filter(({ folder }) => folder !== event.path);
        break;
      }
      case 'unlink': {
        const gone = this.#files.get(event.path);
        this.#files.delete(event.path);
        if (gone) this.#note(event.path, (files) => void (files.has(event.path) || files.set(event.path, gone)));
        break;
      }
      case 'rename': {
        const [moved, replaced] = [this.#fileAt(event.from), this.#files.get(event.to)];
        this.#files.delete(event.from);
        this.#files.set(event.to, moved);
        this.#note(event.to, (files) => {
          if (files.get(event.to) === moved) {
            if (replaced) files.set(event.to, replaced);
            else files.delete(event.to);
          }
          files.set(event.from, moved);
        });
        break;
      }
      case 'link': {
        this.#files.set(event.to, this.#fileAt(event.from));
        this.#note(event.to, (files) => void files.delete(event.to));
        break;
      }
      case 'said':
        break;
    }
  }

  /** The files as the process sees them. */
  asWritten(): ReadonlyMap<string, Buffer> {
    return new Map([...this.#files].map(([path, { written }]) => [path, written.copy()]));
  }

  /** The files as they may be found if the power went now. */
  afterCut(random: Random): ReadonlyMap<string, Buffer> {
    const files = new Map(this.#files);
    for (const { takeBack } of this.#unsynced.toReversed()) if (random() < 0.5) takeBack(files);
    const luck = random();
    return new Map([...files].map(([path, file]) => [path, foundAfter(file, luck, random)]));
  }

  #fileAt(path: string): DiskFile {
    const known = this.#files.get(path);
    if (known) return known;
    const made = fileOf(Buffer.alloc(0));
    this.#files.set(path, made);
    this.#note(path, (files) => void (files.get(path) === made && files.delete(path)));
    return made;
  }

  #write(file: DiskFile, offset: number, bytes: Buffer): void {
    file.pending.push({ offset, bytes });
    file.written.write(offset, bytes);
  }

  #note(path: string, takeBack: Unsynced['takeBack']): void {
    this.#unsynced.push({ folder: dirname(path), takeBack });
  }
}

function fileOf(bytes: Buffer): DiskFile {
  return { synced: new Contents(Buffer.from(bytes)), written: new Contents(Buffer.from(bytes)), pending: [] };
}

function settle(file: DiskFile): void {
  for (const event of file.pending) {
    if ('bytes' in event) file.synced.write(event.offset, event.bytes);
    else file.synced.truncate(event.size);
  }
  file.pending = [];
}

/** @param luck how much of what was not synced arrives, from 0 to 1 */
function foundAfter(file: DiskFile, luck: number, random: Random): Buffer {
  const found = new Contents(file.synced.copy());
  for (const event of file.pending) {
    if ('size' in event) {
      if (random() < luck) found.truncate(event.size);
      continue;
    }
    for (let at = 0; at < event.bytes.length; ) {
      const end = at + SECTOR - ((event.offset + at) % SECTOR);
      if (random() < luck) found.write(event.offset + at, event.bytes.subarray(at, end));
      at = end;
    }
  }
  return found.copy();
}
