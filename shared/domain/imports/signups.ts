import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type IdentityDocument, parseDocument, personOf, type Sex } from '../people/identity-document.ts';
import type { Education, PersonGroup } from '../people/job-seeker.ts';
import { parsePhone } from '../people/phone.ts';
import type { BadCell } from './cell-fault.ts';
import { findRepeats, type ReadingPlace, type RowRules } from './check-rows.ts';
import type { Report, RowReader } from './row-reader.ts';
import {
  CONSENT_WORDS,
  DOCUMENT_KIND_WORDS,
  EDUCATION_WORDS,
  GROUP_WORDS,
  SEX_WORDS,
  SIGNUP_FIELDS,
  type SignupField,
} from './signup-fields.ts';
import { parseWageText } from './wage-text.ts';

/** A row of a list of sign-ups: a person as the sheet tells of him. */
export interface SignupRow {
  /** Row number of the sheet, from 1. */
  readonly row: number;
  readonly name: string;
  readonly document: IdentityDocument | undefined;
  /** Normalised, in clear. */
  readonly phone: string | undefined;
  /** As the document tells, else as the sheet says. */
  readonly sex: Sex | undefined;
  readonly birthDate: CalendarDate | undefined;
  readonly region: string | undefined;
  readonly education: Education | undefined;
  /** undefined: not spoken of. */
  readonly groups: readonly PersonGroup[] | undefined;
  readonly skills: string | undefined;
  readonly wishedJob: string | undefined;
  readonly wishedWage: Money | undefined;
  readonly wishedPlace: string | undefined;
  readonly consentOn: CalendarDate | undefined;
}

/** Somebody the row speaks of who is registered already. */
export interface KnownPerson {
  readonly id: JobSeekerId;
  readonly name: string;
  readonly signup: { readonly cancelReason: string | undefined } | undefined;
}

/** Another person of the same name and phone. */
export interface Namesake {
  readonly id: JobSeekerId;
  readonly documentTail: string | undefined;
}

/** What a list of sign-ups is held against. */
export interface SignupsKnown {
  /** By `personKey`. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** By `nameAndPhone`. */
  readonly namesakes: ReadonlyMap<string, readonly Namesake[]>;
}

/** Who a row speaks of: the document decides, without one name and phone together. */
export function personKey(row: SignupRow): string | undefined {
  return row.document ? `${row.document.kind} ${row.document.number}` : nameAndPhone(row);
}

export function nameAndPhone({ name, phone }: Pick<SignupRow, 'name' | 'phone'>): string | undefined {
  return phone === undefined || name === '' ? undefined : `${name} ${phone}`;
}

const TEXT_LIMITS = { name: 60, skills: 200, wishedJob: 100, wishedPlace: 100 } as const;

export const SIGNUP_RULES: RowRules<SignupField, SignupRow, SignupsKnown> = {
  fields: SIGNUP_FIELDS,
  readRow,
  findFaults,
  findSuspicions,
};

function readRow(reader: RowReader<SignupField>, place: ReadingPlace): SignupRow {
  const document = readDocument(reader);
  const phone = reader.code('phone', readPhone, false);
  if (reader.shown('documentNumber') === '' && reader.shown('phone') === '') {
    reader.fault('documentNumber', '', { type: 'DocumentOrPhoneMissing' });
  }
  const groups = reader.choices('groups', GROUP_WORDS);
  return {
    row: reader.row,
    name: withoutGaps(reader.text('name', TEXT_LIMITS.name, true) ?? ''),
    document,
    phone,
    ...readSexAndBirth(reader, document, place),
    region: reader.division('region', place.homeDivision),
    education: reader.choice('education', EDUCATION_WORDS),
    groups: groups.length > 0 ? groups : undefined,
    skills: reader.text('skills', TEXT_LIMITS.skills, false),
    wishedJob: reader.text('wishedJob', TEXT_LIMITS.wishedJob, false),
    wishedWage: reader.parsed('wishedWage', parseWageText),
    wishedPlace: reader.text('wishedPlace', TEXT_LIMITS.wishedPlace, false),
    consentOn: readConsent(reader, place),
  };
}

/** Without a kind a resident's number is meant. A kind that is not known leaves the number unread: one fault, not two. */
function readDocument(reader: RowReader<SignupField>): IdentityDocument | undefined {
  const kind = reader.choice('documentKind', DOCUMENT_KIND_WORDS) ?? 'residentId';
  if (reader.isBad('documentKind')) return undefined;
  return reader.code('documentNumber', (text) => parseDocument(kind, text), false);
}

