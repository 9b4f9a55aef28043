import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

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
 * Packages of many small modules: read file by file they cost the main process and each thread more at start-up than
 * opening the case does. Bundled, only what is used of them is read.
 */
const bundled = ['i18next', 'numfmt', 'temporal-polyfill', 'zod'];

/**
 * Modules of `shared` only define things, and zod too: an entry loads those whose exports it uses, so that a thread that
 * throws failures but checks no schema does not build every schema first.
 */
const treeshake = {
  moduleSideEffects: [{ test: /[\\/](src[\\/]shared|node_modules[\\/]zod)[\\/]/u, sideEffects: false }],
};

/** Each thread is a file of its own beside the main process: `workers/<name>-thread.js`. */
function threadEntries(): Record<string, string> {
  const folder = resolve(root, 'src/main/workers');
  const files = readdirSync(folder).filter((name) => name.endsWith('-thread.ts'));
  return Object.fromEntries(files.map((name) => [`workers/${name.slice(0, -3)}`, resolve(folder, name)]));
}

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
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        treeshake,
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'cli/main': resolve(root, 'src/main/cli/main.ts'),
          ...threadEntries(),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
