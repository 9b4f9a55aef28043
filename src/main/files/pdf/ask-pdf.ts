import { readFile, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { limitCheck, type ReadLimits } from '../read-limits.ts';
import { unreadable } from '../unreadable.ts';
import type { PdfAnswers, PdfQuestion, PdfRequest, Refused } from './pdf-question.ts';

/** How much a PDF may cost. It is read whole, and nothing in it says how far it expands. */
export type PdfLimits = { readonly bytes: number; readonly memoryBytes: number; readonly timeoutMs: number };

const megabyte = 1024 ** 2;

const defaultPdfLimits: PdfLimits = {
  bytes: 64 * megabyte,
  memoryBytes: 384 * megabyte,
  timeoutMs: 15_000,
};

/** In the sources beside the other threads; in the build all code is one folder below `main`. */
const threadModule = import.meta.url.endsWith('.ts')
  ? new URL('../../workers/pdf-thread.ts', import.meta.url)
  : new URL('../workers/pdf-thread.js', import.meta.url);

/**
 * Asks a PDF something. Throws file-unreadable (`pdf-encrypted`, `damaged`, `pdf-without-xml`) and limit-exceeded; the
 * thread that reads is ended when it takes too long or too much memory.
 */
export const askPdf = async <Q extends PdfQuestion>(
  file: string,
  question: Q,
  limits: ReadLimits,
  { bytes: mostBytes, memoryBytes, timeoutMs }: PdfLimits = defaultPdfLimits,
): Promise<Exclude<PdfAnswers[Q['kind']], Refused>> => {
  const { size } = await stat(file);
  limitCheck(file, { ...limits, fileBytes: Math.min(limits.fileBytes, mostBytes) })('fileBytes', size);
  const bytes = await readFile(file);
  if (unendedObjects(bytes) > mostUnended) throw unreadable(file, 'damaged', 'objects that never end');
  const answer = await answerOf(
    file,
    { data: new Uint8Array(bytes), question },
    { memoryBytes, timeoutMs: Math.min(timeoutMs, limits.milliseconds) },
  );
  if ('problem' in answer) throw unreadable(file, answer.problem, answer.detail);
  // The thread answers what it was asked.
  return answer as Exclude<PdfAnswers[Q['kind']], Refused>;
};

/** Far more than a sloppy writer leaves open. */
const mostUnended = 500;

/**
 * How many more objects begin than end. Where the table of a PDF is broken, the library looks for the end of each object to
 * the end of the file: a few hundred kilobytes of beginnings take it minutes.
 */
const unendedObjects = (bytes: Buffer): number => countOf(bytes, ' obj') - countOf(bytes, 'endobj');

const countOf = (bytes: Buffer, text: string): number => {
  let count = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + text.length)) count += 1;
  return count;
};

/** How often memory is looked at: a decoder fills some ten megabytes in that time. */
const watchMs = 50;

/** A thread that has read a PDF and waits for another: starting one takes longer than reading. */
let waiting: Worker | null = null;

const startThread = (memoryBytes: number): Worker => {
  const thread = new Worker(threadModule, {
    name: 'constat-pdf',
    // What the library has to say of a damaged file is not for the terminal.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryBytes / megabyte },
  });
  thread.once('exit', () => {
    if (waiting === thread) waiting = null;
  });
  return thread;
};

const takeThread = (memoryBytes: number): Worker => {
  const thread = waiting ?? startThread(memoryBytes);
  waiting = null;
  thread.ref();
  return thread;
};

/** Keeps one thread for the next PDF; it holds nobody back from ending. */
const giveBack = (thread: Worker): void => {
  if (waiting !== null) {
    void thread.terminate();
    return;
  }
  waiting = thread;
  thread.unref();
};

type Answer = PdfAnswers[keyof PdfAnswers];

const answerOf = (
  file: string,
  request: PdfRequest,
  { memoryBytes, timeoutMs }: Omit<PdfLimits, 'bytes'>,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const thread = takeThread(memoryBytes);
    const startedAt = performance.now();
    const memoryAtStart = process.memoryUsage.rss();
    const stopWatching = (): void => {
      clearInterval(watch);
      thread.off('message', onAnswer).off('error', onError).off('exit', onExit);
    };
    const fail = (failure: AppFailure): void => {
      stopWatching();
      void thread.terminate();
      reject(failure);
    };
    const onAnswer = (answer: Answer): void => {
      stopWatching();
      giveBack(thread);
      resolve(answer);
    };
    const onError = (error: Error): void => fail(unreadable(file, 'damaged', error.message));
    const onExit = (): void => fail(unreadable(file, 'damaged', 'no answer'));
    const watch = setInterval(() => {
      const growth = process.memoryUsage.rss() - memoryAtStart;
      if (growth > memoryBytes) fail(exceeded(file, 'expandedBytes', growth, memoryBytes));
      else if (performance.now() - startedAt > timeoutMs)
        fail(exceeded(file, 'pdfSeconds', timeoutMs / 1000, timeoutMs / 1000));
    }, watchMs);
    thread.on('message', onAnswer).on('error', onError).on('exit', onExit);
    thread.postMessage(request, [request.data.buffer as ArrayBuffer]);
  });

const exceeded = (file: string, limit: string, value: number, maximum: number): AppFailure =>
  new AppFailure({ code: 'limit-exceeded', file, limit, value, maximum });
