import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheRoot, electronExecutable, projectRequire } from './paths.mjs';

const retryRefusedAfterMs = 24 * 60 * 60_000;

/**
 * The `electron` package's own binary, downloaded by the package itself if need be: the normal runtime on every
 * platform. Null when the download is refused, which is ordinary on a walled-in network.
 * @returns {string | null} the folder of the distribution
 */
export function officialElectron() {
  const packageFolder = path.dirname(projectRequire.resolve('electron/package.json'));
  const distPath = path.join(packageFolder, 'dist');
  if (existsSync(electronExecutable(distPath)) && existsSync(path.join(packageFolder, 'path.txt')))
    return distPath;

  // A blocked download can take a while to fail, so a refusal is remembered for a day.
  const refusedMarker = path.join(cacheRoot(), 'official-download-refused');
  if (wasRefusedLately(refusedMarker)) return null;

  console.error('constat: fetching Electron (once)');
  const install = spawnSync(process.execPath, [path.join(packageFolder, 'install.js')], { encoding: 'utf8' });
  if (install.status === 0 && existsSync(electronExecutable(distPath))) {
    rmSync(refusedMarker, { force: true });
    return distPath;
  }
  mkdirSync(path.dirname(refusedMarker), { recursive: true });
  writeFileSync(refusedMarker, install.stderr || String(install.error ?? ''));
  return null;
}

/** @param {string} marker */
function wasRefusedLately(marker) {
  return existsSync(marker) && Date.now() - statSync(marker).mtimeMs < retryRefusedAfterMs;
}
