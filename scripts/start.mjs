import { prepareAppProcess } from './runtime/app-process.mjs';
import { buildIfStale } from './runtime/build.mjs';
import { run } from './runtime/child.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { runMain } from './runtime/setup-error.mjs';

// npm start: the built app on the sample case, or with the arguments given after `--`.
await runMain(async () => {
  const { runtime, args, env, stop } = await prepareAppProcess();
  const status = await buildIfStale();
  if (status !== 0) return status;
  const given = process.argv.slice(2);
  if ('DISPLAY' in env)
    console.error(`constat: no display here, the window opens on the virtual one ${env['DISPLAY']}`);
  try {
    return await run(runtime.executablePath, [...args, ...(given.length > 0 ? given : ['--sample'])], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
    });
  } finally {
    stop();
  }
});
