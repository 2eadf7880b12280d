import type { Reader, Writer } from '#db/connection/handles.ts';
import { saveRow } from '#db/log/tracked-write.ts';
import type { ImportKind } from './import-batches.ts';

/** The mapping last used for files with these headers: field → column. Each kind of import has its own. */
export async function findColumnMapping(
  db: Reader,
  kind: ImportKind,
  headerSignature: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const row = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('kind', '=', kind)
    .where('header_signature', '=', headerSignature)
    .executeTakeFirst();
  return row && (JSON.parse(row.mapping) as Readonly<Record<string, string>>);
}

export async function saveColumnMapping(
  trx: Writer,
  kind: ImportKind,
  headerSignature: string,
  mapping: Readonly<Record<string, string>>,
): Promise<void> {
  await saveRow(trx, 'column_mapping', {
    id: `${kind}:${headerSignature}`,
    kind,
    header_signature: headerSignature,
    mapping: JSON.stringify(mapping),
  });
}
