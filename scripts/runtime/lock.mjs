import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const staleAfterMs = 20 * 60_000;

/** @param {string} lockPath */
function isStale(lockPath) {
  try {
    if (Date.now() - statSync(lockPath).mtimeMs > staleAfterMs) return true;
    const pid = Number(readFileSync(path.join(lockPath, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // ESRCH: the holder died. ENOENT: the holder is between mkdir and writing its pid, or has just let go.
    return code === 'ESRCH';
  }
}

/**
 * Runs `work` while no other process holds the same lock. A folder is the lock because creating one is atomic on every
 * file system; a holder that died without letting go is recognised by its process id.
 * @template T
 * @param {string} lockPath
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lockPath, work) {
  mkdirSync(path.dirname(lockPath), { recursive: true });
  for (let isWaitSaid = false; ; await sleep(500)) {
    try {
      mkdirSync(lockPath);
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (isStale(lockPath)) rmSync(lockPath, { recursive: true, force: true });
    else if (!isWaitSaid) {
      console.error('constat: another process is preparing the same runtime, waiting for it');
      isWaitSaid = true;
    }
  }
  try {
    writeFileSync(path.join(lockPath, 'pid'), String(process.pid));
    return await work();
  } finally {
    rmSync(lockPath, { recursive: true, force: true });
  }
}
