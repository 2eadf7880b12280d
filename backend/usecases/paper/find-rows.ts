import type { Reader } from '#db/connection/handles.ts';
import { listArrivalsOf } from '#db/repositories/arrivals.ts';
import { listPaperEntriesOfSheets } from '#db/repositories/paper-batches.ts';
import { findParticipationById } from '#db/repositories/participations.ts';
import { findScanById, findStandingScan } from '#db/repositories/scans.ts';
import { findEntryById } from '#db/repositories/signup-entries.ts';
import { findUnitById } from '#db/repositories/units.ts';
import type { RowMeaning } from '#shared/contract/paper.ts';
import type { PaperSheet } from '#shared/domain/paper/paper-sheet.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import type { ParticipationId, SignupId } from '#shared/kernel/ids.ts';

/** Whose a row is; undefined: nobody's, because the sign-up or the unit was taken away, or a blank line where only units can stand. */
export async function findRow(db: Reader, sheet: PaperSheet, row: number): Promise<RowMeaning | undefined> {
  const id = sheet.rows[row - 1];
  if (sheet.kind === 'units') return id === undefined ? undefined : unitMeaning(db, id as ParticipationId);
  if (row > sheet.rows.length) return undefined;
  const entry = id === undefined ? await findWalkIn(db, sheet, row) : await findEntryById(db, id as SignupId);
  if (entry) return personMeaning(db, entry);
  return id === undefined ? { kind: 'blank' } : undefined;
}

async function personMeaning(db: Reader, entry: SignupEntry): Promise<RowMeaning> {
  const standing = await findStandingScan(db, entry.signup.fairId, entry.person.id);
  return { kind: 'person', entry, standing: standing && { at: standing.at, desk: standing.desk } };
}

async function unitMeaning(db: Reader, id: ParticipationId): Promise<RowMeaning | undefined> {
  const participation = await findParticipationById(db, id);
  const unit = participation && (await findUnitById(db, participation.unitId));
  if (!unit) return undefined;
  const standing = (await listArrivalsOf(db, [id])).find((arrival) => arrival.undone === undefined);
  return { kind: 'unit', unitName: unit.name, booth: participation.booth, arrivedAt: standing?.at };
}

/** Who signed on a blank line, once it was entered: entered again it is the same person. */
async function findWalkIn(db: Reader, sheet: PaperSheet, row: number): Promise<SignupEntry | undefined> {
  const entered = (await listPaperEntriesOfSheets(db, [sheet.id])).find((entry) => entry.row === row);
  const scan = entered?.scanId && (await findScanById(db, entered.scanId));
  return scan?.signupId && findEntryById(db, scan.signupId);
}
