import { listPairingAttemptsSince } from '#db/repositories/desks.ts';
import { saveSetting } from '#db/repositories/settings.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { DeskNetworkState, desksContract } from '#shared/contract/desks.ts';
import { instantFromMillis } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DeskNetworkDep } from '../../ports/desk-network.ts';
import { type Answer, change, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { ensureIdentity } from './network-identity.ts';

const DAY_MILLIS = 86_400_000;
const ATTEMPTS_SHOWN = 20;

/** What was switched last. The log tells from it who opened the program to the network and when; the program that starts does not read it. */
const SWITCH = 'deskNetwork';

export async function readNetwork(deps: DatabaseDep & ClockDep & DeskNetworkDep): Answer<DeskNetworkState> {
  const yesterday = instantFromMillis(Date.parse(deps.clock.now()) - DAY_MILLIS);
  return ok({
    listening: deps.deskNetwork.listening(),
    addresses: deps.deskNetwork.addresses(),
    wrongCodes: await listPairingAttemptsSince(deps.db, yesterday, ATTEMPTS_SHOWN),
  });
}

/** 开启签到台联网: until it is switched off or the program ends. */
export async function switchOn(
  deps: DatabaseDep & ClockDep & DeskNetworkDep,
  { command, address, port }: InputOf<typeof desksContract.switchOn>,
): Answer<DeskNetworkState> {
  let isOpened = false;
  const switched = await change(deps, command, 'desks.switchOn', async (writer, actor) => {
    const addresses = deps.deskNetwork.addresses().map((one) => one.address);
    if (!addresses.includes(address)) return err({ type: 'DeskNetworkFailed', reason: 'addressGone', port });
    const identity = await ensureIdentity(writer, deps.db.personal, { address, addresses, now: actor.at });
    const opened = await deps.deskNetwork.open(address, port, identity);
    if (!opened.ok) return err({ type: 'DeskNetworkFailed', reason: opened.error, port });
    isOpened = true;
    await saveSetting(writer, SWITCH, { isOn: true, address, port: opened.value.port });
    return ok();
  });
  if (switched.ok) return readNetwork(deps);
  // What could not be written down is not open either.
  if (isOpened) await deps.deskNetwork.close();
  return switched;
}

export async function switchOff(
  deps: DatabaseDep & ClockDep & DeskNetworkDep,
  { command }: { command: CommandStamp },
): Answer<DeskNetworkState> {
  // Before it is written down: a full disk must not keep the door open.
  await deps.deskNetwork.close();
  const switched = await change(deps, command, 'desks.switchOff', async (writer) => {
    await saveSetting(writer, SWITCH, { isOn: false });
    return ok();
  });
  return switched.ok ? readNetwork(deps) : switched;
}
