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
    const [said = ''] = run.stderr.split('\n').filter((line) => line !== '');
    throw new Error(`${command} ${args.join(' ')}: status ${run.status} ${said}`.trimEnd());
  }
  return run;
};
