// `npm run bench [-- --only settle,import,import-signups,print,repository,desk,statistics,exchange,window]`: what the program takes, as ratios against the
// barest correct code measured in the same run. Ends with 1 when a target is missed.
import { benchDesk } from './desk.ts';
import { benchExchange } from './exchange.ts';
import { benchImport } from './import.ts';
import { benchImportSignups } from './import-signups.ts';
import type { BenchLine } from './measure.ts';
import { benchPrint } from './print.ts';
import { benchRepository } from './repository.ts';
import { benchSettle } from './settle.ts';
import { benchStatistics } from './statistics.ts';
import { benchWindow } from './window.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly BenchLine[]>>> = {
  settle: benchSettle,
  import: benchImport,
  'import-signups': benchImportSignups,
  print: benchPrint,
  repository: benchRepository,
  desk: benchDesk,
  statistics: benchStatistics,
  exchange: benchExchange,
  window: benchWindow,
};

const at = process.argv.indexOf('--only');
const wanted = at < 0 ? Object.keys(BENCHES) : (process.argv[at + 1] ?? '').split(',');
let missed = 0;
for (const name of wanted) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`No benchmark ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.stdout.write(`\n${name}\n`);
  for (const line of await bench()) {
    if (line.target && !line.target.isMet) missed += 1;
    process.stdout.write(`  ${sentenceOf(line)}\n`);
  }
}
process.stdout.write(`\n${missed === 0 ? 'all targets met' : `${missed} targets missed`}\n`);
process.exitCode = missed === 0 ? 0 : 1;

function sentenceOf(line: BenchLine): string {
  const { what, target, note } = line;
  const parts = [`${what}: ${figureOf(line)}`];
  if (target) parts.push(`${target.words} ${target.isMet ? 'met' : 'MISSED'}`);
  if (note !== undefined) parts.push(note);
  return parts.join(' · ');
}

function figureOf(line: BenchLine): string {
  if ('amount' in line) return `${line.amount.toFixed(0)} ${line.unit}`;
  const { millis, floor } = line;
  const time = `${millis.toFixed(1)} ms`;
  return floor ? `${time} · ${(millis / floor.millis).toFixed(2)} × ${floor.name} (${floor.millis.toFixed(1)} ms)` : time;
}
