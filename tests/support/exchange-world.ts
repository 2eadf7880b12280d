import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttachmentStore } from '#backend/ports/attachment-store.ts';
import { decideConflict } from '#backend/usecases/exchange/decide-conflict.ts';
import type { ExchangeDeps } from '#backend/usecases/exchange/exchange-deps.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { restampUnsent } from '#backend/usecases/exchange/restamp-unsent.ts';
import { scopeOfPeer } from '#backend/usecases/exchange/scope-of-peer.ts';
import { sendReceipt } from '#backend/usecases/exchange/send-receipt.ts';
import { takeOver } from '#backend/usecases/exchange/take-over.ts';
import type { Database } from '#db/connection/open-database.ts';
import { beginStation } from '#db/exchange/begin-station.ts';
import { exchangeKeys } from '#db/exchange/exchange-key.ts';
import { findView, noteSent } from '#db/exchange/view.ts';
import { findOrganizationKey } from '#db/personal/organization-key.ts';
import { personalData } from '#db/personal/personal-data.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { findPeerById, insertPeer } from '#db/repositories/exchange-peers.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { saveScheme } from '#db/repositories/schemes.ts';
import { insertStation } from '#db/repositories/stations.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { ExchangeError } from '#shared/domain/exchange/exchange-error.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { CommandId, Id, OperatorId, StationId } from '#shared/kernel/ids.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { expectOk, testDatabase, testId, write } from './database.ts';
import { anExchangePeer, aScheme, aStation } from './records.ts';

/** One database at work with a clock of its own: the center, or a station. */
export interface Place {
  db: Database;
  readonly deps: ExchangeDeps;
  readonly operatorId: OperatorId;
  readonly stamp: () => CommandStamp;
  readonly stationId: StationId | undefined;
  readonly peerId: ExchangePeer['id'] | undefined;
  /** By how much its clock is wrong, in milliseconds. */
  offset: number;
}

export interface ExchangeWorld extends AsyncDisposable {
  readonly center: Place;
  readonly stations: readonly Place[];
  /** Lets time go by, for all. */
  readonly wait: (millis: number) => void;
  /** @returns the file, or why there is none */
  readonly handOver: (station: Place) => Promise<string | ExchangeError>;
  readonly receipt: (station: Place) => Promise<string | ExchangeError>;
  readonly deliver: (to: Place, file: string) => Promise<ExchangeError | undefined>;
  /** The station puts its clock right and numbers anew what is not taken in. */
  readonly restamp: (station: Place) => Promise<void>;
  readonly decideAll: (choose: (n: number) => 'ours' | 'theirs') => Promise<number>;
}

const START = Date.parse('2026-03-06T01:00:00.000Z');

