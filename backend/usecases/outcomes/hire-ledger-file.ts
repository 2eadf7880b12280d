import type { Reader } from '#db/connection/handles.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listPlacements, type PlacementPageKey } from '#db/repositories/placements.ts';
import { findUnitById } from '#db/repositories/units.ts';
import type { outcomesContract } from '#shared/contract/outcomes.ts';
import {
  HIRE_LEDGER_COLUMNS,
  HIRE_LEDGER_SIGNERS,
  HIRE_LEDGER_TITLE,
  type HireLedgerEntry,
  type HireLedgerHead,
  hireLedgerSheet,
  ledgerTotal,
} from '#shared/domain/documents/hire-ledger.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { discloseNumbers } from '../disclosures/disclose.ts';
import type { PrinterDep } from '../documents/documents.ts';
import type { InputOf } from '../input-of.ts';
import { clearNumbers } from '../people/clear-numbers.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { type HireLedgerFilter, ledgerLines, placementFilter } from './hire-ledger.ts';

type Form = InputOf<typeof outcomesContract.ledgerFile>['form'];

/** The whole ledger with masked numbers. */
export async function exportHireLedger(
  deps: DatabaseDep & ClockDep & PrinterDep,
  { filter, form }: InputOf<typeof outcomesContract.ledgerFile>,
): Answer<File> {
  return ledgerFile(
    deps,
    filter,
    form,
    (await listEntries(deps.db, filter)).map(({ entry }) => entry),
  );
}

/** The whole ledger with the numbers themselves. */
export async function exportHireLedgerInClear(
  deps: DatabaseDep & ClockDep & IdsDep & PrinterDep,
  { command, filter, form, reason }: InputOf<typeof outcomesContract.clearLedgerFile>,
): Answer<File> {
  const { personal } = deps.db;
  const named = await discloseNumbers(deps, { command, name: 'outcomes.clearLedgerFile', reason }, async (db) => {
    const entries = await listEntries(db, filter);
    return ok({ subject: HIRE_LEDGER_TITLE, personIds: entries.map(({ person }) => person.id) });
  });
  if (!named.ok) return named;
  const entries = (await listEntries(deps.db, filter)).map(({ entry, person }) =>
    named.value.has(person.id) ? { ...entry, documentNumber: clearNumbers(personal, person, ['document']).documentNumber ?? '' } : entry,
  );
  return ledgerFile(deps, filter, form, entries);
}

const PAGE = 500;

/** Of the whole filter, first entered first, with masked numbers. */
async function listEntries(
  db: Reader,
  filter: HireLedgerFilter,
): Promise<readonly { readonly entry: HireLedgerEntry; readonly person: JobSeeker }[]> {
  const entries: { readonly entry: HireLedgerEntry; readonly person: JobSeeker }[] = [];
  let after: PlacementPageKey | undefined;
  do {
    const placements = await listPlacements(db, placementFilter(filter), { after, limit: PAGE });
    for (const { line, person } of await ledgerLines(db, placements, filter.cutOff)) {
      const { name, maskedDocument, sex, education, groups } = line.person;
      const said = { name, sex, education, groups, jobTitle: line.placement.jobTitle };
      entries.push({ entry: { ...line, ...said, personId: person.id, documentNumber: maskedDocument }, person });
    }
    after = placements.length === PAGE ? placements.at(-1) : undefined;
  } while (after);
  return entries.toReversed();
}

async function ledgerFile(
  deps: DatabaseDep & ClockDep & PrinterDep,
  filter: HireLedgerFilter,
  form: Form,
  entries: readonly HireLedgerEntry[],
): Answer<File> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const head: HireLedgerHead = { centerName: center.name, cutOff: filter.cutOff, about: await aboutOf(deps, filter) };
  const name = `${HIRE_LEDGER_TITLE} 截至${filter.cutOff}`;
  if (form === 'excel') return ok(spreadsheetFile(name, await writeList(HIRE_LEDGER_TITLE, EXCEL_COLUMNS, excelRows(head, entries))));
  const printed = await deps.printer.print({
    sheets: [hireLedgerSheet(head, entries)],
    title: name,
    author: center.name,
    printedAt: deps.clock.now(),
    copy: 0,
  });
  return printed.ok ? ok(new File([printed.value as Uint8Array<ArrayBuffer>], `${name}.pdf`, { type: 'application/pdf' })) : printed;
}

async function aboutOf({ db }: DatabaseDep, { year, fairId, unitId, step }: HireLedgerFilter): Promise<readonly string[]> {
  const fair = fairId === undefined ? undefined : await findFairById(db, fairId);
  const unit = unitId === undefined ? undefined : await findUnitById(db, unitId);
  return [
    ...(year === undefined ? [] : [`${year} 年度`]),
    ...(fair ? [`${fair.number} ${fair.title}`] : []),
    ...(unit ? [unit.name] : []),
    ...(step === undefined ? [] : [`已${OUTCOME_STEP_NAMES[step]}`]),
  ];
}

/** Half-width characters for a share of the width on paper. */
const EXCEL_COLUMNS: readonly ExportColumn[] = [
  { header: '序号', width: 8, kind: 'text' },
  ...HIRE_LEDGER_COLUMNS.map(
    ({ header, weight, isNumber }): ExportColumn => ({ header, width: Math.max(10, weight * 3), kind: isNumber ? 'number' : 'text' }),
  ),
];

/** The lines, 合计, and below them the date and where to sign. */
function excelRows({ cutOff }: HireLedgerHead, entries: readonly HireLedgerEntry[]): readonly (readonly ExportCell[])[] {
  const lines = entries.map((entry, index) => [
    String(index + 1),
    ...HIRE_LEDGER_COLUMNS.map(({ cell, isNumber }) => (isNumber ? Number(cell(entry)) : cell(entry))),
  ]);
  const total = HIRE_LEDGER_COLUMNS.map(({ counts }, index) =>
    index > 0 && counts === undefined ? undefined : `${ledgerTotal(entries, counts)} 人`,
  );
  const signers = HIRE_LEDGER_SIGNERS.map((role) => `${role}：`);
  return [
    ...lines,
    ['合计', ...total],
    [],
    [`截至 ${formatChineseDate(cutOff)}`],
    signers.flatMap((signer) => [signer, undefined, undefined]),
  ];
}
