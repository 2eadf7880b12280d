import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LockedPackage, lockedPackages } from './locked-packages.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Licences under which a package may be passed on inside the app, with its notice. */
const REDISTRIBUTABLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

/** What a package says of its licence nowhere but in its licence file. */
const READ_FROM_ITS_FILE: Readonly<Record<string, string>> = { 'png-js@2.0.0': 'MIT' };

/** Texts that a package should carry and does not. */
const ADDED_TEXTS: Readonly<Record<string, string>> = {
  hanamin: 'resources/licences/hanazono.txt',
  saxes: 'resources/licences/saxes.txt',
};

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)/i;

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string | undefined;
  /** The texts that must go with it. */
  readonly texts: readonly string[];
}

/** Every package whose code or files are in the app: the production dependencies, bundled or not. The Node runtimes of our scripts stay out. */
export function shippedPackages(): readonly ShippedPackage[] {
  return Object.entries(lockedPackages())
    .filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional)
    .map(([folder, locked]) => shippedPackage(folder, locked))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shippedPackage(folder: string, { version, license }: LockedPackage): ShippedPackage {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = license ?? READ_FROM_ITS_FILE[`${name}@${version}`];
  const own = readdirSync(join(ROOT, folder))
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim());
  const added = ADDED_TEXTS[name];
  const texts = added === undefined ? own : [...own, readFileSync(join(ROOT, added), 'utf8').trim()];
  return { name, version, licence, texts: texts.length > 0 || licence !== 'MIT' ? texts : [mitTextFor(folder, name)] };
}

/** Small packages say MIT and carry no text; it is filled in with the name they give as author. */
function mitTextFor(folder: string, name: string): string {
  const { author } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  const holder: string = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return readFileSync(join(ROOT, 'resources/licences/mit.txt'), 'utf8').replace('<copyright holder>', holder).trim();
}

/** Why the packages may not be passed on as they are, a sentence each; empty when they may. */
export function licenceFaults(packages: readonly ShippedPackage[]): readonly string[] {
  return packages.flatMap(({ name, version, licence, texts }) => {
    if (licence === undefined) return [`${name} ${version} names no licence`];
    if (!mayBePassedOn(licence)) return [`${name} ${version} is under ${licence}, which is not known as redistributable`];
    return texts.length === 0 ? [`${name} ${version} carries no licence text`] : [];
  });
}

/** Reads `A`, `A OR B`, `A AND B` with or without brackets around the whole; anything deeper is not known. */
function mayBePassedOn(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  const choices = plain.split(' OR ');
  if (choices.length > 1 && plain.includes(' AND ')) return false;
  return choices.some((choice) => choice.split(' AND ').every((licence) => REDISTRIBUTABLE.has(licence)));
}

/** The text that goes with the app. */
export function noticesText(packages: readonly ShippedPackage[]): string {
  const chapters = packages.map(({ name, version, licence, texts }) => `${name} ${version}\n${licence}\n\n${texts.join('\n\n')}`);
  const rule = `\n\n${'='.repeat(80)}\n\n`;
  return ['Fairdesk contains the following packages and fonts, each under its own licence.', ...chapters].join(rule).concat('\n');
}

/**
 * Writes the notices of everything in the app.
 *
 * @throws when something may not be passed on, or its licence is not known
 */
export function writeThirdPartyNotices(file: string): void {
  const packages = shippedPackages();
  const faults = licenceFaults(packages);
  if (faults.length > 0) throw new Error(`The app cannot be passed on:\n${faults.join('\n')}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, noticesText(packages));
}
