import type { Reader } from '#db/connection/handles.ts';
import { findEntryById } from '#db/repositories/signup-entries.ts';
import type { ScanLine } from '#shared/contract/desk.ts';
import type { Scan } from '#shared/domain/signups/signup.ts';
import type { MaskedPerson } from '#shared/domain/signups/signup-entry.ts';

export function scanLine(scan: Scan, person: MaskedPerson | undefined): ScanLine {
  const { id, verdict, reason, way, desk, at, by } = scan;
  return { id, verdict, reason, way, desk, at, by, person, isUndone: scan.undone !== undefined };
}

export async function findScanLine(db: Reader, scan: Scan): Promise<ScanLine> {
  const entry = scan.signupId === undefined ? undefined : await findEntryById(db, scan.signupId);
  return scanLine(scan, entry?.person);
}
