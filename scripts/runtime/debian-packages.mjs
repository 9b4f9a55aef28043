import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The shared libraries Electron links against. The first name that the release knows is installed. */
export const electronPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
];

export const displayPackages = [['xvfb']];

/** What the tests compare our files with: LibreOffice recalculates workbooks, sqlite3 alters a case behind our back. */
export const testPackages = [['libreoffice-calc-nogui', 'libreoffice-calc'], ['sqlite3']];

/** True on Debian, Ubuntu and their relatives. */
export function hasApt() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get');
}

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The names of a list that are neither installed nor provided by another package, as this release calls them.
 * @param {string[][]} packages alternatives, best first
 * @returns {string[]}
 */
export function missingPackages(packages) {
  return packages.flatMap((alternatives) => {
    if (alternatives.some(isInstalled)) return [];
    const known = alternatives.find(hasCandidate) ?? alternatives.at(-1);
    return known ? [known] : [];
  });
}

/**
 * Installs packages without a question asked. Returns false when apt-get did not manage to.
 * @param {string[]} names
 */
export function aptInstall(names) {
  const apt = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-qq', '--no-install-recommends'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  };
  const install = () => spawnSync('apt-get', ['install', ...apt, ...names], options).status === 0;
  if (spawnSync('apt-get', ['update', '-qq', ...apt.slice(0, 2)], options).status !== 0) {
    console.error('constat: apt-get update failed, trying with the lists there are');
  }
  return install() || install();
}

/** @param {string} name */
function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('install ok installed');
}

/** @param {string} name */
function hasCandidate(name) {
  const policy = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return /Candidate: (?!\(none\))/.test(policy.stdout);
}
