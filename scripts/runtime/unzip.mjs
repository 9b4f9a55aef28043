import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectRequire } from './paths.mjs';

/**
 * Unpacks a zip archive, keeping the executable bit.
 * @param {string} zipPath
 * @param {string} targetFolder
 * @param {(entryName: string) => string | null} place the path of an entry under the target, or null to leave it out
 */
export async function unzip(zipPath, targetFolder, place) {
  /** @type {typeof import('yauzl')} */
  const yauzl = projectRequire('yauzl');
  const zip = await yauzl.openPromise(zipPath, { lazyEntries: true });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (name === null) continue;
      const target = path.join(targetFolder, name);
      mkdirSync(path.dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(target, { mode: mode || 0o644 }),
      );
    }
  } finally {
    zip.close();
  }
}
