import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to the disk, in order. */
export type DiskEvent =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** A line that the process wrote to its output: what it promised from here on. */
  | { readonly kind: 'said'; readonly line: string };

/** The options under which `strace` writes what `readDiskTrace` reads. */
export const STRACE_OPTIONS = [
  '-f',
  '--seccomp-bpf',
  '-y',
  '-xx',
  ...['-s', '1000000'],
  ...['-e', 'trace=pwrite64,write,ftruncate,unlink,fsync,fdatasync,rename'],
] as const;

/** Reads the trace of a process; of its files only those under the folder, and never the shared memory of SQLite. */
export async function readDiskTrace(traceFile: string, folder: string): Promise<readonly DiskEvent[]> {
  const events: DiskEvent[] = [];
  const unfinished = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(traceFile) })) {
    const match = /^(\d+) +(.*)$/s.exec(line);
    const [pid = '', text = ''] = match?.slice(1) ?? [];
    if (text.endsWith(' <unfinished ...>')) {
      unfinished.set(pid, text.slice(0, -' <unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(text)?.[1];
    const call = resumed === undefined ? text : `${unfinished.get(pid) ?? ''}${resumed}`;
    const event = eventOf(call);
    if (event && concerns(event, folder)) events.push(event);
  }
  return events;
}

function eventOf(call: string): DiskEvent | undefined {
  const match = /^(\w+)\((.*)\) += (-?\d+)/s.exec(call);
  if (!match || Number(match[3]) < 0) return undefined;
  const [, name = '', args = ''] = match;
  const path = textOf(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '');
  switch (name) {
    case 'pwrite64': {
      const [, hex = '', offset = ''] = /, "([^"]*)", \d+, (\d+)$/.exec(args) ?? [];
      return { kind: 'write', path, offset: Number(offset), bytes: bytesOf(hex) };
    }
    case 'write': {
      if (!args.startsWith('1<')) return undefined;
      return { kind: 'said', line: textOf(/, "([^"]*)"/.exec(args)?.[1] ?? '').trimEnd() };
    }
    case 'ftruncate':
      return { kind: 'truncate', path, size: Number(/, (\d+)$/.exec(args)?.[1]) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'unlink':
      return { kind: 'unlink', path: textOf(/^"([^"]*)"/.exec(args)?.[1] ?? '') };
    case 'rename': {
      const [, from = '', to = ''] = /^"([^"]*)", "([^"]*)"/.exec(args) ?? [];
      return { kind: 'rename', from: textOf(from), to: textOf(to) };
    }
    default:
      return undefined;
  }
}

function concerns(event: DiskEvent, folder: string): boolean {
  if (event.kind === 'said') return true;
  const path = event.kind === 'rename' ? event.to : event.path;
  return path.startsWith(folder) && !path.endsWith('-shm');
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function textOf(hex: string): string {
  return hex.includes('\\x') ? bytesOf(hex).toString() : hex;
}
