import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { shortHash } from './paths.mjs';

/**
 * A distribution of its own for one app folder, made of hard links to the shared one. The registry's Electron has no
 * default app that would take a path as an argument: it starts `resources/app`, so each checkout needs its own folder.
 * @param {string} sharedDist
 * @param {string} appFolder absolute, holds the package.json whose `main` is started
 * @returns {string}
 */
export function checkoutDist(sharedDist, appFolder) {
  const checkouts = path.join(path.dirname(sharedDist), 'checkouts');
  const distPath = path.join(checkouts, shortHash(appFolder));
  if (existsSync(path.join(distPath, 'resources', 'app'))) return distPath;

  mkdirSync(checkouts, { recursive: true });
  removeOrphans(checkouts);
  const workFolder = mkdtempSync(path.join(checkouts, 'new-'));
  hardLinkTree(sharedDist, workFolder);
  mkdirSync(path.join(workFolder, 'resources'), { recursive: true });
  symlinkSync(appFolder, path.join(workFolder, 'resources', 'app'));
  try {
    renameSync(workFolder, distPath);
  } catch (error) {
    // Another process made the same folder first: its content is the same.
    rmSync(workFolder, { recursive: true, force: true });
    if (!existsSync(path.join(distPath, 'resources', 'app'))) throw error;
  }
  return distPath;
}

/**
 * @param {string} from
 * @param {string} to
 */
function hardLinkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) hardLinkTree(source, target);
    else linkSync(source, target);
  }
}

/**
 * Removes the folders of checkouts that no longer exist.
 * @param {string} checkouts
 */
function removeOrphans(checkouts) {
  for (const name of readdirSync(checkouts)) {
    if (name.startsWith('new-')) continue;
    const folder = path.join(checkouts, name);
    const link = path.join(folder, 'resources', 'app');
    try {
      if (!existsSync(readlinkSync(link))) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Not one of ours, or removed meanwhile.
    }
  }
}
