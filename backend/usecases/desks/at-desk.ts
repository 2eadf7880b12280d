import { findFairById } from '#db/repositories/fairs.ts';
import { findScanById } from '#db/repositories/scans.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { DeskStatus, deskContract, ScanAnswer, ScanLine } from '#shared/contract/desk.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type Desk, isFairOfDesk } from '#shared/domain/desks/desk.ts';
import { believedMoment } from '#shared/domain/signups/decide-scan.ts';
import type { FairId, ScanId } from '#shared/kernel/ids.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { chooseSubject, undoScan } from '../desk/change-scan.ts';
import { readDeskStatus } from '../desk/desk-status.ts';
import { scan, walkIn } from '../desk/scan.ts';
import type { InputOf } from '../input-of.ts';

type AtDeskDeps = DatabaseDep & ClockDep & IdsDep;

/** The acts of check-in as a desk on the network may do them: at its fairs, under its own name and its own 经办人, whatever it says. */
export async function scanAtDesk(deps: AtDeskDeps, desk: Desk, input: InputOf<typeof deskContract.scan>): Answer<ScanAnswer> {
  const allowed = await checkFair(deps, desk, input.fairId, input.takenAt);
  return allowed.ok ? scan(deps, { ...input, ...asDesk(desk, input) }) : allowed;
}

export async function walkInAtDesk(deps: AtDeskDeps, desk: Desk, input: InputOf<typeof deskContract.walkIn>): Answer<ScanAnswer> {
  const allowed = await checkFair(deps, desk, input.fairId, input.takenAt);
  return allowed.ok ? walkIn(deps, { ...input, ...asDesk(desk, input) }) : allowed;
}

export async function chooseAtDesk(deps: AtDeskDeps, desk: Desk, input: InputOf<typeof deskContract.choose>): Answer<ScanAnswer> {
  const allowed = await checkOwnScan(deps, desk, input.id);
  return allowed.ok ? chooseSubject(deps, { ...input, command: asDesk(desk, input).command }) : allowed;
}

export async function undoAtDesk(deps: AtDeskDeps, desk: Desk, input: InputOf<typeof deskContract.undo>): Answer<ScanLine> {
  const allowed = await checkOwnScan(deps, desk, input.id);
  return allowed.ok ? undoScan(deps, { ...input, command: asDesk(desk, input).command }) : allowed;
}

export async function readStatusAtDesk(deps: AtDeskDeps, desk: Desk, input: { fairId: FairId }): Answer<DeskStatus> {
  const allowed = await checkFair(deps, desk, input.fairId);
  return allowed.ok ? readDeskStatus(deps, input) : allowed;
}

function asDesk(desk: Desk, { command }: { readonly command: CommandStamp }) {
  return { desk: desk.name, command: { ...command, operatorId: desk.operatorId } };
}

/** @param takenAt of a scan that is delivered later: a desk for the fairs of the day may still bring in those of the day before */
async function checkFair(deps: AtDeskDeps, desk: Desk, fairId: FairId, takenAt?: Instant): Promise<Result<undefined, Refusal>> {
  const fair = await findFairById(deps.db, fairId);
  if (!fair) return err({ type: 'NotFound', what: 'fair', id: fairId });
  const day = chinaDate(believedMoment(takenAt, deps.clock.now()).at);
  return isFairOfDesk(desk, fair, day) ? ok() : err({ type: 'FairNotOfDesk' });
}

async function checkOwnScan(deps: AtDeskDeps, desk: Desk, id: ScanId): Promise<Result<undefined, Refusal>> {
  const found = await findScanById(deps.db, id);
  if (!found) return err({ type: 'NotFound', what: 'scan', id });
  return found.desk === desk.name ? checkFair(deps, desk, found.fairId, found.at) : err({ type: 'ScanOfOtherDesk' });
}
