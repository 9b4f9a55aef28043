import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sourceThreads, type ThreadLocation } from '#main/workers/thread.ts';

/** How the set-up of a run tells the tests, which run in other processes, where it built. */
export const builtMainKey = 'CONSTAT_TEST_MAIN';

const built = process.env[builtMainKey];

/** The threads as the application has them; the sources' own outside a run of tests. */
export const testThreads: ThreadLocation =
  built === undefined ? sourceThreads : { folder: pathToFileURL(join(built, 'workers/')), extension: 'js' };

/** The module of the command line as it is built; undefined outside a run of tests. */
export const builtCli: string | undefined = built === undefined ? undefined : join(built, 'cli', 'main.js');
