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

type Pending = Extract<DiskEvent, { readonly kind: 'write' | 'truncate' }>;

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

/** One file as the disk has it for certain, and what it may or may not have got since. */
interface DiskFile {
  readonly synced: Contents;
  pending: Pending[];
}

/**
 * The files under one folder as a disk has them while a process writes. What was synced is there after a cut; of the
 * rest a random part is, in sectors; an unlink or a rename that no sync of the folder followed may not have happened.
 */
export class CutDisk {
  readonly #folder: string;
  #files = new Map<string, DiskFile>();
  /** Unlinks and renames since the last sync of the folder: what takes them back. */
  #unsynced: ((files: Map<string, DiskFile>) => void)[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'write':
      case 'truncate':
        this.#fileAt(event.path).pending.push(event);
        break;
      case 'sync':
        if (event.path === this.#folder) this.#unsynced = [];
        else settle(this.#fileAt(event.path));
        break;
      case 'unlink': {
        const gone = this.#files.get(event.path);
        this.#files.delete(event.path);
        if (gone) this.#unsynced.push((files) => void (files.has(event.path) || files.set(event.path, gone)));
        break;
      }
      case 'rename': {
        const moved = this.#fileAt(event.from);
        this.#files.delete(event.from);
        this.#files.set(event.to, moved);
        this.#unsynced.push((files) => {
          files.delete(event.to);
          files.set(event.from, moved);
        });
        break;
      }
      case 'said':
        break;
    }
  }

  /** The files as they may be found if the power went now. */
  afterCut(random: Random): ReadonlyMap<string, Buffer> {
    const files = new Map(this.#files);
    for (const takeBack of this.#unsynced) if (random() < 0.5) takeBack(files);
    const luck = random();
    return new Map([...files].map(([path, file]) => [path, foundAfter(file, luck, random)]));
  }

  #fileAt(path: string): DiskFile {
    const known = this.#files.get(path);
    if (known) return known;
    const made = { synced: new Contents(), pending: [] };
    this.#files.set(path, made);
    return made;
  }
}

function settle(file: DiskFile): void {
  for (const event of file.pending) {
    if (event.kind === 'write') file.synced.write(event.offset, event.bytes);
    else file.synced.truncate(event.size);
  }
  file.pending = [];
}

/** @param luck how much of what was not synced arrives, from 0 to 1 */
function foundAfter(file: DiskFile, luck: number, random: Random): Buffer {
  const found = new Contents(file.synced.copy());
  for (const event of file.pending) {
    if (event.kind === 'truncate') {
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
