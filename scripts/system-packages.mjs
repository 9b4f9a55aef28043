import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  aptInstall,
  displayPackages,
  electronPackages,
  hasApt,
  isRoot,
  missingPackages,
  testPackages,
} from './runtime/debian-packages.mjs';
import { runMain, SetupError } from './runtime/setup-error.mjs';

/**
 * Makes sure that the shared libraries of an Electron executable are there: installs them where that is possible
 * without a question (root on Debian or Ubuntu), else says the one command to run.
 * @param {string} executablePath
 */
export function ensureElectronLibraries(executablePath) {
  const missing = missingLibraries(executablePath);
  if (missing.length === 0) return;
  installOrExplain(electronPackages, `Electron needs ${missing.join(', ')}`);
  const stillMissing = missingLibraries(executablePath);
  if (stillMissing.length > 0)
    throw new SetupError(`Electron still misses ${stillMissing.join(', ')}. Install what provides them`);
}

/** Makes sure that a virtual display can be started. */
export function ensureXvfb() {
  if (hasCommand('Xvfb')) return;
  installOrExplain(displayPackages, 'there is no display and no Xvfb to make one');
}

/**
 * Gets what the tests compare with. They skip, and say so, where it is missing: it is no reason to stop.
 */
export function provideTestPackages() {
  if (hasCommand('sqlite3') && (hasCommand('soffice') || hasCommand('libreoffice'))) return;
  try {
    installOrExplain(testPackages, 'the tests compare with LibreOffice and sqlite3');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`constat: ${error.message} (tests that need them are skipped)`);
  }
}

/**
 * @param {string[][]} packages
 * @param {string} reason
 */
function installOrExplain(packages, reason) {
  if (!hasApt()) throw new SetupError(`${reason}. Install it with your system's package manager`);
  const missing = missingPackages(packages);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isRoot()) throw new SetupError(`${reason}. Run: sudo ${command}`);
  console.error(`constat: installing ${missing.join(' ')}`);
  if (!aptInstall(missing))
    throw new SetupError(`${reason}, and installing failed. Run: apt-get update && ${command}`);
}

/**
 * @param {string} executablePath
 * @returns {string[]} names of libraries that the loader does not find
 */
function missingLibraries(executablePath) {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [executablePath], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @param {string} command */
function hasCommand(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  // Everything at once, for CI: before npm has fetched an Electron to ask what it misses.
  await runMain(async () =>
    installOrExplain(
      [...electronPackages, ...displayPackages, ...testPackages],
      'the tests need system packages',
    ),
  );
}
