import type { ParticipationTable, UnitTable } from '#db/schema/fair-tables.ts';
import type { Attendance, Participation, Presence, Unit, UnitKind } from '#shared/domain/units/unit.ts';
import type { FairId, ImportBatchId, ParticipationId, UnitId } from '#shared/kernel/ids.ts';

export const unitFromRow = (row: UnitTable): Unit => ({
  id: row.id as UnitId,
  name: row.name,
  creditCode: row.credit_code,
  kind: row.kind as UnitKind,
  divisionCode: row.division_code ?? undefined,
  industry: row.industry ?? undefined,
  contact: row.contact ?? undefined,
  phone: row.phone ?? undefined,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
});

export const unitToRow = (unit: Unit): UnitTable => ({
  id: unit.id,
  name: unit.name,
  credit_code: unit.creditCode,
  kind: unit.kind,
  division_code: unit.divisionCode ?? null,
  industry: unit.industry ?? null,
  contact: unit.contact ?? null,
  phone: unit.phone ?? null,
  import_batch_id: unit.importBatchId ?? null,
});

export const participationFromRow = (row: ParticipationTable): Participation => ({
  id: row.id as ParticipationId,
  fairId: row.fair_id as FairId,
  unitId: row.unit_id as UnitId,
  rosterOrder: row.roster_order,
  booth: row.booth ?? undefined,
  attendance: row.attendance as Attendance,
  presence: row.presence as Presence,
  localOverride: row.local_override === null ? undefined : row.local_override === 1,
  localNote: row.local_note ?? undefined,
  contact: row.contact ?? undefined,
  phone: row.phone ?? undefined,
  jobs: row.jobs ?? undefined,
  headcount: row.headcount ?? undefined,
  remark: row.remark ?? undefined,
  importBatchId: (row.import_batch_id ?? undefined) as ImportBatchId | undefined,
});

export const participationToRow = (participation: Participation): ParticipationTable => ({
  id: participation.id,
  fair_id: participation.fairId,
  unit_id: participation.unitId,
  roster_order: participation.rosterOrder,
  booth: participation.booth ?? null,
  attendance: participation.attendance,
  presence: participation.presence,
  local_override: participation.localOverride === undefined ? null : participation.localOverride ? 1 : 0,
  local_note: participation.localNote ?? null,
  contact: participation.contact ?? null,
  phone: participation.phone ?? null,
  jobs: participation.jobs ?? null,
  headcount: participation.headcount ?? null,
  remark: participation.remark ?? null,
  import_batch_id: participation.importBatchId ?? null,
});