function readPhone(text: string) {
  const phone = parsePhone(text);
  return phone === undefined ? err({ type: 'PhoneInvalid' } as const) : ok(phone);
}

function readSexAndBirth(reader: RowReader<SignupField>, document: IdentityDocument | undefined, { today }: ReadingPlace) {
  const told = document && personOf(document);
  const sex = reader.choice('sex', SEX_WORDS);
  const birthDate = reader.date('birthDate', today);
  if (told && sex !== undefined && sex !== told.sex) {
    reader.fault('sex', reader.shown('sex'), { type: 'SexContradictsDocument', told: told.sex });
  }
  if (told && birthDate !== undefined && birthDate !== told.birthDate) {
    reader.fault('birthDate', reader.shown('birthDate'), { type: 'BirthDateContradictsDocument', told: told.birthDate });
  }
  return { sex: told?.sex ?? sex, birthDate: told?.birthDate ?? birthDate };
}

/** A 是 without a day was given at the latest today. */
function readConsent(reader: RowReader<SignupField>, { today }: ReadingPlace): CalendarDate | undefined {
  const consent = reader.choice('consent', CONSENT_WORDS);
  const on = reader.date('consentOn', today);
  if (consent === 'no' && on !== undefined) reader.fault('consent', reader.shown('consent'), { type: 'ConsentContradiction' });
  return consent === 'no' ? undefined : (on ?? (consent === 'yes' ? today : undefined));
}

/** 王　明 → 王明: names of two characters are often set wide in sheets. Names in Latin letters keep their spaces. */
function withoutGaps(name: string): string {
  return name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}

/** Two rows of one person: the later one is a repeat, also when the records of the two were merged. */
function findFaults(rows: readonly SignupRow[], known: SignupsKnown, report: Report<SignupField>): readonly BadCell[] {
  const personOfRow = (row: SignupRow) => {
    const key = personKey(row);
    return key === undefined ? undefined : known.people.get(key);
  };
  const isThere = (row: SignupRow) => {
    const signup = personOfRow(row)?.signup;
    return signup !== undefined && signup.cancelReason === undefined;
  };
  const repeats = findRepeats(rows, (row) => (isThere(row) ? undefined : (personOfRow(row)?.id ?? personKey(row))));
  return [
    ...rows.filter(isThere).map((row) => reportPerson(row, report, { type: 'AlreadySignedUp' })),
    ...repeats.map(({ row, otherRow }) => reportPerson(row, report, { type: 'DuplicateInFile', otherRow, what: 'person' })),
  ];
}

function findSuspicions(rows: readonly SignupRow[], known: SignupsKnown, report: Report<SignupField>): readonly BadCell[] {
  const repeats = new Map(findRepeats(rows, nameAndPhone).map(({ row, otherRow }) => [row, otherRow]));
  const hasConsent = rows.some((row) => row.consentOn !== undefined);
  const found = rows.flatMap((row) => suspicionsOf(row, known, repeats.get(row), hasConsent, report));
  const [first] = rows;
  if (hasConsent || !first) return found;
  return [report(first.row, 'consent', '', { type: 'ConsentMissingThroughout' }), ...found];
}

function suspicionsOf(
  row: SignupRow,
  known: SignupsKnown,
  otherRow: number | undefined,
  hasConsent: boolean,
  report: Report<SignupField>,
): readonly BadCell[] {
  const found: BadCell[] = [];
  const person = known.people.get(personKey(row) ?? '');
  if (person && person.name !== row.name) {
    found.push(report(row.row, 'name', row.name, { type: 'PersonKnownUnderOtherName', name: person.name }));
  }
  if (person?.signup?.cancelReason !== undefined) {
    found.push(report(row.row, 'name', row.name, { type: 'SignupWasCancelled', reason: person.signup.cancelReason }));
  }
  const namesake = known.namesakes.get(nameAndPhone(row) ?? '')?.find(({ id }) => id !== person?.id);
  if (namesake) found.push(report(row.row, 'name', row.name, { type: 'NamesakeKnown', documentTail: namesake.documentTail }));
  if (otherRow !== undefined) found.push(report(row.row, 'name', row.name, { type: 'NamesakeInFile', otherRow }));
  if (hasConsent && row.consentOn === undefined) found.push(report(row.row, 'consent', '', { type: 'ConsentMissing' }));
  return found;
}

function reportPerson(row: SignupRow, report: Report<SignupField>, fault: BadCell['fault']): BadCell {
  return row.document ? report(row.row, 'documentNumber', row.document.number, fault) : report(row.row, 'phone', row.phone ?? '', fault);
}
