import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { benchFolder } from '../bench-folder.ts';

export type WindowProgram = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const patienceMs = 60_000;

/**
 * Milliseconds from starting an Electron program to the first frame in which `condition` (an expression of the page)
 * holds. Seen through the browser's own debugging port, so that the program needs no change.
 */
export const timeWindow = async (program: WindowProgram, condition: string): Promise<number> => {
  const profile = mkdtempSync(join(benchFolder(), 'profile-'));
  const begin = Date.now();
  const child = spawn(
    program.executablePath,
    [...program.args, `--user-data-dir=${profile}`, '--remote-debugging-port=0'],
    { env: { ...process.env, ...program.env }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const port = await debuggingPort(child);
    return (await whenTrue(await pageSocket(port), condition)) - begin;
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

const debuggingPort = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(`Electron ended before its window opened: ${said.slice(0, 500)}`)),
    );
  });

type Target = { readonly type: string; readonly url: string; readonly webSocketDebuggerUrl: string };

const pageSocket = async (port: string): Promise<string> => {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (page !== undefined) return page.webSocketDebuggerUrl;
    await pause(5);
  }
  throw new Error('no page opened');
};

/** Looks at every frame; answers with the page's own clock, so that the way back does not count. */
const watcher = (condition: string): string => `new Promise((resolve) => {
  const look = () => (${condition})
    ? requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
    : requestAnimationFrame(look);
  look();
})`;

type Evaluation = {
  readonly result?: { readonly result?: { readonly value?: number } };
  readonly error?: { readonly message: string };
};

const whenTrue = (socketUrl: string, condition: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl);
    const timer = setTimeout(() => {
      socket.close();
      reject(new Error(`not seen in ${patienceMs / 1000} s: ${condition}`));
    }, patienceMs);
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      socket.close();
      end();
    };
    const params = { expression: watcher(condition), awaitPromise: true, returnByValue: true };
    const watch = (): void => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    socket.onopen = watch;
    socket.onmessage = ({ data }) => {
      const { result, error } = JSON.parse(String(data)) as Evaluation;
      // The first document gave way to the page itself: watch that one.
      if (error?.message.includes('context was destroyed') === true) return watch();
      const value = result?.result?.value;
      finish(() => (value === undefined ? reject(new Error(String(data))) : resolve(value)));
    };
    socket.onerror = () => finish(() => reject(new Error('the debugging port closed')));
  });
