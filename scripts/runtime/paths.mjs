import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout these scripts belong to, with symbolic links resolved so that one checkout has one name. */
export const projectRoot = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

/** Resolves packages as the project sees them, whichever folder a script was started from. */
export const projectRequire = createRequire(path.join(projectRoot, 'package.json'));

/** Where runtimes are kept: outside the repository, so that a clean checkout does not fetch them again. */
export function cacheRoot() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return path.join(XDG_CACHE_HOME, 'constat');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'constat', 'Cache');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'constat');
  return path.join(os.homedir(), '.cache', 'constat');
}

/**
 * A short stable folder name for a path.
 * @param {string} text
 */
export function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * The executable inside an unpacked Electron distribution.
 * @param {string} distPath
 */
export function electronExecutable(distPath) {
  if (process.platform === 'darwin')
    return path.join(distPath, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return path.join(distPath, process.platform === 'win32' ? 'electron.exe' : 'electron');
}
