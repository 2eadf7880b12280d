import type { Reader } from '#db/connection/handles.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { listJobSeekersByIds } from '#db/repositories/job-seekers.ts';
import { listSignupsByFair, type SignupPageKey } from '#db/repositories/signups.ts';
import type { RevealedNumbers } from '#shared/contract/job-seekers.ts';
import type { signupImportContract } from '#shared/contract/signup-import.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import {
  CONSENT_WORDS,
  DOCUMENT_KIND_WORDS,
  EDUCATION_WORDS,
  GROUP_WORDS,
  SEX_WORDS,
  SIGNUP_FIELDS,
  type SignupField,
} from '#shared/domain/imports/signup-fields.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { Signup } from '#shared/domain/signups/signup.ts';
import { formatTicketCode } from '#shared/domain/signups/ticket-code.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type ExportCell, type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { discloseNumbers } from '../disclosures/disclose.ts';
import type { InputOf } from '../input-of.ts';
import { clearNumbers } from '../people/clear-numbers.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';

const WIDTHS: Readonly<Record<SignupField, number>> = {
  name: 12,
  documentKind: 18,
  documentNumber: 22,
  phone: 16,
  sex: 6,
  birthDate: 12,
  region: 24,
  education: 14,
  groups: 24,
  skills: 20,
  wishedJob: 18,
  wishedWage: 12,
  wishedPlace: 14,
  consent: 22,
  consentOn: 12,
};

const firstWords = (words: Readonly<Record<string, readonly string[]>>) => Object.values(words).map(([label = '']) => label);

const CHOICES: Partial<Record<SignupField, readonly string[]>> = {
  documentKind: firstWords(DOCUMENT_KIND_WORDS),
  sex: firstWords(SEX_WORDS),
  education: firstWords(EDUCATION_WORDS),
  consent: firstWords(CONSENT_WORDS),
};

const COLUMNS: readonly ExportColumn[] = SIGNUP_FIELDS.map(({ key, label, required }) => {
  const choices = CHOICES[key];
  const kind = key === 'wishedWage' ? 'money' : key === 'birthDate' || key === 'consentOn' ? 'date' : 'text';
  return { header: required ? `${label}*` : label, width: WIDTHS[key], kind, ...(choices ? { choices } : {}) };
});

const LIST_COLUMNS: readonly ExportColumn[] = [
  { header: '报名凭证号', width: 16, kind: 'text' },
  ...COLUMNS,
  { header: '报名时间', width: 18, kind: 'text' },
  { header: '取消原因', width: 24, kind: 'text' },
];

/** 报名模板: the headers that the import knows, lists where only some values are possible. */
export async function signupTemplate(): Answer<File> {
  return ok(spreadsheetFile('求职者报名模板', await writeList('报名', COLUMNS, [])));
}

/** The sign-ups of the fair, cancelled ones too, with masked numbers. */
export async function exportSignups(deps: DatabaseDep, input: { readonly fairId: FairId }): Answer<File> {
  return writeSignups(deps, input.fairId, '报名名单', maskedNumbers);
}

function maskedNumbers({ document, phone }: JobSeeker): RevealedNumbers {
  return { documentNumber: maskDocument(document?.tail), phone: maskPhone(phone?.tail) };
}

/** The same with whole numbers. */
export async function exportSignupsClear(
  deps: DatabaseDep & ClockDep & IdsDep,
  { command, fairId, reason }: InputOf<typeof signupImportContract.exportClear>,
): Answer<File> {
  const named = await discloseNumbers(deps, { command, name: 'signupImport.exportClear', reason }, async (db) => {
    const fair = await findFairById(db, fairId);
    if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
    const people = await findPeople({ db }, await listAllSignups({ db }, fairId));
    return ok({ subject: `${fair.number} 报名名单`, personIds: [...people.values()].map(({ id }) => id) });
  });
  if (!named.ok) return named;
  return writeSignups(deps, fairId, '报名名单（完整号码）', (person) =>
    named.value.has(person.id) ? clearNumbers(deps.db.personal, person, ['document', 'phone']) : maskedNumbers(person),
  );
}

async function writeSignups(
  deps: DatabaseDep,
  fairId: FairId,
  title: string,
  numbersOf: (person: JobSeeker) => RevealedNumbers,
): Answer<File> {
  const fair = await findFairById(deps.db, fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const signups = await listAllSignups(deps, fairId);
  const people = await findPeople(deps, signups);
  const rows = signups.map((signup) => {
    const person = people.get(signup.jobSeekerId);
    if (!person) throw new Error(`Nobody stands behind sign-up ${signup.id}`);
    const numbers = numbersOf(person);
    return [
      formatTicketCode(signup.ticketCode),
      ...SIGNUP_FIELDS.map(({ key }) => cellOf(person, key, numbers)),
      formatChinaTime(signup.signedUpAt),
      signup.cancelReason,
    ];
  });
  return ok(spreadsheetFile(`${fair.number} ${title}`, await writeList('报名', LIST_COLUMNS, rows)));
}

const PAGE = 5000;

async function listAllSignups({ db }: { readonly db: Reader }, fairId: FairId): Promise<readonly Signup[]> {
  const signups: Signup[] = [];
  let after: SignupPageKey | undefined;
  for (;;) {
    const page = await listSignupsByFair(db, fairId, { after, limit: PAGE });
    signups.push(...page);
    after = page.at(-1);
    if (page.length < PAGE) return signups;
  }
}

/** By the record that signed up, the record that stands for the person. */
async function findPeople({ db }: { readonly db: Reader }, signups: readonly Signup[]): Promise<ReadonlyMap<string, JobSeeker>> {
  const records = await listJobSeekersByIds(
    db,
    signups.map((signup) => signup.jobSeekerId),
  );
  const merged = records.filter(({ id, rootId }) => id !== rootId);
  const roots = await listJobSeekersByIds(db, [...new Set(merged.map(({ rootId }) => rootId))]);
  const byId = new Map([...records, ...roots].map((person) => [person.id, person]));
  return new Map(records.map((record): [string, JobSeeker] => [record.id, byId.get(record.rootId) ?? record]));
}

function cellOf(person: JobSeeker, field: SignupField, numbers: RevealedNumbers): ExportCell {
  switch (field) {
    case 'documentKind':
      return person.document && DOCUMENT_KIND_WORDS[person.document.kind][0];
    case 'documentNumber':
      return numbers.documentNumber;
    case 'phone':
      return numbers.phone;
    case 'sex':
      return person.sex && SEX_WORDS[person.sex][0];
    case 'region':
      return person.region && (divisionPath(person.region) ?? person.region);
    case 'education':
      return person.education && EDUCATION_WORDS[person.education][0];
    case 'groups':
      return person.groups.map((group) => GROUP_WORDS[group][0]).join('、');
    case 'consent':
      return person.consentOn && CONSENT_WORDS.yes[0];
    default:
      return person[field];
  }
}
