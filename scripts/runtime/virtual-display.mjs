import { spawn } from 'node:child_process';
import { ensureXvfb } from '../system-packages.mjs';
import { SetupError } from './setup-error.mjs';

/** Whether there is no display here, so that a virtual one is needed. */
export function needsVirtualDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
}

/**
 * Starts a virtual display when there is none, big enough for every screen of the app.
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>}
 */
export async function provideDisplay() {
  if (!needsVirtualDisplay()) return { env: {}, stop: () => undefined };
  ensureXvfb();
  // Xvfb picks a free display itself and writes its number to descriptor 3: no race with other servers.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const stop = () => void server.kill();
  process.once('exit', stop);
  const number = await displayNumber(server);
  return { env: { DISPLAY: `:${number}` }, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () =>
      reject(new SetupError('Xvfb did not start. Try it by hand: Xvfb :99 -screen 0 1920x1200x24'));
    const timer = setTimeout(fail, 30_000);
    let text = '';
    server.once('error', fail).once('exit', fail);
    server.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
  });
}
