import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freshPath } from './bench-folder.ts';
import { emptyCase } from './generate/cases.ts';
import { runProcess, type ProcessRun } from './measure/run-process.ts';

const entry = fileURLToPath(new URL('../bin/constat.js', import.meta.url));

/** Runs the command line as a whole process, as a user does: start-up is part of the time. */
export const runConstat = (args: readonly string[]): Promise<ProcessRun> =>
  runProcess(process.execPath, [entry, ...args]);

type ImportReply = {
  readonly imports: readonly {
    readonly committed: boolean;
    readonly rows: { readonly read: number; readonly accepted: number };
  }[];
};

/** Imports a file into a fresh case. Throws when not every row was accepted and committed: then it timed nothing. */
export const importInto = async (file: string, rows: number): Promise<ProcessRun> => {
  const path = freshPath('import.constat');
  copyFileSync(await emptyCase(), path);
  const run = await runConstat(['import', path, file, '--json']);
  const [reply] = (JSON.parse(run.stdout) as ImportReply).imports;
  if (reply?.committed !== true || reply.rows.accepted !== rows)
    throw new Error(
      `the import accepted ${reply?.rows.accepted ?? 0} of ${rows} rows: ${run.stdout.slice(0, 300)}`,
    );
  return run;
};
