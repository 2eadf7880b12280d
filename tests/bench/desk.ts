import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { systemClock } from '#backend/adapters/system-clock.ts';
import { uuidIds } from '#backend/adapters/uuid-ids.ts';
import { createRouter } from '#backend/composition/router.ts';
import type { Session } from '#backend/composition/session.ts';
import type { Startup } from '#backend/composition/startup.ts';
import { createDeskNetwork } from '#backend/hosts/desk-network/desk-network.ts';
import { connectInProcess } from '#backend/hosts/in-process/connect.ts';
import { listenOnLoopback } from '#backend/hosts/loopback-http/loopback-http.ts';
import { newDatabaseKey } from '#db/connection/database-key.ts';
import { type Database, openDatabase } from '#db/connection/open-database.ts';
import { searchJobSeekers } from '#db/repositories/job-seekers.ts';
import { countPeopleAtFair, findStandingScan } from '#db/repositories/scans.ts';
import { findEntryByTicket, listEntriesByFair, searchEntries } from '#db/repositories/signup-entries.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { OperatorId } from '#shared/kernel/ids.ts';
import { testUuid } from '#tests/support/backend.ts';
import { expectOk, temporaryFolder } from '#tests/support/database.ts';
import { AT_FAIR, BIG_FAIR, buildDeskFile, SMALL_FAIR, ticketOf } from './desk-file.ts';
import { atMost, type BenchLine, beside, percentile, within } from './measure.ts';

const LOOKUPS = 1000;
const CHECK_INS = 200;

/** What people type at a desk: a surname, a name, syllables, initials, tails, and something that nobody has. */
const TEXTS = ['王', '李', '建国', '志', 'wang', 'wj', 'zhangwei', 'lx', '0007', '12', '3721', '䶮', 'qqq'] as const;

/** 签到台 on a file of 300,000 people and 1,000,000 sign-ups, encrypted as always. */
export async function benchDesk(): Promise<readonly BenchLine[]> {
  using folder = temporaryFolder();
  const db = expectOk(await openDatabase({ file: folder.in('fairdesk.db'), key: newDatabaseKey() }));
  const start = performance.now();
  await buildDeskFile(db);
  const built = performance.now() - start;
  const session = () => ({ db, clock: systemClock, ids: uuidIds }) as unknown as Session;
  const reportFailure = (error: unknown) => process.stderr.write(String(error));
  const deskNetwork = createDeskNetwork({ addresses: () => [], pageFolder: () => folder.path, session, reportFailure });
  const router = createRouter({ session } as Startup, deskNetwork);
  const host = await listenOnLoopback({
    router,
    pageFolder: folder.path,
    port: 0,
    reportFailure,
  });
  const [token = ''] = host.address.split('#token=').slice(1);
  const headers = { authorization: `Bearer ${token}`, origin: `http://127.0.0.1:${host.port}` };
  const overHttp: FairdeskClient = createORPCClient(new RPCLink({ url: `http://127.0.0.1:${host.port}/rpc`, headers }));
  const inProcess = connectInProcess(router);
  const { id: operatorId } = await inProcess.centers.addOperator({ commandId: testUuid() as never, name: '张三' });
  const lines = [
    { what: 'build of the file', millis: built },
    await benchScanLookup(db),
    ...(await benchCheckIn(db, inProcess, overHttp, operatorId)),
    ...(await benchFigures(db, overHttp)),
    ...(await benchSearch(db)),
  ];
  await host.close();
  await db.close();
  return lines;
}

async function benchScanLookup(db: Database): Promise<BenchLine> {
  const signup = db.raw.prepare(
    `SELECT s.id, s.fair_id, s.cancel_reason, s.job_seeker_id, p.name, p.document_tail, p.education, p.groups
     FROM signup s JOIN job_seeker p ON p.id = s.job_seeker_id WHERE s.ticket_code = ?`,
  );
  const standing = db.raw.prepare(`SELECT * FROM scan WHERE signup_id = ? AND verdict = 'accepted' AND undone_at IS NULL`);
  const ticket = (n: number) => ticketOf((n * 37) % AT_FAIR);
  const { work, floor } = await beside(
    7,
    async () => {
      for (let n = 0; n < LOOKUPS; n++) {
        const entry = await findEntryByTicket(db, ticket(n));
        if (!entry) throw new Error('not found');
        await findStandingScan(db, BIG_FAIR, entry.person.id);
      }
    },
    () => {
      for (let n = 0; n < LOOKUPS; n++) standing.get((signup.get(ticket(n)) as { id: string }).id);
    },
  );
  return {
    what: `scan: ${LOOKUPS} tickets looked up, with the entry that stands`,
    millis: work,
    floor: { name: 'raw driver', millis: floor },
    target: atMost(2.5, work / floor),
  };
}

