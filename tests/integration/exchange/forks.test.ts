import { afterAll, beforeAll, expect, test } from 'vitest';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { createFair } from '#backend/usecases/fairs/change-fair.ts';
import { type Database, openDatabase } from '#db/connection/open-database.ts';
import { APPLICATION_ID } from '#db/connection/sqlite-file.ts';
import { FAIR_DETAILS } from '#tests/support/backend.ts';
import { expectOk, temporaryFolder } from '#tests/support/database.ts';
import { ended } from '#tests/support/exchange.ts';
import { type ExchangeWorld, exchangeWorld, type Place } from '#tests/support/exchange-world.ts';

let world: ExchangeWorld;

beforeAll(async () => {
  world = await exchangeWorld(1);
});
afterAll(() => world[Symbol.asyncDispose]());

async function fairs(place: Place, ...titles: readonly string[]): Promise<void> {
  for (const title of titles)
    expectOk(await createFair(place.deps, { command: place.stamp(), details: { ...FAIR_DETAILS, title } } as never));
}

async function file(place: Place): Promise<string> {
  const made = await world.handOver(place);
  if (typeof made !== 'string') throw new Error(JSON.stringify(made));
  return made;
}

/** The station's file copied in the explorer: the same node, going its own way from here. */
async function copyOf(station: Place, path: string): Promise<Database> {
  station.db.raw.pragma(`application_id = ${APPLICATION_ID}`);
  station.db.raw.exec(`VACUUM INTO '${path}'`);
  const db = expectOk(await openDatabase({ file: path, key: undefined }));
  return { ...db, personal: station.db.personal };
}

test.each([
  ['shorter than what came before it', 1],
  ['as long', 2],
  ['longer', 3],
])('a copied laptop gives the same numbers to other rows, %s: refused by name, and nothing is lost or overwritten', async (_how, count) => {
  const [station] = world.stations as [Place];
  using folder = temporaryFolder();
  await fairs(station, '共同的');
  expect(await world.deliver(world.center, await file(station))).toBeUndefined();
  const db = await copyOf(station, folder.in('twin.db'));
  const { clock, ids, attachments, exchange } = station.deps;
  const twin: Place = { ...station, db, deps: { db, clock, ids, attachments, exchange: { ...exchange, folder: folder.path } } };
  await fairs(station, '本机甲', '本机乙');
  const first = await file(station);
  await fairs(twin, ...Array.from({ length: count }, (_, n) => `副本${n}`));
  const made = expectOk(await ended(handOver(twin.deps, { command: twin.stamp() }, undefined)));
  const second = folder.in(`out/${station.peerId}-${made.number}.fdx`);

  expect(await world.deliver(world.center, first)).toBeUndefined();
  expect(await world.deliver(world.center, second)).toMatchObject({ type: 'PackageForked', from: '第1劳务协作站' });
  const titles = world.center.db.raw.prepare("SELECT title FROM fair WHERE title LIKE '副本%'").all();
  expect(titles).toEqual([]);
  // The true one goes on.
  await fairs(station, '以后的');
  expect(await world.deliver(world.center, await file(station))).toBeUndefined();
  await twin.db.close();
});
