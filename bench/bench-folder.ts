import { mkdirSync, renameSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Changes when what the generators write changes: older files are then not used again. */
const generation = 'v3';

/** Where generated files are kept between runs and results of the programs under test are written. */
export const benchFolder = (): string => {
  const folder = join(tmpdir(), `constat-bench-${generation}`);
  mkdirSync(folder, { recursive: true });
  return folder;
};

/**
 * The path of a generated file, made now when it is not there yet.
 * @param write fills the path it is given; a half-written file never gets the final name
 */
export const generated = async (
  name: string,
  write: (path: string) => Promise<void> | void,
): Promise<string> => {
  const path = join(benchFolder(), name);
  if (existsSync(path)) return path;
  console.error(`  making ${name}`);
  const unfinished = join(benchFolder(), `unfinished-${process.pid}-${name}`);
  await write(unfinished);
  renameSync(unfinished, path);
  return path;
};

/** A path for a result, free to be written. */
export const freshPath = (name: string): string => {
  const path = join(benchFolder(), `run-${process.pid}-${name}`);
  rmSync(path, { force: true });
  return path;
};
