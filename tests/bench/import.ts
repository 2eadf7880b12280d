import Database from 'better-sqlite3';
import { streamXlsxRows } from 'hucre/xlsx';
import { readTable } from '#backend/adapters/spreadsheet/read-table.ts';
import { findHeaderRow, proposeMapping } from '#shared/domain/imports/columns.ts';
import { checkRoster } from '#shared/domain/imports/roster.ts';
import { ROSTER_FIELDS } from '#shared/domain/imports/roster-fields.ts';
import { given, testBackend } from '#tests/support/backend.ts';
import { goodRow, importAll, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';
import { atMost, type BenchLine, beside, within } from './measure.ts';

const ROWS = 10_000;

/** A roster of 10,000 rows read and checked, then imported, against the bare spreadsheet read and the bare insert of the same rows. */
export async function benchImport(): Promise<readonly BenchLine[]> {
  const rows = Array.from({ length: ROWS }, (_, index) => goodRow(index + 1));
  const file = await xlsxFile([ROSTER_HEADER, ...rows]);
  const bytes = new Uint8Array(await file.arrayBuffer());

  const check = await beside(
    3,
    async () => {
      const table = await readTable({ name: file.name, bytes });
      if (!table.ok) throw new Error('not read');
      const header = findHeaderRow(table.value, ROSTER_FIELDS);
      if (!header) throw new Error('no header');
      const mapping = proposeMapping(header.headers, ROSTER_FIELDS);
      const { goodRows } = checkRoster(table.value, header, mapping, {
        homeDivision: '320800',
        atFair: new Set(),
        knownNames: new Map(),
        booths: [],
        absences: new Map(),
      });
      if (goodRows.length !== ROWS) throw new Error(`${goodRows.length} good rows`);
    },
    () => bareRead(bytes),
  );

  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const start = performance.now();
    const preview = await backend.client.roster.readFile({ fairId: fair.id, file });
    const outcome = await importAll(
      await backend.client.roster.commit({
        command: backend.stamp(),
        fairId: fair.id,
        uploadId: preview.uploadId,
        mapping: preview.mapping,
      }),
    );
    times.push(performance.now() - start);
    if (outcome.added !== ROWS) throw new Error(`${outcome.added} added`);
  }
  const whole = times.toSorted((a, b) => a - b)[1] ?? 0;
  const bareStart = performance.now();
  await bareRead(bytes);
  bareInsert(rows);
  const bare = performance.now() - bareStart;
  return [
    { what: `read and check ${ROWS} rows`, millis: check.work, floor: { name: 'bare read (hucre stream)', millis: check.floor } },
    {
      what: `import ${ROWS} rows: read, check, encrypted file, operation log`,
      millis: whole,
      floor: { name: 'bare read + bare insert, no log, no encryption', millis: bare },
      target: within(3000, whole),
      note: `aim ${atMost(2, whole / bare).words} of the floor`,
    },
  ];
}

async function bareRead(bytes: Uint8Array): Promise<void> {
  let count = 0;
  for await (const { values } of streamXlsxRows(bytes)) count += values.length;
  if (count === 0) throw new Error('nothing read');
}

function bareInsert(rows: readonly (readonly unknown[])[]): void {
  const db = new Database(':memory:');
  db.exec('create table unit (id text primary key, name text, code text unique, kind text, place text, state text) strict');
  db.exec('create table participation (id text primary key, unit text, n integer) strict');
  const unit = db.prepare('insert into unit values (?, ?, ?, ?, ?, ?)');
  const participation = db.prepare('insert into participation values (?, ?, ?)');
  db.transaction(() => {
    rows.forEach((row, index) => {
      unit.run(`u${index}`, ...row.map(String));
      participation.run(`p${index}`, `u${index}`, index);
    });
  })();
  db.close();
}
