import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages, bundleNames, processEntries, treeshake } from './scripts/runtime/main-bundles.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** One syntax level for every build, so that the tested output is the shipped one. */
const nodeTarget = 'node20.18';
const browserTarget = 'chrome130';

/** The subpath imports of package.json, which Node resolves by itself when it runs the sources. */
const alias = {
  '#shared': resolve(root, 'src/shared'),
  '#main': resolve(root, 'src/main'),
  '#renderer': resolve(root, 'src/renderer/src'),
};

/**
 * Decoders of scans that the thread that draws PDFs loads by name when it meets one. The page's policy allows no
 * WebAssembly: these are the same in JavaScript.
 */
const pdfDecoders = {
  name: 'pdf-decoders',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => string }) {
    const { resolve: find } = createRequire(import.meta.url);
    for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'])
      this.emitFile({
        type: 'asset',
        fileName: `pdf/${name}`,
        source: readFileSync(find(`pdfjs-dist/wasm/${name}`), 'utf8'),
      });
  },
};

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      externalizeDeps: { exclude: bundledPackages },
      rollupOptions: {
        treeshake,
        input: {
          index: resolve(root, 'src/main/index.ts'),
          ...processEntries(),
        },
        output: bundleNames,
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      // A sandboxed preload can load nothing but electron itself: everything else is bundled, as CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    resolve: { alias },
    plugins: [react(), pdfDecoders],
    worker: { format: 'es' },
    build: {
      target: browserTarget,
      outDir: resolve(root, 'out/renderer'),
      // The content security policy allows no inline script. What the page starts with is asked for at once, not only when
      // the first file has been read and names the others.
      modulePreload: { polyfill: false },
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: resolve(root, 'src/renderer/index.html') },
    },
  },
});
