import type { Writer } from '#db/connection/handles.ts';
import { insertScan } from '#db/repositories/scans.ts';
import type { deskContract, ScanAnswer } from '#shared/contract/desk.ts';
import { parseContactNumber } from '#shared/domain/signups/contact-number.ts';
import { believedMoment, decideScan, isDoubleRead } from '#shared/domain/signups/decide-scan.ts';
import { readScan, type ScannedText } from '#shared/domain/signups/read-scan.ts';
import type { Scan, ScanWay } from '#shared/domain/signups/signup.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Actor, type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { registerPeople } from '../people/register.ts';
import { ensureSignup, findFairThatTakesPlace } from '../signups/sign-up.ts';
import { type FoundSubject, findSubject, subjectOf } from './find-subject.ts';
import { scanLine } from './scan-lines.ts';

type AtDesk = Pick<InputOf<typeof deskContract.scan>, 'fairId' | 'desk' | 'takenAt'>;

/** 签到: whatever was scanned becomes a row with its verdict, in one transaction. */
export function scan(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof deskContract.scan>): Answer<ScanAnswer> {
  return change(deps, input.command, 'desk.scan', (writer, actor) => takeScan(deps, writer, actor, input));
}

export async function takeScan(
  deps: DatabaseDep & IdsDep,
  writer: Writer,
  actor: Actor,
  input: AtDesk & { readonly text: string },
): Answer<ScanAnswer> {
  const fair = await findFairThatTakesPlace(writer, input.fairId);
  if (!fair.ok) return fair;
  const read = readScan(input.text);
  const found = await findSubject(writer, deps.db.personal, input.fairId, read);
  // Kept where it led to nobody for certain, sealed: it may be an ID number.
  const text = found.entry ? undefined : deps.db.personal.seal(input.text, 'scan');
  const answer = await keepScan(deps, writer, { at: input, actor, way: WAYS[read.kind], text }, found);
  return ok({ ...answer, fault: read.kind === 'unknown' ? read.fault : undefined });
}

/** 现场登记: registers the person, signs up and lets in, all or nothing. */
export function walkIn(deps: DatabaseDep & ClockDep & IdsDep, input: InputOf<typeof deskContract.walkIn>): Answer<ScanAnswer> {
  return change(deps, input.command, 'desk.walkIn', (writer, actor) => takeWalkIn(deps, writer, actor, input));
}

export async function takeWalkIn(
  deps: DatabaseDep & IdsDep,
  writer: Writer,
  actor: Actor,
  input: AtDesk & { readonly name: string; readonly number: string },
): Answer<ScanAnswer> {
  const fair = await findFairThatTakesPlace(writer, input.fairId);
  if (!fair.ok) return fair;
  const number = parseContactNumber(input.number);
  if (!number.ok) return err(number.error);
  const { phone, document } = { phone: undefined, document: undefined, ...number.value };
  const [registered] = await registerPeople(deps, writer, deps.db.personal, [{ name: input.name, phone, document }], {
    actor,
    source: 'walkIn',
    fairId: input.fairId,
    importBatchId: undefined,
  });
  if (!registered) throw new Error('A registration was made for nobody');
  const { entry } = await ensureSignup(writer, deps.db.personal, {
    fair: fair.value,
    person: registered.person,
    source: 'walkIn',
    actor,
  });
  const found = await subjectOf(writer, input.fairId, entry);
  return ok(await keepScan(deps, writer, { at: input, actor, way: 'walkIn', text: undefined }, found));
}

const WAYS: Readonly<Record<ScannedText['kind'], ScanWay>> = {
  ticket: 'code',
  unknown: 'code',
  document: 'document',
  phone: 'search',
  search: 'search',
};

export interface Act {
  readonly at: AtDesk;
  readonly actor: Actor;
  readonly way: ScanWay;
  readonly text: Scan['text'];
}

/** Decides and keeps a scan. */
export async function keepScan(deps: IdsDep, writer: Writer, { at, actor, way, text }: Act, found: FoundSubject): Promise<ScanAnswer> {
  const moment = believedMoment(at.takenAt, actor.at);
  const kept: Scan = {
    ...decideScan(found.subject),
    id: deps.ids.next<'Scan'>(),
    fairId: at.fairId,
    signupId: found.entry?.signup.id,
    desk: at.desk,
    way,
    text,
    at: moment.at,
    by: actor.name,
    owner: undefined,
    decided: undefined,
    undone: undefined,
  };
  await insertScan(writer, kept);
  return { ...scanAnswer(kept, found), isClockOff: moment.isClockOff };
}

export function scanAnswer(kept: Scan, found: FoundSubject): ScanAnswer {
  const first = found.subject.found === 'signup' ? found.subject.standing : undefined;
  return {
    line: scanLine(kept, found.person),
    first,
    // Nobody looks a name up twice in one movement.
    isDoubleRead: first !== undefined && kept.way !== 'search' && isDoubleRead(first, kept.at, kept.desk),
    otherFair: found.otherFair,
    choices: found.choices,
    fault: undefined,
    isClockOff: false,
  };
}
