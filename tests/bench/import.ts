import { streamXlsxRows } from 'hucre/xlsx';
import { readTable } from '#backend/adapters/spreadsheet/read-table.ts';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertParticipations } from '#db/repositories/participations.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { judgeRows, readRows } from '#shared/domain/imports/check-rows.ts';
import { findHeaderRow, proposeMapping } from '#shared/domain/imports/columns.ts';
import { ROSTER_RULES } from '#shared/domain/imports/roster.ts';
import { ROSTER_FIELDS } from '#shared/domain/imports/roster-fields.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { given, testBackend } from '#tests/support/backend.ts';
import { testCreditCode } from '#tests/support/credit-codes.ts';
import { temporaryFolder, testDatabase, testDatabaseFile, write } from '#tests/support/database.ts';
import { aFair, aParticipation, aUnit } from '#tests/support/records.ts';
import { goodRow, importAll, ROSTER_HEADER, xlsxFile } from '#tests/support/rosters.ts';
import { type BareRows, bareInsert, rowsOf } from './bare-insert.ts';
import { atMost, type BenchLine, beside, both, fastest, type Times, timed, within } from './measure.ts';

const ROWS = 10_000;
const ROUNDS = 3;

/** A roster of 10,000 rows read and checked, then imported, against the bare spreadsheet read and the bare insert of what the import leaves. */
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
      const mapped = { table: table.value, header, mapping };
      const read = readAtOnce(readRows(ROSTER_RULES, mapped, { homeDivision: '320800', today: calendarDate('2026-03-20') }));
      const { goodRows } = judgeRows(ROSTER_RULES, mapped, read, {
        atFair: new Set<string>(),
        names: new Map(),
        booths: [],
        absences: new Map(),
      });
      if (goodRows.length !== ROWS) throw new Error(`${goodRows.length} good rows`);
    },
    () => bareRead(bytes),
  );

  const written = await rowsOfImport(rows.length);
  const times: Times[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const ours = await timed(async () => {
      const preview = await backend.client.roster.readFile({ fairId: fair.id, file });
      const { uploadId, mapping } = preview;
      const outcome = await importAll(await backend.client.roster.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }));
      if (outcome.added !== ROWS) throw new Error(`${outcome.added} added`);
    });
    using folder = temporaryFolder();
    await using fresh = await testDatabaseFile(folder.in('bare.db'), newDatabaseKey());
    const bare = await timed(async () => {
      await bareRead(bytes);
      bareInsert(fresh, written);
    });
    times.push({ work: ours, floor: bare });
  }
  const { work: whole, floor: bare } = fastest(times);
  return [
    { what: `read and check ${ROWS} rows`, millis: check.work, floor: { name: 'bare read (hucre stream)', millis: check.floor } },
    {
      what: `import ${ROWS} rows: read, list the errors, check again, write`,
      millis: whole,
      floor: { name: 'bare read + bare insert of the same rows and operations into the same encrypted file', millis: bare },
      target: both(within(3000, whole), atMost(2, whole / bare)),
    },
  ];
}

function readAtOnce<Rows>(reading: Generator<number, Rows>): Rows {
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

export async function bareRead(bytes: Uint8Array): Promise<void> {
  let count = 0;
  for await (const { values } of streamXlsxRows(bytes)) count += values.length;
  if (count === 0) throw new Error('nothing read');
}

/** What an import of so many new units leaves in the database. */
async function rowsOfImport(count: number): Promise<BareRows> {
  await using db = await testDatabase();
  const fair = aFair();
  const units = Array.from({ length: count }, (_, index) => aUnit({ creditCode: testCreditCode(index + 1) }));
  await write(db, async (trx) => {
    await insertFair(trx, fair);
    await insertUnits(trx, units);
    await insertParticipations(
      trx,
      units.map((unit) => aParticipation(fair.id, unit.id)),
    );
  });
  return rowsOf(db, ['fair', 'unit', 'participation', 'op']);
}
