import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type MeasuredRun = {
  readonly seconds: number;
  /** Time of all its processors together, in its own code and in the system's; null where /usr/bin/time is missing. */
  readonly processorSeconds: number | null;
  /** Largest resident set; null where /usr/bin/time is missing (apt-get install time). */
  readonly peakMegabytes: number | null;
  /** 128 and more when a signal ended it. */
  readonly status: number;
  /** It was still running at the end of its time and was killed. */
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
};

const timeProgram = '/usr/bin/time';

/** Runs a program to its end, or for `timeoutMs` at most, and measures it from outside. */
export const measuredRun = async (
  command: string,
  args: readonly string[],
  timeoutMs: number | null = null,
): Promise<MeasuredRun> => {
  const hasTime = existsSync(timeProgram);
  const folder = mkdtempSync(join(tmpdir(), 'constat-peak-'));
  const peakFile = join(folder, 'peak.txt');
  const [program, ...all] = hasTime
    ? [timeProgram, '-q', '-f', '%M %U %S', '-o', peakFile, command, ...args]
    : [command, ...args];
  try {
    const begin = performance.now();
    const ended = await collect(program, all, timeoutMs);
    const seconds = (performance.now() - begin) / 1000;
    return { seconds, ...timeSays(peakFile), ...ended };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What /usr/bin/time wrote: kilobytes, seconds of the program, seconds of the system. */
const timeSays = (path: string): Pick<MeasuredRun, 'peakMegabytes' | 'processorSeconds'> => {
  const [kilobytes, user, system] = (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .trim()
    .replace(/^[^]*\n/u, '')
    .split(' ')
    .map(Number);
  if (kilobytes === undefined || user === undefined || system === undefined)
    return { peakMegabytes: null, processorSeconds: null };
  return { peakMegabytes: kilobytes / 1024, processorSeconds: user + system };
};

const collect = (
  program: string,
  args: readonly string[],
  timeoutMs: number | null,
): Promise<Pick<MeasuredRun, 'status' | 'timedOut' | 'stdout' | 'stderr'>> =>
  new Promise((resolve, reject) => {
    // A group of its own: what hangs is ended with everything that it started.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: timeoutMs !== null });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    let timedOut = false;
    const timer =
      timeoutMs === null
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
          }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({
        status: status ?? 128,
        timedOut,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
