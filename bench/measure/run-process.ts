import { measuredRun, type MeasuredRun } from './measured-run.ts';

export type ProcessRun = Omit<MeasuredRun, 'timedOut'>;

/** Runs a program to its end and measures it from outside. Throws when its status is not among `accepted`. */
export const runProcess = async (
  command: string,
  args: readonly string[],
  accepted: readonly number[] = [0],
): Promise<ProcessRun> => {
  const { timedOut: _, ...run } = await measuredRun(command, args);
  if (!accepted.includes(run.status)) {
    // Some say on the other stream why they failed.
    const said = (run.stderr.trim() === '' ? run.stdout : run.stderr).trim().slice(0, 2000);
    throw new Error(`${command} ${args.join(' ')}: status ${run.status}\n${said}`.trimEnd());
  }
  return run;
};
