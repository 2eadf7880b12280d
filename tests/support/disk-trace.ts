import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to the disk, in order. */
export type DiskEvent =
  /** It is opened to be written, and made if it is not there. */
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number | 'end'; readonly bytes: Buffer }
  /** From one file under the folder into another. */
  | { readonly kind: 'copy'; readonly path: string; readonly from: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  /** A line that the process wrote to its output: what it promised from here on. */
  | { readonly kind: 'said'; readonly line: string };

/** The options under which `strace` writes what `readDiskTrace` reads. */
export const STRACE_OPTIONS = [
  '-f',
  '--seccomp-bpf',
  '-y',
  '-xx',
  ...['-s', '1000000'],
  ...['-e', 'trace=openat,mkdir,pwrite64,write,copy_file_range,ftruncate,unlink,fsync,fdatasync,rename,link'],
] as const;

/**
 * Reads the trace of a process; of its files only those under the folder, and never the shared memory of SQLite. What was copied from
 * elsewhere must still be there.
 */
export async function readDiskTrace(traceFile: string, folder: string): Promise<readonly DiskEvent[]> {
  const events: DiskEvent[] = [];
  const unfinished = new Map<string, string>();
  const positions: Positions = new Map();
  for await (const line of createInterface({ input: createReadStream(traceFile) })) {
    const match = /^(\d+) +(.*)$/s.exec(line);
    const [pid = '', text = ''] = match?.slice(1) ?? [];
    if (text.endsWith(' <unfinished ...>')) {
      unfinished.set(pid, text.slice(0, -' <unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(text)?.[1];
    const call = resumed === undefined ? text : `${unfinished.get(pid) ?? ''}${resumed}`;
    for (const event of eventsOf(call, folder, positions)) if (concerns(event, folder)) events.push(event);
  }
  return events;
}

/** By descriptor where the next write goes. */
type Positions = Map<string, number | 'end'>;

function eventsOf(call: string, folder: string, positions: Positions): readonly DiskEvent[] {
  const match = /^(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?/s.exec(call);
  if (!match || Number(match[3]) < 0) return [];
  const [, name = '', args = '', answer = '', answered = ''] = match;
  const [, descriptor = '', of = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
  const path = textOf(of);
  switch (name) {
    case 'openat':
      return openedOf(args, textOf(answered), answer, positions);
    case 'mkdir':
      return [{ kind: 'folder', path: textOf(/^"([^"]*)"/.exec(args)?.[1] ?? '') }];
    case 'pwrite64': {
      const [, hex = '', offset = ''] = /, "([^"]*)", \d+, (\d+)$/.exec(args) ?? [];
      return [{ kind: 'write', path, offset: Number(offset), bytes: bytesOf(hex) }];
    }
    case 'write': {
      const hex = /, "([^"]*)"/.exec(args)?.[1] ?? '';
      if (descriptor === '1') return [{ kind: 'said', line: textOf(hex).trimEnd() }];
      if (!path.startsWith(folder)) return [];
      const offset = positions.get(descriptor) ?? 0;
      if (offset !== 'end') positions.set(descriptor, offset + Number(answer));
      return [{ kind: 'write', path, offset, bytes: bytesOf(hex).subarray(0, Number(answer)) }];
    }
    case 'copy_file_range': {
      const [, source = '', offset = '', target = ''] = /^\d+<([^>]*)>, \[(\d+)\](?: => \[\d+\])?, \d+<([^>]*)>, NULL/.exec(args) ?? [];
      const [from, at, length] = [textOf(source), Number(offset), Number(answer)];
      const copied = { path: textOf(target), offset: at, length };
      if (from.startsWith(folder)) return [{ kind: 'copy', from, ...copied }];
      return copied.path.startsWith(folder) ? [{ kind: 'write', bytes: bytesAt(from, at, length), ...copied }] : [];
    }
    case 'ftruncate':
      return [{ kind: 'truncate', path, size: Number(/, (\d+)$/.exec(args)?.[1]) }];
    case 'fsync':
    case 'fdatasync':
      return [{ kind: 'sync', path }];
    case 'unlink':
      return [{ kind: 'unlink', path: textOf(/^"([^"]*)"/.exec(args)?.[1] ?? '') }];
    case 'rename':
    case 'link': {
      const [, from = '', to = ''] = /^"([^"]*)", "([^"]*)"/.exec(args) ?? [];
      return [{ kind: name, from: textOf(from), to: textOf(to) }];
    }
    default:
      return [];
  }
}

function openedOf(args: string, path: string, descriptor: string, positions: Positions): readonly DiskEvent[] {
  const flags = /", ([A-Z_|]+)/.exec(args)?.[1]?.split('|') ?? [];
  positions.set(descriptor, flags.includes('O_APPEND') ? 'end' : 0);
  return [
    ...(flags.includes('O_CREAT') ? [{ kind: 'open', path } as const] : []),
    ...(flags.includes('O_TRUNC') ? [{ kind: 'truncate', path, size: 0 } as const] : []),
  ];
}

function bytesAt(file: string, offset: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, offset);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function concerns(event: DiskEvent, folder: string): boolean {
  if (event.kind === 'said') return true;
  const path = event.kind === 'rename' || event.kind === 'link' ? event.to : event.path;
  return path.startsWith(folder) && !path.endsWith('-shm');
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function textOf(hex: string): string {
  return hex.includes('\\x') ? bytesOf(hex).toString() : hex;
}
