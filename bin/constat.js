#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheRoot } from '../scripts/runtime/paths.mjs';

/**
 * The command line runs its TypeScript sources as they are, and better-sqlite3 needs a recent Node: whatever Node
 * started this file, the project's own Node 24 goes on from here.
 */
const entry = fileURLToPath(new URL('../src/main/cli/main.ts', import.meta.url));

/** @returns {string | null} */
function projectNode() {
  try {
    const require = createRequire(import.meta.url);
    const folder = path.dirname(require.resolve('node/package.json'));
    const executable = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

function runsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

const node = projectNode() ?? (runsTypeScript() ? process.execPath : null);
if (node === null) {
  console.error(`node-too-old: constat needs Node 24 and found ${process.version}. Run: npm install`);
  process.exitCode = 2;
} else {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    // Stripping the types of every module takes half of a short command: Node keeps the result, in the user's own cache.
    env: { NODE_COMPILE_CACHE: path.join(cacheRoot(), 'compiled'), ...process.env },
  });
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      // At a terminal Ctrl+C has reached the whole process group already: twice would cut a clean stop short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    console.error(`node-not-started: ${node} did not start (${error.message}). Run: npm install`);
    process.exitCode = 2;
  });
  child.once('exit', (code, signal) => {
    if (signal) {
      // Ends as the command ended, so that a shell sees the same signal.
      for (const name of signals) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    } else process.exitCode = code ?? 2;
  });
}
