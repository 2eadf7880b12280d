import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { KEPT_PACKAGES } from './scripts/kept-packages.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        // Our own code and what is plain JavaScript goes into the bundles.
        external: ['electron', ...KEPT_PACKAGES, /^wawoff2\//],
        input: {
          index: at('electron/main/index.ts'),
          utility: at('electron/utility/index.ts'),
          cli: at('backend/hosts/command-line/cli.ts'),
          'checkpoint-worker': at('db/connection/checkpoint-worker.ts'),
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
