import { lockedPackages } from './locked-packages.ts';

const CODE_AND_LICENCE = ['**/*', '!**/*.{md,map,ts,mts,cts}'];

/**
 * What stays a package beside the bundles, because it carries binaries or files that are read at run time, and which of its files are
 * read. The driver's binary is named where the platform is known.
 */
const READ_AT_RUN_TIME: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['package.json', 'LICENSE', 'lib/**/*.js'],
  pdfkit: ['package.json', 'LICENSE', 'js/pdfkit.node.mjs', 'js/data/*'],
  fontkit: ['package.json', 'dist/{main.cjs,module.mjs}'],
  wawoff2: ['package.json', 'LICENSE', 'decompress.js', 'build/decompress_binding.js'],
  hanamin: ['package.json', 'LICENSE', 'HanaMin.css', 'HanaMinB.*.woff2'],
  '@expo-google-fonts/noto-sans-sc': ['package.json', 'LICENSE*', '700Bold/*.ttf'],
  '@expo-google-fonts/noto-serif-sc': ['package.json', 'LICENSE*', '{400Regular,700Bold}/*.ttf'],
};

/** The packages that the bundler leaves out of the bundles. */
export const KEPT_PACKAGES = Object.keys(READ_AT_RUN_TIME);

/** For building the driver from source, and for the command line of the font packer. */
const NEVER_LOADED = ['node-addon-api', 'argparse'];

export interface PackedFolder {
  /** As the lockfile names it: `node_modules/pdfkit/node_modules/fontkit`. */
  readonly folder: string;
  /** Patterns of its files. */
  readonly files: readonly string[];
}

/** The kept packages and all that they load. */
export function packedFolders(): readonly PackedFolder[] {
  const packages = lockedPackages();
  const found = new Map<string, readonly string[]>();
  const visit = (folder: string, name: string): void => {
    if (found.has(folder)) return;
    found.set(folder, READ_AT_RUN_TIME[name] ?? CODE_AND_LICENCE);
    for (const needed of Object.keys(packages[folder]?.dependencies ?? {}))
      if (!NEVER_LOADED.includes(needed))
        visit(
          resolveFrom(folder, needed, (candidate) => candidate in packages),
          needed,
        );
  };
  for (const name of KEPT_PACKAGES) visit(`node_modules/${name}`, name);
  return [...found].map(([folder, files]) => ({ folder, files }));
}

/** As Node looks for it: in the package's own folder, then in those above. */
function resolveFrom(folder: string, name: string, isThere: (candidate: string) => boolean): string {
  const inside = `${folder}/node_modules/${name}`;
  if (isThere(inside)) return inside;
  const above = folder.lastIndexOf('/node_modules/');
  return above < 0 ? `node_modules/${name}` : resolveFrom(folder.slice(0, above), name, isThere);
}
