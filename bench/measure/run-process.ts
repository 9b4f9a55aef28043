import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from '../bench-folder.ts';

export type ProcessRun = {
  readonly seconds: number;
  /** Largest resident set; null where /usr/bin/time is missing (apt-get install time). */
  readonly peakMegabytes: number | null;
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
};

const timeProgram = '/usr/bin/time';

/** Runs a program to its end and measures it from outside. Throws when its status is not among `accepted`. */
export const runProcess = async (
  command: string,
  args: readonly string[],
  accepted: readonly number[] = [0],
): Promise<ProcessRun> => {
  const hasTime = existsSync(timeProgram);
  const peakFile = join(benchFolder(), `peak-${process.pid}.txt`);
  const [program, ...all] = hasTime
    ? [timeProgram, '-q', '-f', '%M', '-o', peakFile, command, ...args]
    : [command, ...args];
  const begin = performance.now();
  const { status, stdout, stderr } = await collect(program ?? command, all);
  const seconds = (performance.now() - begin) / 1000;
  if (!accepted.includes(status)) {
    const [said = ''] = stderr.split('\n').filter((line) => line !== '');
    throw new Error(`${command} ${args.join(' ')}: status ${status} ${said}`.trimEnd());
  }
  const peakKilobytes = hasTime ? Number(readFileSync(peakFile, 'utf8').trim()) : Number.NaN;
  return {
    seconds,
    peakMegabytes: Number.isNaN(peakKilobytes) ? null : peakKilobytes / 1024,
    status,
    stdout,
    stderr,
  };
};

const collect = (
  program: string,
  args: readonly string[],
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({
        status: status ?? -1,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
