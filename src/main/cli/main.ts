import { readFileSync } from 'node:fs';
import { sourceThreads } from '../workers/thread.ts';
import { runCommandLine } from './run.ts';

// Beside the sources and beside the build alike, resources are three folders up from this module.
const resourcesUrl = new URL('../../../resources/', import.meta.url);

// Whoever reads the output may stop before its end, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

process.exitCode = await runCommandLine({
  version,
  args: process.argv.slice(2),
  env: process.env,
  resourcesUrl,
  threads: import.meta.url.endsWith('.ts')
    ? sourceThreads
    : { folder: new URL('../workers/', import.meta.url), extension: 'js' },
  write: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(`${text}\n`),
});
