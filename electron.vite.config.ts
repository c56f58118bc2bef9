import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licenceText } from './scripts/licences/check.ts';
import { shippedPackages } from './scripts/licences/shipped.ts';

/** The text of `npm run licences` as a module, which the settings load when they show it. */
const licences = {
  name: 'magpie:licences',
  resolveId: (id: string) => (id === 'magpie:licences' ? '\0magpie:licences' : null),
  load: (id: string) => (id === '\0magpie:licences' ? `export default ${JSON.stringify(licenceText(shippedPackages()))};` : null),
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: resolve('src-main/index.ts'),
          headless: resolve('src-main/headless.ts'),
          cli: resolve('src-cli/main.ts'),
          'cli-run': resolve('src-cli/run.ts'),
          'storage-worker': resolve('src-main/storage-worker.ts'),
          'enrich-worker': resolve('src-main/enrich-worker.ts'),
          'maintenance-worker': resolve('src-main/maintenance-worker.ts'),
          'image-text-worker': resolve('src-main/image-text-worker.ts'),
        },
        output: { chunkFileNames: '[name]-[hash].js' }, // beside the entries: paths are made from a file's own folder
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false, // a sandboxed preload is one CommonJS file
      rollupOptions: { input: resolve('src-preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    // The page is app://magpie, which has no port for Vite's own WebSocket to go to.
    server: { port: 5173, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: 5173 } },
    build: {
      outDir: 'out/renderer',
      assetsDir: 'static', // /assets is the API's
      assetsInlineLimit: 0, // the content security policy has no data: fonts
      minify: true,
      rollupOptions: {
        input: Object.fromEntries(['index', 'toast', 'palette'].map(page => [page, resolve(`src-renderer/${page}.html`)])),
      },
    },
    resolve: {
      // monaco-vim names the editor's files by paths that its package no longer has, and for browsers a bundle with an editor of its own.
      alias: [
        { find: /^monaco-vim$/, replacement: resolve('node_modules/monaco-vim/dist/index.mjs') },
        { find: /^monaco-editor\/esm\/vs\//, replacement: 'monaco-editor/' },
      ],
    },
    plugins: [react(), licences],
    worker: { format: 'es' },
  },
});
