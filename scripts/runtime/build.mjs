import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { projectRequire, projectRoot } from './paths.mjs';

const inputs = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds `out/` unless it is newer than everything it is made of.
 * @returns {Promise<number>} exit status
 */
export async function buildIfStale() {
  const built = path.join(projectRoot, 'out', 'renderer', 'index.html');
  const newest = Math.max(...inputs.map((input) => newestChange(path.join(projectRoot, input))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return 0;
  return build();
}

/** @returns {Promise<number>} exit status */
export function build() {
  const cli = path.join(
    path.dirname(projectRequire.resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  );
  return run(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: projectRoot });
}

/**
 * @param {string} target file or folder
 * @returns {number} the latest change in it, folders included so that a deletion counts
 */
function newestChange(target) {
  if (!existsSync(target)) return 0;
  const stat = statSync(target);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(target).map((name) => newestChange(path.join(target, name))));
}
