import type { SpreadsheetRefusal } from '#shared/domain/imports/spreadsheet-refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

const MAX_TOTAL_BYTES = 300 * 1024 * 1024;
/** Real sheets of repeated rows reach a hundredfold; a bomb a thousandfold. */
const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 10 * 1024 * 1024;
const MAX_ENTRIES = 2000;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 65_535;
const ZIP64 = 0xffffffff;

/**
 * Reads the directory of a zip before any reader unpacks it, and refuses what would fill the memory: too large in total, packed
 * too well, too many or doubled entries, ZIP64. Takes milliseconds, whatever the file claims.
 */
export function guardZip(bytes: Uint8Array): Result<undefined, SpreadsheetRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return err({ type: 'FileDamaged', detail: 'no zip directory' });
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === ZIP64 || entries === 0xffff || entries > MAX_ENTRIES) return err({ type: 'UnpacksTooLarge' });
  const names = new Set<string>();
  let total = 0;
  for (let index = 0; index < entries; index++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return err({ type: 'FileDamaged', detail: 'zip directory' });
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    if (names.has(name)) return err({ type: 'FileDamaged', detail: `two entries named ${name}` });
    names.add(name);
    total += unpacked;
    const bomb = unpacked > RATIO_MATTERS_FROM && unpacked / Math.max(packed, 1) > MAX_RATIO;
    if (unpacked === ZIP64 || bomb || total > MAX_TOTAL_BYTES) return err({ type: 'UnpacksTooLarge' });
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok();
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - END_BYTES; at >= 0 && at >= view.byteLength - END_BYTES - MAX_COMMENT; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}
