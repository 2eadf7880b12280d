import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Our own code and what is plain JavaScript goes into the bundles; what carries binaries or files beside its code stays a package. */
const KEPT_AS_PACKAGES = [
  'better-sqlite3',
  'pdfkit',
  'fontkit',
  'wawoff2',
  'hanamin',
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/noto-serif-sc',
];

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', ...KEPT_AS_PACKAGES, /^wawoff2\//],
        input: {
          index: at('electron/main/index.ts'),
          utility: at('electron/utility/index.ts'),
          cli: at('backend/hosts/command-line/cli.ts'),
          'file-worker': at('db/backup/worker.ts'),
        },
        // One folder, so that the worker is found beside whatever chunk asks for it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      // A sandboxed preload script cannot be an ES module.
      rolldownOptions: {
        external: ['electron'],
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Inlined fonts would be data: addresses, which the content security policy does not allow.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
