import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceFaults, noticesText, type ShippedPackage, shippedPackages } from '../../../scripts/third-party-notices.ts';

const aPackage = (changes: Partial<ShippedPackage> = {}): ShippedPackage => ({
  name: 'some-package',
  version: '1.0.0',
  licence: 'MIT',
  texts: ['MIT License'],
  ...changes,
});

test('everything that ships may be passed on, and its text goes with it', () => {
  const packages = shippedPackages();
  expect(licenceFaults(packages)).toEqual([]);
  const notices = noticesText(packages);
  for (const { name, version } of packages) expect(notices).toContain(`${name} ${version}\n`);
});

test('every dependency of the app is among what ships, no tool and no Node runtime', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const shipped = new Set(shippedPackages().map(({ name }) => name));
  expect(Object.keys(dependencies).filter((name) => !shipped.has(name))).toEqual([]);
  expect([...shipped].filter((name) => name in devDependencies || name.startsWith('node-linux') || name.startsWith('node-win'))).toEqual(
    [],
  );
});

test.each(['MIT', '(MIT OR GPL-3.0-only)', 'GPL-3.0-only OR Apache-2.0', 'MIT AND OFL-1.1'])('%s may be passed on', (licence) => {
  expect(licenceFaults([aPackage({ licence })])).toEqual([]);
});

test.each(['GPL-3.0-only', 'SEE LICENSE IN LICENSE', 'UNLICENSED', 'MIT AND GPL-3.0-only', '(MIT OR GPL-2.0) AND GPL-3.0-only', ''])(
  '%j may not be passed on unseen',
  (licence) => {
    expect(licenceFaults([aPackage({ licence })])).toHaveLength(1);
  },
);

test('no licence and no text are named with the package', () => {
  expect(licenceFaults([aPackage({ licence: undefined })])).toEqual(['some-package 1.0.0 names no licence']);
  expect(licenceFaults([aPackage({ texts: [] })])).toEqual(['some-package 1.0.0 carries no licence text']);
});
