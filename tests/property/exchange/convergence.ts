import { expect } from 'vitest';
import { CENTER_RULES } from '#db/exchange/merge-rules.ts';
import { TAKEN_AWAY } from '#db/exchange/peer-rows.ts';
import { rowDigest } from '#db/exchange/row-digest.ts';
import { checksumOfAll, checksumOfPeer } from '#db/exchange/view.ts';
import { verifyLog } from '#db/log/verify-log.ts';
import type { PeerRowTable } from '#db/schema/exchange-tables.ts';
import type { Row } from '#shared/domain/exchange/arriving-change.ts';
import { expectOk } from '#tests/support/database.ts';
import { type ExchangeWorld, exchangeWorld, type Place, peerAtCenter } from '#tests/support/exchange-world.ts';
import { doEdit, type Step } from './random-script.ts';

/** A file on its way. */
interface Sent {
  readonly file: string;
  readonly to: Place;
}

/** Plays a script, then brings everything together as people would, and holds both sides against each other. */
export async function playAndCompare(stationCount: number, script: readonly Step[]): Promise<void> {
  await using world = await exchangeWorld(stationCount);
  const sent: Sent[] = [];
  for (const step of script) {
    world.wait(60_000);
    const station = 'who' in step ? world.stations[step.who - 1] : undefined;
    switch (step.kind) {
      case 'edit':
        await doEdit(world, step);
        break;
      case 'handOver': {
        const file = station && (await world.handOver(station));
        if (typeof file === 'string') sent.push({ file, to: world.center });
        break;
      }
      case 'receipt': {
        const file = station && (await world.receipt(station));
        if (station && typeof file === 'string') sent.push({ file, to: station });
        break;
      }
      case 'deliver': {
        // Any of what was ever sent: in any order, again and again, late.
        const one = sent[step.pick % Math.max(1, sent.length)];
        if (one) await world.deliver(one.to, one.file);
        break;
      }
      case 'clock':
        if (station) station.offset = step.hours * 3_600_000;
        break;
      case 'wait':
        world.wait(step.hours * 3_600_000);
    }
  }
  // One package was on its way for a month.
  world.wait(30 * 86_400_000);
  await bringTogether(world, sent);
  await compare(world);
}

async function bringTogether(world: ExchangeWorld, sent: readonly Sent[]): Promise<void> {
  for (let round = 0; round < 4; round++) {
    for (const station of world.stations) {
      station.offset = 0;
      await bringUp(world, station, sent);
    }
    await world.decideAll((n) => (n % 2 === 0 ? 'ours' : 'theirs'));
    for (const station of world.stations) {
      const receipt = await world.receipt(station);
      if (typeof receipt !== 'string') throw new Error(JSON.stringify(receipt));
      expect(await world.deliver(station, receipt)).toBeUndefined();
    }
  }
}

/** Everything that a station ever made reaches the center; what bears a time to come is numbered anew. */
async function bringUp(world: ExchangeWorld, station: Place, sent: readonly Sent[]): Promise<void> {
  const own = sent.filter(({ file, to }) => to === world.center && file.includes(`/${station.peerId}-`));
  for (const { file } of own) {
    const refusal = await world.deliver(world.center, file);
    // Numbered anew since, or not to be taken for its clock.
    if (refusal && !['ClockAhead', 'PackagesMissing', 'PackageForked'].includes(refusal.type)) throw new Error(JSON.stringify(refusal));
  }
  for (let attempt = 0; ; attempt++) {
    const file = await world.handOver(station);
    if (typeof file !== 'string') {
      if (file.type === 'NothingToHandOver') return;
      throw new Error(JSON.stringify(file));
    }
    const refusal = await world.deliver(world.center, file);
    if (!refusal) return;
    if (attempt > 1 || !['ClockAhead', 'PackagesMissing'].includes(refusal.type)) throw new Error(JSON.stringify(refusal));
    await world.restamp(station);
  }
}

async function compare(world: ExchangeWorld): Promise<void> {
  const { center } = world;
  expectOk(await verifyLog(center.db));
  expect(center.db.raw.pragma('foreign_key_check')).toEqual([]);
  for (const station of world.stations) {
    const peer = await peerAtCenter(world, station);
    expectOk(await verifyLog(station.db));
    expect(station.db.raw.pragma('foreign_key_check')).toEqual([]);
    const differing = Object.keys(CENTER_RULES).flatMap((table) => differences(center, station, table));
    expect(differing).toEqual([]);
    expect(beliefs(center, station)).toEqual([]);
    expect(await checksumOfAll(station.db, 'station')).toBe(await checksumOfPeer(center.db, peer.id, peer.sent));
  }
  const uneven = center.db.raw
    .prepare(`SELECT id, rows FROM package_in WHERE state = 'merged' AND accepted + same + duplicate + conflict + refused <> rows`)
    .all();
  expect(uneven).toEqual([]);
}

/** Rows that both hold and that are not the same. */
function differences(center: Place, station: Place, table: string): readonly unknown[] {
  const rows = (place: Place) => place.db.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as { id: string }[];
  const here = new Map(rows(center).map((row) => [row.id, row]));
  return rows(station).flatMap((row) => {
    const other = here.get(row.id);
    return other && JSON.stringify(other) !== JSON.stringify(row) ? [{ table, center: other, station: row }] : [];
  });
}

/** Rows of which the center takes the station to hold something else than it does. */
function beliefs(center: Place, station: Place): readonly unknown[] {
  const believed = new Map(
    (center.db.raw.prepare('SELECT tbl, row_id, digest FROM peer_row WHERE peer_id = ?').all(station.peerId) as PeerRowTable[]).map(
      (row) => [`${row.tbl} ${row.row_id}`, row.digest],
    ),
  );
  const held = Object.keys(CENTER_RULES).flatMap((table) =>
    (station.db.raw.prepare(`SELECT * FROM ${table}`).all() as Row[]).map(
      (row) => [`${table} ${row.id}`, rowDigest(table, row), row] as const,
    ),
  );
  const wrong = held
    .filter(([key, digest]) => believed.get(key) !== digest)
    .map(([key, , row]) => ({ key, believed: believed.get(key), row }));
  for (const [key] of held) believed.delete(key);
  return [...wrong, ...[...believed].filter(([, digest]) => digest !== TAKEN_AWAY)];
}
