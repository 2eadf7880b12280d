import { fileURLToPath } from 'node:url';
import type { Configuration, FileSet } from 'electron-builder';
import { packedFolders } from './scripts/kept-packages.ts';
import { writeThirdPartyNotices } from './scripts/third-party-notices.ts';

const NOTICES = 'out/notices/THIRD-PARTY-NOTICES.txt';
const BOTH = ['x64', 'arm64'] as const;

/** The driver's binary for one system; the package carries them all. The packager fills in what is escaped, here and below. */
const driverFor = (system: 'linux' | 'win32'): FileSet => ({
  from: 'node_modules/better-sqlite3/prebuilds',
  to: 'node_modules/better-sqlite3/prebuilds',
  filter: [`${system}-\${arch}.node`],
});

const config: Configuration = {
  appId: 'cn.fairdesk.app',
  productName: '招聘会与劳务协作工作台',
  copyright: 'Copyright Fairdesk contributors',
  directories: { output: 'release', buildResources: 'resources/icons' },
  icon: 'resources/icons/icon.png',
  artifactName: `Fairdesk-\${version}-\${os}-\${arch}.\${ext}`,
  // A deb must name an address, and there is none: this one never leads anywhere (RFC 2606).
  extraMetadata: { homepage: 'https://fairdesk.invalid/' },

  // The bundles, and the packages that they load with the files that these read. Nothing else is collected.
  beforeBuild: async () => false,
  files: [
    'package.json',
    'out/{main,preload,renderer}/**',
    '!node_modules/**',
    ...packedFolders().map(({ folder, files }): FileSet => ({ from: folder, to: folder, filter: [...files] })),
  ],
  asar: true,
  // A binary cannot be loaded from inside the archive.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  beforePack: async () => writeThirdPartyNotices(fileURLToPath(new URL(NOTICES, import.meta.url))),
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: NOTICES, to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  electronLanguages: ['zh-CN', 'en-US'],

  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  publish: null,

  win: {
    executableName: 'Fairdesk',
    files: [driverFor('win32')],
    target: [
      { target: 'nsis', arch: [...BOTH] },
      { target: 'portable', arch: [...BOTH] },
    ],
  },
  nsis: {
    oneClick: false,
    // Without an administrator: offices seldom have one at hand.
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: true,
    // The data folder outlives the program.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['zh_CN'],
    language: '2052',
    buildUniversalInstaller: false,
    shortcutName: '招聘会与劳务协作工作台',
    artifactName: `Fairdesk-\${version}-setup-\${arch}.\${ext}`,
  },
  portable: {
    buildUniversalInstaller: false,
    artifactName: `Fairdesk-\${version}-portable-\${arch}.\${ext}`,
  },
  linux: {
    executableName: 'fairdesk',
    files: [driverFor('linux')],
    category: 'Office',
    synopsis: '招聘会与劳务协作工作台',
    maintainer: 'Fairdesk contributors <contributors@fairdesk.invalid>',
    target: [
      { target: 'deb', arch: [...BOTH] },
      { target: 'AppImage', arch: [...BOTH] },
    ],
  },
};

export default config;
