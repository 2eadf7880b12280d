import type { Database } from '#db/connection/open-database.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import { deriveJobSeekerKeys } from '#db/derived/job-seeker-keys.ts';
import { tailOf } from '#shared/domain/people/masking.ts';
import { type TicketCode, withTicketCheck } from '#shared/domain/signups/ticket-code.ts';
import type { FairId, JobSeekerId, SignupId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';

export const PEOPLE = 300_000;
export const SIGNUPS = 1_000_000;
/** Of the one big fair. */
export const AT_FAIR = 50_000;
/** Entered before the measuring begins. */
const ENTERED = 20_000;
/** One small fair, for the search in it. */
export const AT_SMALL_FAIR = 100;
const OTHER_FAIR = 10_000;

export const BIG_FAIR = uuidOf(0xfa, 0) as FairId;
export const SMALL_FAIR = uuidOf(0xfa, 1) as FairId;

export const ticketOf = (n: number): TicketCode => withTicketCheck(`TC${n.toString(10).padStart(8, '0')}`);
export const personIdOf = (n: number) => uuidOf(0xaa, n) as JobSeekerId;

/** Sequential, like the ids of a program that has run for years. */
function uuidOf(kind: number, n: number): string {
  return `01980000-00${kind.toString(16).padStart(2, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = [
  ...'建国华志明秀英丽强伟芳敏静军磊洋艳勇杰娟涛超霞平刚桂兰玉红梅春波辉宇浩然子轩梓涵雨欣佳怡思琪俊凯文博海燕小龙飞鹏晓东云峰振宁德福永贵淑珍凤琴国栋家豪',
];

export function nameOf(n: number): string {
  const at = (list: readonly string[], index: number) => list[index % list.length] ?? '';
  // Common surnames come first in the list and more often.
  const surname = at(SURNAMES, Math.floor(((n * 7919) % 1000) ** 2 / 10_000));
  return surname + at(GIVEN, n * 31 + 7) + (n % 5 === 0 ? '' : at(GIVEN, Math.floor(n / 7) * 17 + 3));
}

/** A file as it is after years: written past the log, for it is the reading and the next check-in that are measured. */
export async function buildDeskFile(db: Database): Promise<void> {
  const { raw } = db;
  raw.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;');
  raw.transaction(() => {
    insertFairs(db);
    insertPeople(db);
    insertSignups(db);
    insertEntries(db);
  })();
  await inTransaction(db.kysely, async (trx) => ok(await deriveJobSeekerKeys(trx)));
  raw.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = -65536;');
}

function insertFairs({ raw }: Database): void {
  const columns = raw.pragma('table_info(fair)') as readonly { readonly name: string; readonly notnull: number; readonly type: string }[];
  const names = columns.filter((column) => column.notnull === 1 || column.name === 'id').map((column) => column.name);
  const insert = raw.prepare(`INSERT INTO fair (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  const texts: Readonly<Record<string, string>> = {
    kind: 'market',
    format: 'onsite',
    status: 'planned',
    organizer_kind: 'publicCenter',
    starts_on: '2026-03-20',
    ends_on: '2026-03-20',
  };
  for (let n = 0; n < 2 + Math.ceil((SIGNUPS - AT_FAIR - AT_SMALL_FAIR) / OTHER_FAIR); n++)
    insert.run(names.map((name) => (name === 'id' ? uuidOf(0xfa, n) : (texts[name] ?? `${n}`))));
}

function insertPeople({ raw }: Database): void {
  const insert = raw.prepare(
    `INSERT INTO job_seeker (id, document_kind, document, document_tail, name, sex, birth_date, phone, phone_index, phone_tail, education, groups, root_id, registered_at)
     VALUES (?, 'residentId', ?, ?, ?, 'female', '1990-01-01', ?, ?, ?, 'college', '["ruralWorker"]', ?, '2026-01-01T00:00:00.000Z')`,
  );
  // As long as the sealed numbers are; nothing of them is opened here.
  const sealed = 'A'.repeat(64);
  for (let n = 0; n < PEOPLE; n++) {
    const [id, phone] = [personIdOf(n), `139${String(n * 37).padStart(8, '0')}`];
    insert.run(
      id,
      sealed,
      String((n * 7) % 10_000).padStart(4, '0'),
      nameOf(n),
      sealed,
      n.toString(16).padStart(32, '0'),
      tailOf(phone),
      id,
    );
  }
}

function insertSignups({ raw }: Database): void {
  const insert = raw.prepare(
    `INSERT INTO signup (id, fair_id, job_seeker_id, ticket_code, source, signed_up_at, signed_up_by) VALUES (?, ?, ?, ?, 'import', ?, '张三')`,
  );
  for (let n = 0; n < SIGNUPS; n++) {
    const at = `2026-03-${String(1 + (n % 19)).padStart(2, '0')}T01:00:00.000Z`;
    insert.run(signupIdOf(n), fairOf(n), personIdOf(personNumberOf(n)), ticketOf(n), at);
  }
}

/** Spread over all people: a fair draws from everywhere. */
export function personNumberOf(signup: number): number {
  return (signup * 7) % PEOPLE;
}

export const signupIdOf = (n: number) => uuidOf(0x55, n) as SignupId;

function fairOf(signup: number): string {
  if (signup < AT_FAIR) return BIG_FAIR;
  if (signup < AT_FAIR + AT_SMALL_FAIR) return SMALL_FAIR;
  return uuidOf(0xfa, 2 + Math.floor((signup - AT_FAIR - AT_SMALL_FAIR) / OTHER_FAIR));
}

/** The big fair half over; a scan a second, one in twenty of them a duplicate. */
function insertEntries({ raw }: Database): void {
  const insert = raw.prepare(
    `INSERT INTO scan (id, fair_id, signup_id, desk, way, verdict, at, by_whom) VALUES (?, ?, ?, '签到台1', 'code', ?, ?, '张三')`,
  );
  const start = Date.parse('2026-03-20T00:00:00.000Z');
  for (let n = 0; n < ENTERED; n++) {
    const verdict = n % 20 === 19 ? 'duplicate' : 'accepted';
    const signup = verdict === 'duplicate' ? n - 1 : n;
    insert.run(uuidOf(0x5c, n), BIG_FAIR, signupIdOf(signup), verdict, new Date(start + n * 700).toISOString());
  }
}
