import path from 'node:path';
import { prepareElectron } from './electron-runtime.mjs';
import { build } from './runtime/build.mjs';
import { run } from './runtime/child.mjs';
import { projectRequire, projectRoot } from './runtime/paths.mjs';
import { registryCacheFolder } from './runtime/registry-electron.mjs';
import { runMain } from './runtime/setup-error.mjs';

/** @returns {'--linux' | '--win' | '--mac'} */
function thisPlatform() {
  if (process.platform === 'win32') return '--win';
  return process.platform === 'darwin' ? '--mac' : '--linux';
}

// npm run pack: an unpacked application in dist/, around whatever Electron this machine can have. One packed around
// the registry's Electron is for trying the packaging out, not for users: it is older, and its better-sqlite3 must be
// named in CONSTAT_SQLITE_BINDING.
await runMain(async () => {
  const runtime = await prepareElectron();
  const status = await build();
  if (status !== 0) return status;
  const cli = path.join(path.dirname(projectRequire.resolve('electron-builder/package.json')), 'cli.js');
  const dist = path.join(registryCacheFolder(), 'dist');
  const replacement =
    runtime.origin === 'registry' ? [`-c.electronDist=${dist}`, `-c.electronVersion=${runtime.version}`] : [];
  const args = process.argv.slice(2);
  return run(process.execPath, [cli, thisPlatform(), ...(args.length > 0 ? args : ['dir']), ...replacement], {
    cwd: projectRoot,
    // Fuses are written into the executable: a hard link would write them into the cached one too.
    env: { ...process.env, USE_HARD_LINKS: 'false' },
  });
});
