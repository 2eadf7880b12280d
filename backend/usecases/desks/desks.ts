import type { Reader, Writer } from '#db/connection/handles.ts';
import { findDeskById, insertDesk, listDesks, updateDesk } from '#db/repositories/desks.ts';
import { findFairById } from '#db/repositories/fairs.ts';
import { findOperatorById } from '#db/repositories/operators.ts';
import type { DeskLine, desksContract, PairingOffer } from '#shared/contract/desks.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Desk } from '#shared/domain/desks/desk.ts';
import { pairingAddress } from '#shared/domain/desks/pairing-code.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DeskNetworkDep } from '../../ports/desk-network.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import type { PairingDep } from './pairing.ts';

type DesksDeps = DatabaseDep & ClockDep & DeskNetworkDep & PairingDep;

export async function listDeskLines(deps: DatabaseDep & DeskNetworkDep): Answer<readonly DeskLine[]> {
  const lines: DeskLine[] = [];
  for (const desk of await listDesks(deps.db)) lines.push(await lineOf(deps.db, deps, desk));
  return ok(lines);
}

export function addDesk(deps: DesksDeps & IdsDep, input: InputOf<typeof desksContract.add>): Answer<DeskLine> {
  return change(deps, input.command, 'desks.add', async (writer) => {
    const free = await checkNameFree(writer, input.name);
    if (!free.ok) return free;
    const operator = await findOperatorById(writer, input.deskOperatorId);
    if (!operator?.active) return err({ type: 'NotFound', what: 'operator', id: input.deskOperatorId });
    if (input.fairId !== undefined && !(await findFairById(writer, input.fairId)))
      return err({ type: 'NotFound', what: 'fair', id: input.fairId });
    const desk: Desk = {
      id: deps.ids.next<'Desk'>(),
      name: input.name,
      fairId: input.fairId,
      operatorId: operator.id,
      paired: undefined,
      lastSeenAt: undefined,
      revoked: undefined,
    };
    await insertDesk(writer, desk);
    return ok(await lineOf(writer, deps, desk));
  });
}

export function renameDesk(deps: DesksDeps, input: InputOf<typeof desksContract.rename>): Answer<DeskLine> {
  return change(deps, input.command, 'desks.rename', async (writer) => {
    const desk = await findInUse(writer, input.id);
    if (!desk.ok) return desk;
    const free = await checkNameFree(writer, input.name, input.id);
    if (!free.ok) return free;
    const renamed: Desk = { ...desk.value, name: input.name };
    await updateDesk(writer, renamed);
    return ok(await lineOf(writer, deps, renamed));
  });
}

/** 配对码. It is no change of the data; what it leads to is. */
export async function makePairingCode(deps: DesksDeps, input: InputOf<typeof desksContract.makeCode>): Answer<PairingOffer> {
  const listening = deps.deskNetwork.listening();
  if (!listening) return err({ type: 'DeskNetworkOff' });
  const operator = await findOperatorById(deps.db, input.command.operatorId);
  if (!operator) return err({ type: 'NotFound', what: 'operator', id: input.command.operatorId });
  const desk = await findInUse(deps.db, input.id);
  if (!desk.ok) return desk;
  const { code, expiresAt } = deps.pairing.offer(desk.value.id, operator.name, deps.clock.now());
  return ok({ code, expiresAt, address: pairingAddress(listening.pageAddress, code) });
}

/** 停用: the next call of the desk is refused, and what it has open is cut. */
export async function revokeDesk(deps: DesksDeps, input: InputOf<typeof desksContract.revoke>): Answer<DeskLine> {
  const revoked = await change(deps, input.command, 'desks.revoke', async (writer, actor) => {
    const desk = await findInUse(writer, input.id);
    if (!desk.ok) return desk;
    const ended: Desk = { ...desk.value, revoked: { by: actor.name, at: actor.at, reason: input.reason } };
    await updateDesk(writer, ended, input.reason);
    return ok(await lineOf(writer, deps, ended));
  });
  if (!revoked.ok) return revoked;
  deps.pairing.voidOf(input.id);
  deps.deskNetwork.cut(input.id);
  return revoked;
}

async function findInUse(db: Reader, id: DeskId): Promise<Result<Desk, Refusal>> {
  const desk = await findDeskById(db, id);
  if (!desk) return err({ type: 'NotFound', what: 'desk', id });
  return desk.revoked ? err({ type: 'DeskRevoked', name: desk.name }) : ok(desk);
}

/** Two desks of one name in use could not be told apart on a scan. */
async function checkNameFree(writer: Writer, name: string, except?: DeskId): Promise<Result<undefined, Refusal>> {
  const desks = await listDesks(writer);
  const isTaken = desks.some((desk) => desk.name === name && !desk.revoked && desk.id !== except);
  return isTaken ? err({ type: 'NameTaken', name }) : ok();
}

async function lineOf(db: Reader, { deskNetwork }: DeskNetworkDep, desk: Desk): Promise<DeskLine> {
  const { id, name, operatorId, paired, revoked } = desk;
  const fair = desk.fairId === undefined ? undefined : await findFairById(db, desk.fairId);
  return {
    id,
    name,
    fair: fair && { id: fair.id, number: fair.number, title: fair.title },
    operatorId,
    operatorName: (await findOperatorById(db, operatorId))?.name ?? '',
    paired: paired && { at: paired.at, by: paired.by },
    lastSeenAt: deskNetwork.lastSeenAt(id) ?? desk.lastSeenAt,
    revoked,
  };
}
