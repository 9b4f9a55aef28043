import path from 'node:path';
import { prepareAppProcess } from './runtime/app-process.mjs';
import { run } from './runtime/child.mjs';
import { projectRequire, projectRoot } from './runtime/paths.mjs';
import { runMain } from './runtime/setup-error.mjs';

// npm run dev: electron-vite with hot reload, in whatever Electron this machine can run.
await runMain(async () => {
  const { env, stop } = await prepareAppProcess();
  const cli = path.join(
    path.dirname(projectRequire.resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  );
  const noSandbox = process.getuid?.() === 0 ? ['--noSandbox'] : [];
  try {
    return await run(process.execPath, [cli, 'dev', ...noSandbox, ...process.argv.slice(2)], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
    });
  } finally {
    stop();
  }
});
