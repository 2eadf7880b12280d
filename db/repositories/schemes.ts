import type { Reader, Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';
import type { SchemeTable } from '#db/schema/center-tables.ts';
import type { Scheme } from '#shared/domain/centers/center.ts';
import type { EventCostProgram, SchemeMode } from '#shared/domain/schemes/scheme.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { SchemeId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';

const schemeFromRow = (row: SchemeTable): Scheme => ({
  id: row.id as SchemeId,
  program: row.program as EventCostProgram,
  mode: row.mode as SchemeMode,
  inProvinceRate: fen(row.in_province_rate),
  outOfProvinceRate: fen(row.out_of_province_rate),
  effectiveFrom: row.effective_from as CalendarDate,
  effectiveTo: (row.effective_to ?? undefined) as CalendarDate | undefined,
  documentNumber: row.document_number,
  enabled: row.enabled === 1,
});

export async function listSchemes(db: Reader): Promise<readonly Scheme[]> {
  const rows = await db.selectFrom('scheme').selectAll().orderBy('program').execute();
  return rows.map(schemeFromRow);
}

export async function findSchemeByProgram(db: Reader, program: EventCostProgram): Promise<Scheme | undefined> {
  const row = await db.selectFrom('scheme').selectAll().where('program', '=', program).executeTakeFirst();
  return row && schemeFromRow(row);
}

/** Adds the scheme, or changes the one with this id. There is one a program. */
export async function saveScheme(trx: Writer, scheme: Scheme): Promise<void> {
  await saveRow(trx, 'scheme', {
    id: scheme.id,
    program: scheme.program,
    mode: scheme.mode,
    in_province_rate: scheme.inProvinceRate,
    out_of_province_rate: scheme.outOfProvinceRate,
    effective_from: scheme.effectiveFrom,
    effective_to: scheme.effectiveTo ?? null,
    document_number: scheme.documentNumber,
    enabled: scheme.enabled ? 1 : 0,
  });
}
