// `npm test`: everything that must hold, on a fresh machine as well. Brings what the tests of the page need, runs every suite even when one
// fails, and ends with one line `N passed, N failed` over all of them. A suite that leaves no report counts as failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './built.mjs';
import { findChineseFont, findChromium } from './find-chromium.mjs';
import { projectNode, ROOT } from './project-node.mjs';

const node = projectNode();
const folder = mkdtempSync(join(tmpdir(), 'fairdesk-tests-'));
const results = [];

check('types', ['node_modules/typescript7/bin/tsc', '-b']);
check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check']);
check('layers', [
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  '--config',
  '.dependency-cruiser.cjs',
  'shared',
  'db',
  'backend',
  'electron',
  'renderer',
]);
check('unused', ['node_modules/knip/bin/knip.js', '--no-config-hints']);
// Before the suites: tests of the command line serve the built page, too.
suite('build', () => {
  buildIfNeeded();
  return { passed: 1, failed: 0, skipped: 0 };
});
suite('vitest', () => {
  const report = join(folder, 'vitest.json');
  run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile=${report}`]);
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites, numPendingTests: skipped, testResults } = readReport(report);
  // A file that could not even be loaded has no tests that could fail.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed, failed: failed + unloaded + (failed === 0 && unloaded === 0 && numFailedTestSuites > 0 ? 1 : 0), skipped };
});
suite('page and desktop', () => {
  findChineseFont();
  const report = join(folder, 'playwright.json');
  const env = { ...process.env, FAIRDESK_CHROMIUM: findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], env);
  const { stats, errors } = readReport(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
});

rmSync(folder, { recursive: true, force: true });
process.stdout.write('\n');
for (const { name, passed, failed, skipped } of results) {
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped (reasons above)` : ''}\n`);
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 ? 1 : 0;

/** A check that says yes or no counts as one test. */
function check(name, args) {
  suite(name, () => {
    const { status } = run(args);
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  });
}

function suite(name, work) {
  process.stdout.write(`\n── ${name}\n`);
  try {
    results.push({ name, ...work() });
  } catch (failure) {
    process.stderr.write(`${failure.message}\n`);
    results.push({ name, passed: 0, failed: 1, skipped: 0 });
  }
}

function run(args, env = process.env) {
  return spawnSync(node, args, { cwd: ROOT, stdio: 'inherit', env });
}

function readReport(file) {
  if (!existsSync(file)) throw new Error('the suite left no report');
  return JSON.parse(readFileSync(file, 'utf8'));
}
