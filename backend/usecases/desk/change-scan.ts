import type { Writer } from '#db/connection/handles.ts';
import { findScanById, updateScan } from '#db/repositories/scans.ts';
import { findEntryById } from '#db/repositories/signup-entries.ts';
import type { deskContract, ScanAnswer, ScanLine } from '#shared/contract/desk.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { decideScan } from '#shared/domain/signups/decide-scan.ts';
import type { Scan } from '#shared/domain/signups/signup.ts';
import type { ScanId, SignupId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { subjectOf } from './find-subject.ts';
import { scanAnswer } from './scan.ts';
import { findScanLine } from './scan-lines.ts';

/** 撤销签到: the entry no longer stands; the scan stays. */
export function undoScan(deps: DatabaseDep & ClockDep, input: InputOf<typeof deskContract.undo>): Answer<ScanLine> {
  return change(deps, input.command, 'desk.undo', async (writer, actor) => {
    const scan = await findScanById(writer, input.id);
    if (!scan) return err({ type: 'NotFound', what: 'scan', id: input.id });
    if (scan.verdict !== 'accepted' || scan.undone) return err({ type: 'ScanNotOpen', what: 'undo' });
    const undone: Scan = { ...scan, undone: { by: actor.name, at: actor.at, reason: input.reason } };
    await updateScan(writer, undone, input.reason);
    return ok(await findScanLine(writer, undone));
  });
}

/** The person at the desk says which of the several it is. */
export function chooseSubject(deps: DatabaseDep & ClockDep, input: InputOf<typeof deskContract.choose>): Answer<ScanAnswer> {
  return change(deps, input.command, 'desk.choose', async (writer) => {
    const scan = await findPending(writer, input.id);
    return scan.ok ? settle(writer, scan.value, input.signupId) : scan;
  });
}

/** 处理: a scan that waited turns out to be somebody's, or nobody's and so not let in. */
export function decidePending(deps: DatabaseDep & ClockDep, input: InputOf<typeof deskContract.decidePending>): Answer<ScanAnswer> {
  return change(deps, input.command, 'desk.decidePending', async (writer, actor) => {
    const pending = await findPending(writer, input.id);
    if (!pending.ok) return pending;
    const scan: Scan = { ...pending.value, decided: { by: actor.name, at: actor.at, note: input.note } };
    if (input.signupId !== undefined) return settle(writer, scan, input.signupId);
    const rejected: Scan = { ...scan, verdict: 'rejected' };
    await updateScan(writer, rejected, input.note);
    return ok(
      scanAnswer(rejected, { subject: { found: 'notSignedUp' }, entry: undefined, person: undefined, otherFair: undefined, choices: [] }),
    );
  });
}

export function assignOwner(deps: DatabaseDep & ClockDep, input: InputOf<typeof deskContract.assign>): Answer<ScanLine> {
  return change(deps, input.command, 'desk.assign', async (writer) => {
    const scan = await findPending(writer, input.id);
    if (!scan.ok) return scan;
    const assigned: Scan = { ...scan.value, owner: input.owner };
    await updateScan(writer, assigned);
    return ok(await findScanLine(writer, assigned));
  });
}

/** Gives the scan to a sign-up; it keeps its own moment, for that is when the person stood at the desk. */
async function settle(writer: Writer, scan: Scan, signupId: SignupId): Answer<ScanAnswer> {
  const entry = await findEntryById(writer, signupId);
  if (!entry) return err({ type: 'NotFound', what: 'signup', id: signupId });
  if (entry.signup.fairId !== scan.fairId) return err({ type: 'SignupOfOtherFair' });
  const found = await subjectOf(writer, scan.fairId, entry);
  const settled: Scan = { ...scan, ...decideScan(found.subject), signupId };
  await updateScan(writer, settled, scan.decided?.note);
  return ok(scanAnswer(settled, found));
}

async function findPending(writer: Writer, id: ScanId): Promise<Result<Scan, Refusal>> {
  const scan = await findScanById(writer, id);
  if (!scan) return err({ type: 'NotFound', what: 'scan', id });
  return scan.verdict === 'pending' ? ok(scan) : err({ type: 'ScanNotOpen', what: 'decide' });
}
