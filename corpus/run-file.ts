import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appError } from '#shared/ipc/app-error.ts';
import { measuredRun } from '../bench/measure/measured-run.ts';
import { caseState } from './case-state.ts';
import type { FileRun, ImportReply, ReadReply, Step } from './file-run.ts';

const entry = fileURLToPath(new URL('../bin/constat.js', import.meta.url));

/** Longer than any file may take: what is still running then hangs. */
const patienceMs = 60_000;

const knownCodes: ReadonlySet<string> = new Set(
  appError.options.map((option) => option.shape.code.value).filter((code) => code !== 'internal'),
);

/** Runs a command on a file and says whether it ended as a command may end. */
const step = async <Reply>(
  args: readonly string[],
  replyOf: (json: unknown) => Reply | null,
): Promise<Step<Reply>> => {
  const run = await measuredRun(process.execPath, [entry, ...args], patienceMs);
  const { seconds, processorSeconds, peakMegabytes } = run;
  const [message = ''] = run.stderr.split('\n').filter((line) => line !== '');
  const code = /^[a-z-]+(?=: )/u.exec(message)?.[0] ?? null;
  const ended = { seconds, processorSeconds, peakMegabytes, message };
  const crashed = (crash: string) => ({ ...ended, reply: null, code, crash });
  if (run.timedOut) return crashed('time is over');
  if (run.status >= 128) return crashed(`signal ${run.status - 128}`);
  if (run.status === 2) {
    if (code === null || !knownCodes.has(code))
      return crashed(code ?? (message === '' ? 'status 2' : message));
    return { ...ended, reply: null, code, crash: null };
  }
  const reply = replyOf(parsed(run.stdout));
  return reply === null ? crashed('no answer') : { ...ended, reply, code: null, crash: null };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** Reads a file without a case, then imports it into a copy of an empty case, and looks at what that case is then. */
export const runFile = async (
  file: string,
  path: string,
  place: { readonly folder: string; readonly emptyCase: string },
): Promise<FileRun> => {
  const casePath = join(place.folder, 'corpus.constat');
  removeCase(casePath);
  copyFileSync(place.emptyCase, casePath);
  const read = await step(['read', path, '--cells', '--json'], (json) => json as ReadReply | null);
  const imported = await step(
    ['import', casePath, path, '--json', '--accept-valid'],
    (json) => (json as { readonly imports: readonly ImportReply[] } | null)?.imports[0] ?? null,
  );
  return { file, read, imported, kept: caseState(casePath, imported.reply?.committed === true) };
};

const removeCase = (path: string): void => {
  for (const name of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(name)) rmSync(name);
};
