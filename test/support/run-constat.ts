import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtCli } from './built-main.ts';

const bin = fileURLToPath(new URL('../../bin/constat.js', import.meta.url));

export type CommandRun = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type CommandPlace = {
  /** Folder in which the command runs. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** A terminal in English whatever the language of the machine that runs the tests. */
const englishTerminal = { LC_ALL: 'en_CA.UTF-8', NO_COLOR: '1' };

/** Runs the real command, in a process of its own, to its end. */
export const runConstat = (args: readonly string[], place: CommandPlace): Promise<CommandRun> =>
  runModule([builtCli ?? bin, ...args], place);

/** The same as a user of a checkout starts it: out of its sources. */
export const runBin = (args: readonly string[], place: CommandPlace): Promise<CommandRun> =>
  runModule([bin, ...args], place);

const runModule = (args: readonly string[], { cwd, env = {} }: CommandPlace): Promise<CommandRun> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...englishTerminal, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });

/** The one JSON object that a command with `--json` prints: exactly one line and nothing else. */
export const jsonOf = ({ stdout }: CommandRun): Record<string, unknown> => {
  const lines = stdout.split('\n');
  if (lines.length !== 2 || lines[1] !== '') throw new Error(`not one line: ${JSON.stringify(stdout)}`);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
};
