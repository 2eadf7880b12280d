import { createHash, randomBytes, randomInt } from 'node:crypto';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { viewLines } from '#db/exchange/row-lines.ts';
import { findView } from '#db/exchange/view.ts';
import { findOrganizationKey } from '#db/personal/organization-key.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { findPeerAbove, insertPeer } from '#db/repositories/exchange-peers.ts';
import { insertOperator, listOperators } from '#db/repositories/operators.ts';
import { insertPackageOut } from '#db/repositories/packages.ts';
import { findStationById } from '#db/repositories/stations.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { StartedCopy } from '#shared/domain/exchange/exchange-status.ts';
import { formatStartSecret, SECRET_DIGITS } from '#shared/domain/exchange/start-secret.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { OperatorId, StationId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { packRows, sealForCustodian, writePackage } from '../../adapters/packages/package-writer.ts';
import { type Answer, change } from '../answer.ts';
import { refusingDiskFailure } from './cancellable.ts';
import { custodianRecipient } from './custodian.ts';
import { type ExchangeDeps, refuse } from './exchange-deps.ts';
import { exchangeFile } from './exchange-files.ts';
import { composeHeader, packageOutOf } from './made-package.ts';
import { noteRowsSent } from './note-rows-sent.ts';
import { scopeOfPeer } from './scope-of-peer.ts';
import type { StartContent } from './start-content.ts';

export interface StartCopy {
  readonly command: CommandStamp;
  readonly stationId: StationId;
  readonly rights: ExchangePeer['rights'];
  /** 站点经办人. */
  readonly operatorNames: readonly string[];
  readonly expiresOn: CalendarDate;
}

/**
 * 生成启动文件: all that a station needs to begin, in one file under a secret. The copy is a new peer with numbers and keys of its own; an
 * earlier copy of the station stays as it is until it is revoked.
 */
export function startCopy(deps: ExchangeDeps, input: StartCopy): Answer<StartedCopy> {
  return refusingDiskFailure(() => makeStart(deps, input));
}

async function makeStart(deps: ExchangeDeps, input: StartCopy): Answer<StartedCopy> {
  const { db } = deps;
  const center = await findCenter(db);
  if (!center) return err({ type: 'SetupMissing' });
  if ((await findPeerAbove(db))?.rights === 'station') return refuse({ type: 'IsAStation' });
  const station = await findStationById(db, input.stationId);
  if (!station) return err({ type: 'NotFound', what: 'station', id: input.stationId });
  const at = deps.clock.now();
  if (input.expiresOn <= chinaDate(at)) return err({ type: 'DatesReversed', from: chinaDate(at), to: input.expiresOn });

  const proof = randomBytes(32).toString('hex');
  const begun = await beginPeer(deps, input, station.name, digestOf(proof));
  if (!begun.ok) return begun;
  const peer = begun.value;
  const view = await findView(db, await scopeOfPeer(deps, peer, at), 0);
  const noted = await noteRowsSent(deps, input.command.operatorId, peer.id, view.rows, 0);
  if (!noted.ok) return noted;

  const keys = await exchangeKeys(db);
  const secret = newSecret();
  const content = await contentOf(deps, peer, proof, keys);
  const rows = await packRows([[JSON.stringify(content), ...viewLines(view.rows)]]);
  const header = composeHeader(
    deps,
    {
      kind: 'start',
      peer,
      from: center.name,
      to: station.name,
      stationCode: station.code,
      number: 0,
      previous: undefined,
      madeBy: peer.startedBy,
      madeAt: at,
      rows: view.rows.length + 1,
      packed: rows,
      taken: 0,
      checksum: view.checksum,
    },
    {
      // Whoever knows the secret may believe the key that stands here.
      enrolment: { signPublic: keys.signPublic, ageRecipient: keys.ageRecipient, proof: digestOf(proof) },
      expiresOn: input.expiresOn,
      escrow: peer.custodianRecipient && (await sealForCustodian(secret, peer.custodianRecipient)),
    },
  );
  const made = await writePackage({
    file: exchangeFile(deps.exchange.folder, 'out', `${peer.id}-start.fdx`),
    header,
    rows: rows.bytes,
    attachment: () => Promise.reject(new Error('A start file has no attachments')),
    signPrivate: keys.signPrivate,
    seal: { secret },
  });
  // The first line is no row.
  const out = { ...packageOutOf(header, made, peer, {}), rows: view.rows.length };
  return change(deps, input.command, 'exchange.startCopy', async (writer) => {
    await insertPackageOut(writer, out);
    return ok({ packageId: out.id, fileName: out.fileName, secret, rows: out.rows });
  });
}

/** The copy as a peer, and its operators. A file that is never made leaves a peer that nothing can come from. */
function beginPeer(deps: ExchangeDeps, input: StartCopy, name: string, proof: string): Answer<ExchangePeer> {
  const stamp = { id: deps.ids.next<'Command'>(), operatorId: input.command.operatorId };
  return change(deps, stamp, 'exchange.beginCopy', async (writer, actor) => {
    const known = new Map((await listOperators(writer)).map((operator) => [operator.name, operator.id]));
    const operators: OperatorId[] = [];
    for (const operatorName of new Set(input.operatorNames)) {
      const id = known.get(operatorName) ?? deps.ids.next<'Operator'>();
      if (!known.has(operatorName)) await insertOperator(writer, { id, name: operatorName, active: true });
      operators.push(id);
    }
    const peer: ExchangePeer = {
      id: deps.ids.next<'ExchangePeer'>(),
      side: 'below',
      stationId: input.stationId,
      name,
      rights: input.rights,
      signPublic: undefined,
      ageRecipient: undefined,
      custodianRecipient: await custodianRecipient(writer),
      operators,
      proof,
      expiresOn: input.expiresOn,
      startedAt: actor.at,
      startedBy: actor.name,
      enrolledAt: undefined,
      sent: 0,
      acknowledged: 0,
      taken: 0,
      agreed: undefined,
      disagreedAt: undefined,
      revoked: undefined,
    };
    await insertPeer(writer, peer);
    return ok(peer);
  });
}

async function contentOf(
  { db }: ExchangeDeps,
  peer: ExchangePeer,
  proof: string,
  keys: { readonly signPublic: string; readonly ageRecipient: string },
): Promise<StartContent> {
  const organizationKey = await findOrganizationKey(db.kysely);
  if (!organizationKey) throw new Error('The database has no key of its organization');
  return {
    copy: peer.id,
    stationId: peer.stationId,
    rights: peer.rights,
    organizationKey: Buffer.from(organizationKey).toString('hex'),
    signPublic: keys.signPublic,
    ageRecipient: keys.ageRecipient,
    custodianRecipient: peer.custodianRecipient,
    proof,
    operators: peer.operators,
    expiresOn: peer.expiresOn,
  };
}

function digestOf(proof: string): string {
  return createHash('sha256').update(proof).digest('hex');
}

function newSecret(): string {
  return formatStartSecret(Array.from({ length: SECRET_DIGITS }, () => randomInt(10)).join(''));
}
