import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LAYERS = ['shared', 'db', 'backend', 'electron', 'renderer'];
const { options, forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

async function violations(baseDir: string, layers: readonly string[]) {
  const { output } = await cruise([...layers], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  return {
    broken: output.summary.violations.map((one) => `${one.rule.name}: ${one.from}`),
    seen: output.modules.map((module) => module.source),
  };
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

describe('the layers of the repository', () => {
  test('keep the dependency rule, and the check saw every file', async () => {
    const { broken, seen } = await violations(ROOT, LAYERS);
    expect(broken).toEqual([]);
    const cruised = new Set(seen);
    expect(LAYERS.flatMap(sourcesOf).filter((file) => !cruised.has(file))).toEqual([]);
  });
});

describe('a planted violation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-layers-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  plant('db/schema/tables.ts', 'export const table = 1;');
  plant('backend/usecases/one.ts', 'export const one = 1;');
  plant('renderer/features/a/a.ts', 'export const a = 1;');
  plant('shared/contract/c.ts', 'export const c = 1;');

  test.each([
    ['shared-knows-nobody', 'shared/domain/x.ts', "export { one } from '../../backend/usecases/one.ts';"],
    ['shared-is-pure', 'shared/domain/y.ts', "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;"],
    ['domain-knows-no-contract', 'shared/domain/z.ts', "export { c } from '../contract/c.ts';"],
    ['page-reaches-the-backend-by-contract', 'renderer/app/x.ts', "export { one } from '../../backend/usecases/one.ts';"],
    ['features-stand-alone', 'renderer/features/b/b.ts', "export { a } from '../a/a.ts';"],
    ['tables-only-in-db', 'backend/usecases/two.ts', "export { table } from '../../db/schema/tables.ts';"],
    [
      'driver-only-behind-connection',
      'backend/usecases/three.ts',
      "import Database from 'better-sqlite3';\nexport const three = Database;",
    ],
    ['electron-only-in-the-shell', 'backend/usecases/four.ts', "import { app } from 'electron';\nexport const four = app;"],
  ])('%s is caught', async (rule, file, text) => {
    plant(file, text);
    const { broken } = await violations(folder, ['shared', 'db', 'backend', 'renderer']);
    expect(broken).toContain(`${rule}: ${file}`);
  });
});