/** A center and its stations, in memory; packages are real files. Start files are left out: their secret takes a second each to stretch. */
export async function exchangeWorld(stationCount: number): Promise<ExchangeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-exchange-'));
  let now = START;
  const ids = { next: <Kind extends string>() => testId<Kind>() as Id<Kind> };
  const closing: Database[] = [];

  async function placeOf(name: string, db: Database, operatorId: OperatorId, more: Pick<Place, 'stationId' | 'peerId'>): Promise<Place> {
    const place: Place = {
      db,
      operatorId,
      offset: 0,
      ...more,
      stamp: () => ({ id: testId<'Command'>() as CommandId, operatorId }),
      deps: {
        get db() {
          return place.db;
        },
        clock: { now: (): Instant => instantFromMillis(now + place.offset) },
        ids,
        exchange: { folder: join(folder, name), program: 'test' },
        attachments: memoryAttachments(),
      },
    };
    return place;
  }

  const centerDb = await testDatabase();
  closing.push(centerDb);
  const centerOperator = testId<'Operator'>();
  await write(centerDb, async (trx) => {
    await saveCenter(trx, { name: '淮安市公共就业服务中心', homeDivision: '320800', sample: false });
    await insertOperator(trx, { id: centerOperator, name: '王芳', active: true });
    await saveScheme(trx, aScheme());
  });
  const center = await placeOf('center', centerDb, centerOperator, { stationId: undefined, peerId: undefined });
  const centerKeys = await exchangeKeys(centerDb);
  const organizationKey = await findOrganizationKey(centerDb.kysely);
  if (!organizationKey) throw new Error('No key');

  const stations: Place[] = [];
  for (let n = 1; n <= stationCount; n++) {
    const station = aStation({ code: `S0${n}`, hostDivision: '621102' });
    const operatorId = testId<'Operator'>();
    const proof = randomBytes(32).toString('hex');
    const peer = anExchangePeer(station.id, {
      operators: [operatorId],
      proof: createHash('sha256').update(proof).digest('hex'),
      startedAt: instantFromMillis(now),
    });
    await write(centerDb, async (trx) => {
      await insertOperator(trx, { id: operatorId, name: `张强${n}`, active: true });
      await insertStation(trx, station);
      await insertPeer(trx, peer);
    });
    const view = await findView(centerDb, await scopeOfPeer(center.deps, peer, peer.startedAt), 0);
    await write(centerDb, (trx) => noteSent(trx, peer.id, view.rows, 0));
    const db = await testDatabase();
    closing.push(db);
    const personal = personalData(organizationKey);
    expectOk(
      await beginStation(db, {
        organizationKey: Buffer.from(organizationKey).toString('hex'),
        rows: view.rows,
        peer: {
          ...peer,
          side: 'above',
          name: '淮安市公共就业服务中心',
          signPublic: centerKeys.signPublic,
          ageRecipient: centerKeys.ageRecipient,
          proof: personal.seal(proof, 'exchangeKey'),
        },
      }),
    );
    // As after opening it anew: names and seals follow from the key of the organization.
    stations.push(await placeOf(`s${n}`, { ...db, personal }, operatorId, { stationId: station.id, peerId: peer.id }));
  }

  return {
    center,
    stations,
    wait: (millis) => {
      now += millis;
    },
    handOver: async (station) => {
      const made = await ended(handOver(station.deps, { command: station.stamp() }, undefined));
      if (!made.ok) return made.error.type === 'Exchange' ? made.error.error : fail(made.error);
      return join(folder, nameOf(stations, station), 'out', `${station.peerId}-${made.value.number}.fdx`);
    },
    receipt: async (station) => {
      if (!station.peerId) throw new Error('No station');
      const made = await sendReceipt(center.deps, { command: center.stamp(), peerId: station.peerId });
      if (!made.ok) return made.error.type === 'Exchange' ? made.error.error : fail(made.error);
      return join(folder, 'center', 'out', `${station.peerId}-receipt-${made.value.number}.fdx`);
    },
    deliver: async (to, file) => {
      const taken = await ended(takeOver(to.deps, { command: to.stamp(), file, fileName: 'x.fdx' }, undefined));
      if (taken.ok) return undefined;
      return taken.error.type === 'Exchange' ? taken.error.error : fail(taken.error);
    },
    restamp: async (station) => {
      station.offset = 0;
      const newNodeId = randomBytes(8).toString('hex');
      expectOk(await restampUnsent(station.deps, newNodeId));
      station.db = { ...station.db, nodeId: newNodeId };
    },
    decideAll: async (choose) => {
      const open = await listConflicts(center.db, 'open', 1000);
      for (const [n, conflict] of open.entries()) {
        const decide = (choice: 'ours' | 'theirs') =>
          decideConflict(center.deps, { command: center.stamp(), id: conflict.id, choice, note: '核对后裁定' });
        const decided = await decide(choose(n));
        // What cannot be taken as things stand is declined.
        if (!decided.ok) expectOk(await decide('ours'));
      }
      return open.length;
    },
    [Symbol.asyncDispose]: async () => {
      for (const db of closing) await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nameOf(stations: readonly Place[], station: Place): string {
  return `s${stations.indexOf(station) + 1}`;
}

function fail(error: unknown): never {
  throw new Error(`Unexpected refusal: ${JSON.stringify(error)}`);
}

async function ended<Step, Outcome>(work: AsyncGenerator<Step, Outcome>): Promise<Outcome> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}

function memoryAttachments(): AttachmentStore {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, bytes);
      return sha256;
    },
    get: async (sha256) => kept.get(sha256),
    remove: async (sha256) => void kept.delete(sha256),
  };
}

/** The peer of a station as the center knows it. */
export async function peerAtCenter(world: ExchangeWorld, station: Place): Promise<ExchangePeer> {
  const peer = station.peerId && (await findPeerById(world.center.db, station.peerId));
  if (!peer) throw new Error('No peer');
  return peer;
}
