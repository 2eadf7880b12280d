import Database from 'better-sqlite3';
import { given, testBackend } from '#tests/support/backend.ts';
import { importAll } from '#tests/support/rosters.ts';
import { goodSignup, signupFile } from '#tests/support/signup-lists.ts';
import { bareRead } from './import.ts';
import { atMost, type BenchLine, within } from './measure.ts';

const ROUNDS = 3;
const ROWS = 10_000;
const MANY_ROWS = 100_000;
const MANY_MEGABYTES = 700;

/** Lists of sign-ups read, checked and put in, against the bare spreadsheet read and the bare insert of the same rows. */
export async function benchImportSignups(): Promise<readonly BenchLine[]> {
  const rounds: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await run(ROWS));
  const middle = rounds.toSorted((a, b) => a.whole - b.whole)[Math.floor(ROUNDS / 2)];
  if (!middle) throw new Error('nothing measured');
  const many = await run(MANY_ROWS);
  return [
    {
      what: `import ${ROWS} sign-ups: read, check, seal, name keys, encrypted file, operation log`,
      millis: middle.whole,
      floor: { name: 'bare read + bare insert, no log, no encryption', millis: middle.floor },
      target: within(3000, middle.whole),
      note: `check ${middle.check.toFixed(0)} ms, aim ${atMost(2, middle.whole / middle.floor).words} of the floor`,
    },
    { what: `longest wait of another question meanwhile`, millis: middle.longestWait },
    { what: `undo of ${ROWS} sign-ups`, millis: middle.undo },
    {
      what: `import ${MANY_ROWS} sign-ups`,
      millis: many.whole,
      target: within(20_000, many.whole),
      note: `check ${many.check.toFixed(0)} ms, longest wait ${many.longestWait.toFixed(0)} ms, memory at most ${many.megabytes} MB of ${MANY_MEGABYTES}`,
    },
  ];
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志红梅小春晓东海燕'];

/** Names as long as names are: what a person is found by grows with the length. */
function nameOf(n: number): string {
  const at = (from: readonly string[], index: number) => from[index % from.length] ?? '';
  return at(SURNAMES, n) + at(GIVEN, Math.floor(n / 20)) + at(GIVEN, Math.floor(n / 700) + n);
}

interface Run {
  readonly check: number;
  readonly whole: number;
  readonly floor: number;
  readonly undo: number;
  readonly longestWait: number;
  readonly megabytes: number;
}

async function run(count: number): Promise<Run> {
  const rows = Array.from({ length: count }, (_, index) => [nameOf(index), ...goodSignup(index + 1).slice(1)]);
  const file = await signupFile(rows);
  await using backend = await testBackend();
  const fair = await given.fair(backend);
  const { signupImport } = backend.client;

  const start = performance.now();
  const preview = await signupImport.readFile({ fairId: fair.id, file });
  const check = performance.now() - start;
  const watch = watchWaits(() => backend.client.fairs.get({ id: fair.id }));
  const { uploadId, mapping } = preview;
  const outcome = await importAll(await signupImport.commit({ command: backend.stamp(), fairId: fair.id, uploadId, mapping }));
  const whole = performance.now() - start;
  const { longestWait, megabytes } = await watch.end();
  if (outcome.added !== count) throw new Error(`${outcome.added} of ${count} added`);

  const bareStart = performance.now();
  await bareRead(new Uint8Array(await file.arrayBuffer()));
  bareInsert(rows);
  const floor = performance.now() - bareStart;
  const undoStart = performance.now();
  await signupImport.undo({ command: backend.stamp(), batchId: outcome.batchId });
  return { check, whole, floor, undo: performance.now() - undoStart, longestWait, megabytes };
}

/** Asks again and again beside the work, as a desk would, and notes the longest wait and the largest memory. */
function watchWaits(ask: () => Promise<unknown>) {
  let isOver = false;
  let [longestWait, bytes] = [0, 0];
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now();
      await ask();
      longestWait = Math.max(longestWait, performance.now() - start);
      bytes = Math.max(bytes, process.memoryUsage().rss);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async end() {
      isOver = true;
      await asking;
      return { longestWait, megabytes: Math.round(bytes / 1_048_576) };
    },
  };
}

/** The rows that an import makes of each line: a person, what was said of him, a sign-up. */
function bareInsert(rows: readonly (readonly unknown[])[]): void {
  const db = new Database(':memory:');
  db.exec('create table person (id text primary key, name text, document text unique, phone text, education text, groups text) strict');
  db.exec('create table observation (id text primary key, person text, said text) strict');
  db.exec('create table signup (id text primary key, person text unique, code text unique) strict');
  const person = db.prepare('insert into person values (?, ?, ?, ?, ?, ?)');
  const observation = db.prepare('insert into observation values (?, ?, ?)');
  const signup = db.prepare('insert into signup values (?, ?, ?)');
  db.transaction(() => {
    rows.forEach((row, index) => {
      person.run(`p${index}`, ...row.map(String));
      observation.run(`o${index}`, `p${index}`, JSON.stringify(row));
      signup.run(`s${index}`, `p${index}`, `t${index}`);
    });
  })();
  db.close();
}
