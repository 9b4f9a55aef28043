import { execFileSync } from 'node:child_process';

const modules = ['writer', 'reader', 'file', 'pdf'].map((name) => `./src/main/workers/${name}-thread.ts`);

/** Each says that it is no thread here, after all that it imports was loaded. */
const load = `for (const name of ${JSON.stringify(modules)}) await import(name).catch(() => undefined);`;

/** Fills Node's compile cache with the modules of the threads, one after the other, before any test starts one. */
export const setup = ({ config }: { readonly config: { readonly env: NodeJS.ProcessEnv } }): void => {
  execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', load],
    {
      env: { ...process.env, ...config.env },
      stdio: 'ignore',
    },
  );
};
