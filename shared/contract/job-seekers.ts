import { z } from 'zod';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { JobSeekerId, PersonMergeId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { documentFaultWords } from '../domain/people/document-words.ts';
import type { DuplicateSign } from '../domain/people/duplicates.ts';
import { DOCUMENT_KINDS, type DocumentKind, parseDocument, SEXES, type Sex } from '../domain/people/identity-document.ts';
import { EDUCATIONS, type ObservationSource, PERSON_GROUPS, type PersonAttributes } from '../domain/people/job-seeker.ts';
import type { PersonMerge } from '../domain/people/merging.ts';
import { parsePhone } from '../domain/people/phone.ts';
import { calendarDateText, command, commandStamp, divisionCode, idOf, line, moneyFen, optionalLine, query, reason, typed } from './base.ts';

/** Personal data as they may be seen without a reason: of numbers the tails, of the birth date, which with them would tell the number, the year. */
export interface JobSeekerLine extends Omit<PersonAttributes, 'phone'> {
  readonly id: JobSeekerId;
  readonly documentKind: DocumentKind | undefined;
  readonly documentTail: string | undefined;
  readonly phoneTail: string | undefined;
  readonly sex: Sex | undefined;
  readonly birthYear: number | undefined;
  readonly registeredAt: Instant;
}

/** A value as it was said: the tail of a phone; null: taken back. */
export type SaidValues = { readonly [Attribute in keyof PersonAttributes]?: ShownValue<Attribute> | null };
type ShownValue<Attribute extends keyof PersonAttributes> = Attribute extends 'phone' ? string : PersonAttributes[Attribute];

export interface ObservationLine {
  readonly id: string;
  readonly source: ObservationSource;
  readonly fairTitle: string | undefined;
  readonly at: Instant;
  readonly by: string;
  /** The record it was said of, where that was merged into this person. */
  readonly ofMerged: boolean;
  readonly values: SaidValues;
}

export interface PersonSignup {
  readonly id: string;
  readonly fairId: string;
  readonly fairNumber: string;
  readonly fairTitle: string;
  readonly startsOn: CalendarDate;
  readonly signedUpAt: Instant;
  readonly signedUpBy: string;
  readonly cancelReason: string | undefined;
}

/** 输送 of a person, void ones among them. */
export interface PersonTrip {
  readonly id: string;
  readonly stationId: string;
  readonly stationName: string;
  readonly deliveryId: string;
  readonly number: string;
  readonly departsOn: CalendarDate;
  readonly unitName: string;
  /** Of the trip or of the person's place on it. */
  readonly voidReason: string | undefined;
}

export interface MergeLine extends Omit<PersonMerge, 'mergedId' | 'intoId'> {
  readonly merged: JobSeekerLine;
  readonly into: JobSeekerLine;
}

export interface JobSeekerPage {
  readonly person: JobSeekerLine;
  /** 登记轨迹, newest first. */
  readonly trail: readonly ObservationLine[];
  readonly signups: readonly PersonSignup[];
  /** Latest first. */
  readonly trips: readonly PersonTrip[];
  /** In which the person stands on either side, newest first, undone ones too. */
  readonly merges: readonly MergeLine[];
}

export interface Duplicate {
  readonly person: JobSeekerLine;
  readonly signs: readonly DuplicateSign[];
}

/** 合并预览: both people side by side. Sides stand in the order they were asked for. */
export interface MergePreview {
  readonly sides: readonly [MergeSide, MergeSide];
  /** Who would stand for both. */
  readonly survivor: JobSeekerId;
  /** Whether the other one could stand as well. */
  readonly free: boolean;
  readonly attributes: readonly ComparedAttribute[];
  /** What was compared; the merge is refused once it is no longer so. */
  readonly seen: string;
}

export interface MergeSide {
  readonly person: JobSeekerLine;
  /** Records, its own and those merged into it. */
  readonly records: number;
  readonly observations: number;
  readonly signups: number;
}

export interface ComparedAttribute {
  readonly attribute: keyof PersonAttributes;
  readonly sides: readonly [Saying | undefined, Saying | undefined];
  /** The side whose value is newer and will show. */
  readonly shows: 0 | 1;
}

export interface Saying {
  readonly values: SaidValues;
  readonly at: Instant;
  readonly by: string;
}

/** Numbers of one person in clear; undefined where none is known or it was not asked for. */
export interface RevealedNumbers {
  readonly documentNumber: string | undefined;
  readonly phone: string | undefined;
}

const documentFields = { documentKind: z.enum(DOCUMENT_KINDS), documentNumber: line(40) };

const phone = optionalLine(40).refine((text) => text === undefined || parsePhone(text) !== undefined, {
  params: { words: '应为 11 位手机号码，或带区号的固定电话' },
});

const attributeFields = {
  name: line(60),
  phone,
  region: divisionCode.optional(),
  education: z.enum(EDUCATIONS).optional(),
  groups: z.array(z.enum(PERSON_GROUPS)).max(PERSON_GROUPS.length).optional(),
  skills: optionalLine(200),
  wishedJob: optionalLine(80),
  wishedWage: moneyFen.optional(),
  wishedPlace: optionalLine(80),
  consentOn: calendarDateText.optional(),
};

/** Checked also while other fields are wrong, so that every error stands under its field at once. */
const whenReadable = {
  when: ({ issues }: { readonly issues: readonly { readonly path?: readonly PropertyKey[] | undefined }[] }) =>
    !issues.some(({ path }) => ['documentKind', 'documentNumber', 'phone'].includes(String(path?.[0]))),
};

function checkDocument(context: z.RefinementCtx, kind: DocumentKind, number: string): void {
  const parsed = parseDocument(kind, number);
  if (parsed.ok) return;
  context.addIssue({ code: 'custom', path: ['documentNumber'], params: { words: documentFaultWords(parsed.error) } });
}

/** 登记: who came without a document is known by name and phone until it is there. */
export const jobSeekerDetails = z
  .object({
    documentKind: documentFields.documentKind,
    documentNumber: optionalLine(40),
    ...attributeFields,
    /** Only where the document does not tell. */
    sex: z.enum(SEXES).optional(),
    birthDate: calendarDateText.optional(),
  })
  .superRefine(({ documentKind, documentNumber, phone: given }, context) => {
    if (documentNumber !== undefined) checkDocument(context, documentKind, documentNumber);
    else if (given === undefined) context.addIssue({ code: 'custom', path: ['phone'], params: { words: '没有证件号码时请填写电话' } });
  }, whenReadable);

/** 更正: the attributes as they shall show; what is absent is taken back, except a phone, which stays unless it is removed. */
export const jobSeekerCorrection = z.object({ ...attributeFields, removePhone: z.boolean().optional() });

export const jobSeekerDocument = z
  .object(documentFields)
  .superRefine(({ documentKind, documentNumber }, context) => checkDocument(context, documentKind, documentNumber), whenReadable);

/** 查看原因, 导出原因: kept in the log for as long as the log. */
export const disclosureReason = reason.refine((text) => [...text].length >= 2, { params: { words: '请写明原因，至少两个字' } });

export const revealRequest = z.object({ numbers: z.array(z.enum(['document', 'phone'])).min(1), reason: disclosureReason });

const listed = {
  text: z.string().max(80).optional(),
  group: z.enum(PERSON_GROUPS).optional(),
  education: z.enum(EDUCATIONS).optional(),
  region: divisionCode.optional(),
};

const pair = z.object({ a: idOf<'JobSeeker'>(), b: idOf<'JobSeeker'>() });

export const jobSeekersContract = {
  /** Pages by key: pass the last line's `after` to go on. What a text finds comes as one page. */
  list: query
    .input(z.object({ ...listed, after: z.string().max(200).optional(), limit: z.number().int().min(1).max(500) }))
    .output(typed<{ people: readonly JobSeekerLine[]; after: string | undefined; total: number | undefined }>()),
  /** A record that was merged leads to the person it belongs to. */
  get: query.input(z.object({ id: idOf<'JobSeeker'>() })).output(typed<JobSeekerPage>()),
  findDuplicates: query.input(z.object({ id: idOf<'JobSeeker'>() })).output(typed<readonly Duplicate[]>()),
  register: command
    .input(z.object({ command: commandStamp, details: jobSeekerDetails }))
    .output(typed<{ person: JobSeekerLine; isNew: boolean; otherName: string | undefined }>()),
  update: command
    .input(z.object({ command: commandStamp, id: idOf<'JobSeeker'>(), details: jobSeekerCorrection }))
    .output(typed<JobSeekerLine>()),
  /** 补录或更正证件. @returns the person under the record that the document makes */
  addDocument: command
    .input(z.object({ command: commandStamp, id: idOf<'JobSeeker'>(), document: jobSeekerDocument }))
    .output(typed<JobSeekerLine>()),
  mergePreview: query.input(pair).output(typed<MergePreview>()),
  /** @param seen of the preview that was confirmed */
  merge: command
    .input(z.object({ command: commandStamp, people: pair, survivor: idOf<'JobSeeker'>(), seen: z.string().max(64), reason }))
    .output(typed<{ mergeId: PersonMergeId; person: JobSeekerLine }>()),
  unmerge: command
    .input(z.object({ command: commandStamp, id: idOf<'PersonMerge'>(), reason }))
    .output(typed<{ merged: JobSeekerId; into: JobSeekerId }>()),
  reveal: command
    .input(z.object({ command: commandStamp, id: idOf<'JobSeeker'>(), request: revealRequest }))
    .output(typed<RevealedNumbers>()),
  exportList: query.input(z.object(listed)).output(z.file()),
  /** With the numbers in clear; each person whose numbers are in it stands in the log with the reason. */
  exportInClear: command.input(z.object({ command: commandStamp, ...listed, reason: disclosureReason })).output(z.file()),
};
