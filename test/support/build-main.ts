import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import {
  bundledPackages,
  bundleNames,
  processEntries,
  treeshake,
} from '../../scripts/runtime/main-bundles.mjs';
import { projectRoot } from '../../scripts/runtime/paths.mjs';
import { builtMainKey } from './built-main.ts';

/** Inside the checkout, so that packages are found, and as deep in it as the sources: modules name what is beside them. */
const parent = path.join(projectRoot, 'test-results');
const prefix = 'main-';

const dayMs = 24 * 60 * 60 * 1000;

const bundle = (folder: string) =>
  build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    ssr: { noExternal: bundledPackages },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      copyPublicDir: false,
      rollupOptions: { treeshake, input: processEntries(), output: bundleNames },
    },
  });

const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
};

/** Another run may still use an older one, but not for a day. */
const removeOld = (): void => {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(parent, name);
    if (statSync(folder).mtimeMs < Date.now() - dayMs) rmSync(folder, { recursive: true, force: true });
  }
};

/** Under the name of what is in it: what was built is never changed under a run, and Node's compile cache knows it again. */
const bundleByContent = async (): Promise<string> => {
  const unnamed = mkdtempSync(path.join(parent, `${prefix}new-`));
  await bundle(unnamed);
  const folder = path.join(parent, `${prefix}${digestOf(unnamed)}`);
  if (existsSync(folder)) rmSync(unnamed, { recursive: true, force: true });
  else renameSync(unnamed, folder);
  utimesSync(folder, new Date(), new Date());
  return folder;
};

/**
 * Builds the threads and the command line once for all tests, as the application has them: out of its sources a thread
 * takes twice as long to start, and tests start thousands.
 */
export const setup = async (project: TestProject): Promise<void> => {
  mkdirSync(parent, { recursive: true });
  removeOld();
  const prepare = async (): Promise<void> => {
    process.env[builtMainKey] = await bundleByContent();
  };
  await prepare();
  project.onTestsRerun(prepare);
};
