import { createHash } from 'node:crypto';
import type { Reader } from '#db/connection/handles.ts';
import { findDeskById, findDeskByTokenDigest, insertPairingAttempt, updateDesk } from '#db/repositories/desks.ts';
import { findFairById, listFairsOnDay } from '#db/repositories/fairs.ts';
import { findOperatorById } from '#db/repositories/operators.ts';
import type { DeskHome, deskSideContract } from '#shared/contract/desk-side.ts';
import type { Desk } from '#shared/domain/desks/desk.ts';
import { parsePairingCode } from '#shared/domain/desks/pairing-code.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, changeAs, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import type { PairingDep } from './pairing.ts';

/** The name in the log for what nobody on the list of operators did. */
const NOBODY = '签到台联网';
/** `last_seen_at` is written no more often; every write is a row of the log. */
const SEEN_MILLIS = 3_600_000;

type AdmitDeps = DatabaseDep & ClockDep & IdsDep & PairingDep;

/** 配对: the device that brings an open code gets the rights of its desk; the one that had them before loses them. */
export async function pairDesk(deps: AdmitDeps, input: InputOf<typeof deskSideContract.deskSide.pair>, from: string): Answer<DeskHome> {
  const now = deps.clock.now();
  if (deps.pairing.isTooOften(from, now)) return err({ type: 'PairingTooOften' });
  const code = parsePairingCode(input.code);
  const offer = code && deps.pairing.find(code, now);
  // Before anything is waited for, so that guesses made all at once count as well.
  if (!offer) deps.pairing.noteWrong(from, now);
  const paired = await changeAs(deps, input.commandId, offer?.by ?? NOBODY, 'deskSide.pair', async (writer, actor) => {
    const desk = offer && (await findDeskById(writer, offer.deskId));
    if (!offer || !desk || desk.revoked || !deps.pairing.spend(offer)) return err({ type: 'PairingCodeWrong' });
    const { name: by, at } = actor;
    const admitted: Desk = { ...desk, paired: { tokenDigest: digestOf(input.token), at, by }, lastSeenAt: at };
    await updateDesk(writer, admitted);
    return ok(await homeOf(writer, admitted, at));
  });
  if (!paired.ok && paired.error.type === 'PairingCodeWrong') await keepWrongCode(deps, from);
  return paired;
}

/** Whose token it is; undefined for a wrong one, for one that was replaced and for a desk that was revoked. */
export async function admitDesk(deps: Omit<AdmitDeps, 'pairing'>, token: string): Promise<Desk | undefined> {
  const desk = await findDeskByTokenDigest(deps.db, digestOf(token));
  if (!desk || desk.revoked) return undefined;
  const now = deps.clock.now();
  if (Date.parse(now) - Date.parse(desk.lastSeenAt ?? '1970-01-01') >= SEEN_MILLIS)
    await changeAs(deps, deps.ids.next<'Command'>(), NOBODY, 'desks.seen', async (writer) => {
      const current = await findDeskById(writer, desk.id);
      if (current) await updateDesk(writer, { ...current, lastSeenAt: now });
      return ok();
    });
  return desk;
}

export async function readHome(deps: DatabaseDep & ClockDep, desk: Desk): Answer<DeskHome> {
  return ok(await homeOf(deps.db, desk, deps.clock.now()));
}

async function homeOf(db: Reader, { id, name, operatorId, fairId }: Desk, now: Instant): Promise<DeskHome> {
  const only = fairId === undefined ? undefined : await findFairById(db, fairId);
  const fairs = fairId === undefined ? await listFairsOnDay(db, chinaDate(now)) : only ? [only] : [];
  return {
    id,
    name,
    operatorId,
    operatorName: (await findOperatorById(db, operatorId))?.name ?? '',
    fairs: fairs.filter((fair) => fair.status !== 'cancelled').map(({ id, number, title }) => ({ id, number, title })),
  };
}

async function keepWrongCode(deps: AdmitDeps, from: string): Promise<void> {
  const at = deps.clock.now();
  await changeAs(deps, deps.ids.next<'Command'>(), NOBODY, 'desks.wrongCode', async (writer) => {
    await insertPairingAttempt(writer, { id: deps.ids.next<'PairingAttempt'>(), at, from });
    return ok();
  });
}

/** Of 256 random bits, so that a plain hash is enough and the look-up tells nothing. */
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
