import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * Packages of many small modules: read file by file they cost the main process and each thread more at start-up than
 * opening the case does. Bundled, only what is used of them is read.
 */
export const bundledPackages = ['i18next', 'numfmt', 'temporal-polyfill', 'zod'];

/**
 * Modules of `shared` only define things, and zod too: an entry loads those whose exports it uses, so that a thread that
 * throws failures but checks no schema does not build every schema first.
 */
export const treeshake = {
  moduleSideEffects: [{ test: /[\\/](src[\\/]shared|node_modules[\\/]zod)[\\/]/u, sideEffects: false }],
};

/** Where a build puts its files, so that a thread lies at `workers/<name>-thread.js`. */
export const bundleNames = {
  format: /** @type {const} */ ('es'),
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
};

/**
 * Each thread, and the command line, is a file of its own beside the main process.
 * @returns {Record<string, string>}
 */
export function processEntries() {
  const folder = path.join(projectRoot, 'src', 'main', 'workers');
  const threads = readdirSync(folder)
    .filter((name) => name.endsWith('-thread.ts'))
    .map((name) => [`workers/${name.slice(0, -3)}`, path.join(folder, name)]);
  return {
    'cli/main': path.join(projectRoot, 'src', 'main', 'cli', 'main.ts'),
    ...Object.fromEntries(threads),
  };
}
