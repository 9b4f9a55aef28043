import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { projectRequire } from './paths.mjs';
import { registryCacheFolder } from './registry-electron.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * better-sqlite3 built for the registry's Electron, in the cache, once per version of better-sqlite3. Its prebuilt
 * binary asks for Node-API 10 and this runtime has 9; the one thing it takes from 10 exists in 9 as an experiment.
 * @returns {Promise<string>} absolute path of the .node file, for better-sqlite3's `nativeBinding` option
 */
export async function sqliteBinding() {
  const packageFolder = path.dirname(projectRequire.resolve('better-sqlite3/package.json'));
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const binding = path.join(registryCacheFolder(), `better-sqlite3-${version}.node`);
  if (existsSync(binding)) return binding;
  await withLock(`${binding}.lock`, async () => {
    if (!existsSync(binding)) build(packageFolder, binding);
  });
  return binding;
}

/**
 * @param {string} packageFolder
 * @param {string} binding
 */
function build(packageFolder, binding) {
  const nodedir = requireToolchain();
  console.error('constat: building better-sqlite3 for this Electron (once, about two minutes)');
  mkdirSync(registryCacheFolder(), { recursive: true });
  const workFolder = mkdtempSync(path.join(registryCacheFolder(), 'sqlite-'));
  try {
    // A copy, because the build would otherwise shadow the prebuilt binary that plain Node needs.
    const copy = path.join(workFolder, 'node_modules', 'better-sqlite3');
    cpSync(packageFolder, copy, { recursive: true, dereference: true });
    const requireAsPackage = createRequire(path.join(packageFolder, 'package.json'));
    const headers = path.dirname(requireAsPackage.resolve('node-addon-api/package.json'));
    symlinkSync(headers, path.join(workFolder, 'node_modules', 'node-addon-api'));
    const compile = spawnSync(
      process.execPath,
      [
        projectRequire.resolve('node-gyp/bin/node-gyp.js'),
        'rebuild',
        '--release',
        '--force_build=1',
        `--nodedir=${nodedir}`,
      ],
      {
        cwd: copy,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
        env: {
          ...process.env,
          CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
        },
      },
    );
    if (compile.status !== 0) {
      throw new SetupError(`better-sqlite3 did not compile for this Electron: ${lastLines(compile.stderr)}`);
    }
    renameSync(path.join(copy, 'build', 'Release', 'better_sqlite3.node'), binding);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/**
 * Checks for all that the build needs and names everything missing at once.
 * @returns {string} the prefix under which Node's headers are
 */
function requireToolchain() {
  const missing = [
    ['python3', 'python3'],
    ['g++', 'g++'],
    ['make', 'make'],
  ].flatMap(([command, debianPackage]) =>
    spawnSync(command ?? '', ['--version'], { stdio: 'ignore' }).status === 0 ? [] : [debianPackage],
  );
  const nodedir = findNodeHeaders();
  if (nodedir === null) missing.push('libnode-dev');
  if (missing.length > 0 || nodedir === null) {
    throw new SetupError(
      `${missing.join(', ')} missing, needed to run the app without Electron's own download. ` +
        `Run: apt-get install -y ${missing.join(' ')}`,
    );
  }
  return nodedir;
}

/** Headers come with the system's Node; the Node of node_modules has none. Node-API is the same in every version. */
function findNodeHeaders() {
  const fromPath = (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => {
    const node = path.join(folder, 'node');
    return existsSync(node) ? [path.resolve(realpathSync(node), '../..')] : [];
  });
  const candidates = [process.env['npm_config_nodedir'], '/usr', '/usr/local', ...fromPath];
  return (
    candidates.find((prefix) => prefix && existsSync(path.join(prefix, 'include', 'node', 'node_api.h'))) ??
    null
  );
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split('\n').slice(-3).join(' | ');
}