async function benchCheckIn(
  db: Database,
  inProcess: FairdeskClient,
  overHttp: FairdeskClient,
  operatorId: OperatorId,
): Promise<readonly BenchLine[]> {
  let next = AT_FAIR / 2;
  const scan = async (client: FairdeskClient) => {
    const command = { id: uuidIds.next<'Command'>(), operatorId };
    const { line } = await client.desk.scan({ command, fairId: BIG_FAIR, desk: '签到台1', text: `FT1:${ticketOf(next++)}` });
    if (line.verdict !== 'accepted') throw new Error(`${line.verdict} ${line.reason}`);
  };
  const bare = bareCheckIn(db);
  const { work, floor } = await beside(
    CHECK_INS,
    () => scan(inProcess),
    () => bare(next++),
  );
  const http: number[] = [];
  for (let n = 0; n < CHECK_INS; n++) {
    const start = performance.now();
    await scan(overHttp);
    http.push(performance.now() - start);
  }
  const p95 = percentile(http, 95);
  return [
    {
      what: 'check-in as a whole: command, log, outcome, on disk',
      millis: work,
      floor: { name: 'raw driver: two reads, scan row, log row, on disk', millis: floor },
      target: atMost(2.5, work / floor),
    },
    {
      what: 'scan to verdict over loopback, p95',
      millis: p95,
      target: within(150, p95),
      note: `p50 ${percentile(http, 50).toFixed(1)} ms`,
    },
  ];
}

/** The barest check-in that could be called one: it reads the sign-up and its entry, and writes the scan and a line of the log. */
function bareCheckIn({ raw }: Database): (n: number) => void {
  const signup = raw.prepare('SELECT id, fair_id, cancel_reason FROM signup WHERE ticket_code = ?');
  const standing = raw.prepare(`SELECT id FROM scan WHERE signup_id = ? AND verdict = 'accepted' AND undone_at IS NULL`);
  const scan = raw.prepare(
    `INSERT INTO scan (id, fair_id, signup_id, desk, way, verdict, at, by_whom) VALUES (?, ?, ?, '签到台1', 'code', 'accepted', ?, '张三')`,
  );
  const op = raw.prepare(
    `INSERT INTO op (node, stream, seq, hlc, schema_v, tbl, row, body, actor, command_id, at, h) VALUES ('floor', 'desk', ?, ?, 7, 'scan', ?, ?, '张三', ?, ?, ?)`,
  );
  let seq = 0;
  return (n) => {
    raw.exec('BEGIN IMMEDIATE');
    const found = signup.get(ticketOf(n)) as { id: string; fair_id: string };
    if (standing.get(found.id) !== undefined) throw new Error('stands already');
    const [id, at] = [uuidIds.next<'Scan'>(), new Date().toISOString()];
    scan.run(id, found.fair_id, found.id, at);
    seq += 1;
    const hash = seq.toString(16).padStart(32, '0');
    op.run(seq, hash, id, JSON.stringify({ v: { id, fair_id: found.fair_id, signup_id: found.id, at } }), id, at, hash);
    raw.exec('COMMIT');
  };
}

async function benchSearch(db: Database): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  const like = db.raw.prepare(`SELECT id FROM job_seeker WHERE name LIKE ? OR document_tail LIKE ? OR phone_tail LIKE ? LIMIT 20`);
  const scan = await beside(
    3,
    () => undefined,
    // A text that is nowhere reads all of it, as does every text that fewer than twenty have.
    () => like.all('%䶮%', '䶮%', '䶮%'),
  );
  const searches = {
    'search among 50,000 sign-ups': (text: string) => searchEntries(db, BIG_FAIR, text, 20),
    'search among 100 sign-ups': (text: string) => searchEntries(db, SMALL_FAIR, text, 20),
    'search among 300,000 people': (text: string) => searchJobSeekers(db, text, 20),
  };
  for (const [what, search] of Object.entries(searches)) {
    const times: number[] = [];
    let slowest = { text: '', millis: 0 };
    for (let round = 0; round < 10; round++)
      for (const text of TEXTS) {
        const start = performance.now();
        await search(text);
        const millis = performance.now() - start;
        if (round > 0) times.push(millis);
        if (round > 0 && millis > slowest.millis) slowest = { text, millis };
      }
    const p95 = percentile(times, 95);
    lines.push({
      what: `${what}, p95`,
      millis: p95,
      floor: { name: 'LIKE over all people', millis: scan.floor },
      target: { words: '≤ 100 ms and p50 ≤ 1/100 of LIKE', isMet: p95 <= 100 && percentile(times, 50) * 100 <= scan.floor },
      note: `p50 ${percentile(times, 50).toFixed(2)} ms, 1/${Math.round(scan.floor / percentile(times, 50))} of LIKE; slowest “${slowest.text}” ${slowest.millis.toFixed(1)} ms`,
    });
  }
  return lines;
}

async function benchFigures(db: Database, client: FairdeskClient): Promise<readonly BenchLine[]> {
  const status: number[] = [];
  for (let n = 0; n < 30; n++) {
    const start = performance.now();
    await client.desk.status({ fairId: BIG_FAIR });
    status.push(performance.now() - start);
  }
  const joined = db.raw.prepare(
    `SELECT count(DISTINCT p.root_id) FROM scan c JOIN signup s ON s.id = c.signup_id JOIN job_seeker p ON p.id = s.job_seeker_id
     WHERE c.fair_id = ? AND c.verdict = 'accepted' AND c.undone_at IS NULL`,
  );
  const people = await beside(
    3,
    () => countPeopleAtFair(db, BIG_FAIR),
    () => joined.get(BIG_FAIR),
  );
  const page = await beside(
    5,
    () => listEntriesByFair(db, BIG_FAIR, { limit: 500 }),
    () => undefined,
  );
  return [
    { what: 'status of the desk over loopback, p95', millis: percentile(status, 95), note: `p50 ${percentile(status, 50).toFixed(1)} ms` },
    { what: 'distinct people who came', millis: people.work, floor: { name: 'joining every entry to its person', millis: people.floor } },
    { what: 'a page of 500 sign-ups', millis: page.work },
  ];
}
