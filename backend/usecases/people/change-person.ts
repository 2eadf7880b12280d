import type { PersonalData } from '#db/personal/personal-data.ts';
import { findJobSeekerById, insertObservations } from '#db/repositories/job-seekers.ts';
import { insertPersonMerge } from '#db/repositories/person-merges.ts';
import type { JobSeekerLine, jobSeekersContract } from '#shared/contract/job-seekers.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type DocumentKind, type IdentityDocument, parseDocument } from '#shared/domain/people/identity-document.ts';
import type { JobSeeker, ObservedValues } from '#shared/domain/people/job-seeker.ts';
import { parsePhone } from '#shared/domain/people/phone.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { findRoot, findStanding } from './find-people.ts';
import { jobSeekerLine } from './job-seeker-lines.ts';
import { settleRoots } from './merge-people.ts';
import { registerPeople, sealPhone, showNewest } from './register.ts';

type Changing = DatabaseDep & ClockDep & IdsDep;

/** 窗口登记: the person of the document, or a new one. */
export function registerAtDesk(
  deps: Changing,
  input: InputOf<typeof jobSeekersContract.register>,
): Answer<{ person: JobSeekerLine; isNew: boolean; otherName: string | undefined }> {
  return change(deps, input.command, 'jobSeekers.register', async (writer, actor) => {
    const { documentKind, documentNumber, phone, groups, ...said } = input.details;
    const [registered] = await registerPeople(
      deps,
      writer,
      deps.db.personal,
      [
        {
          ...said,
          // A box that nobody ticked says nothing of what the person belongs to.
          ...(groups && groups.length > 0 ? { groups } : {}),
          document: documentNumber === undefined ? undefined : checkedDocument(documentKind, documentNumber),
          phone: phone === undefined ? undefined : parsePhone(phone),
        },
      ],
      { actor, source: 'desk', fairId: undefined, importBatchId: undefined },
    );
    if (!registered) throw new Error('Nobody was registered');
    return ok({ person: jobSeekerLine(registered.person), isNew: registered.isNew, otherName: registered.otherName });
  });
}

/** 更正: what differs from what shows is kept as said now. */
export function updatePerson(deps: Changing, input: InputOf<typeof jobSeekersContract.update>): Answer<JobSeekerLine> {
  return change(deps, input.command, 'jobSeekers.update', async (writer, actor) => {
    const person = await findStanding(writer, input.id);
    if (!person.ok) return person;
    const values = correctionOf(deps.db.personal, person.value, input.details);
    if (Object.keys(values).length === 0) return ok(jobSeekerLine(person.value));
    await insertObservations(writer, [
      {
        id: deps.ids.next<'Observation'>(),
        jobSeekerId: person.value.id,
        values,
        source: 'edit',
        fairId: undefined,
        observedAt: actor.at,
        observedBy: actor.name,
        importBatchId: undefined,
      },
    ]);
    return ok(jobSeekerLine(await showNewest(writer, person.value)));
  });
}

function correctionOf(
  personal: PersonalData,
  shown: JobSeeker,
  { phone, removePhone, ...said }: InputOf<typeof jobSeekersContract.update>['details'],
): ObservedValues {
  const { name, region, education, groups = [], skills, wishedJob, wishedWage, wishedPlace, consentOn } = said;
  const attributes = { name, region, education, groups, skills, wishedJob, wishedWage, wishedPlace, consentOn };
  const changed = Object.entries(attributes).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(shown[key as keyof typeof attributes]),
  );
  const values: ObservedValues = Object.fromEntries(changed.map(([key, value]) => [key, value ?? null]));
  const number = phone === undefined ? undefined : parsePhone(phone);
  if (number !== undefined && personal.index(number) !== shown.phone?.index) return { ...values, phone: sealPhone(personal, number) };
  return number === undefined && removePhone && shown.phone ? { ...values, phone: null } : values;
}

/**
 * 补录或更正证件: the document makes its own record, which stands for the person from now on; the one before is merged into it. A document
 * under which somebody is known already is refused with that person's name, to be compared and merged.
 */
export function addDocument(deps: Changing, input: InputOf<typeof jobSeekersContract.addDocument>): Answer<JobSeekerLine> {
  return change(deps, input.command, 'jobSeekers.addDocument', async (writer, actor): Answer<JobSeekerLine> => {
    const found = await findStanding(writer, input.id);
    if (!found.ok) return found;
    const before = found.value;
    const document = checkedDocument(input.document.documentKind, input.document.documentNumber);
    const owner = await findRoot(writer, deps.db.personal.jobSeekerId(document));
    if (owner) return err(documentRefusal(owner, before));
    const { name, sex, birthDate } = before;
    const context = { actor, source: 'edit', fairId: undefined, importBatchId: undefined } as const;
    const [made] = await registerPeople(deps, writer, deps.db.personal, [{ name, document, phone: undefined, sex, birthDate }], context);
    if (!made) throw new Error('The document made no record');
    await insertPersonMerge(writer, {
      id: deps.ids.next<'PersonMerge'>(),
      mergedId: before.id,
      intoId: made.person.id,
      reason: before.document ? '更正证件' : '补录证件',
      by: actor.name,
      at: actor.at,
      undone: undefined,
    });
    await settleRoots(writer, [before.id, made.person.id]);
    const person = await findJobSeekerById(writer, made.person.id);
    if (!person) throw new Error(`Record ${made.person.id} is not there after it was written`);
    return ok(jobSeekerLine(person));
  });
}

function documentRefusal(owner: JobSeeker, person: JobSeeker): Refusal {
  return owner.id === person.id
    ? { type: 'SamePerson', name: person.name }
    : { type: 'DocumentOfAnother', personId: owner.id, name: owner.name };
}

/** @throws when the number is wrong: the contract lets none of these through */
function checkedDocument(kind: DocumentKind, number: string): IdentityDocument {
  const document = parseDocument(kind, number);
  if (!document.ok) throw new Error(`A document was let through with ${document.error.type}`);
  return document.value;
}
