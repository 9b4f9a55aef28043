import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** What a new case is made of: its tables, the rules and the sample in it. */
const partsOfCases = ['src/main/db/migrations', 'resources/rules', 'resources/sample'];

/** The digest of what cases are made of: a case of an earlier draft of the schema is not used again. */
const caseDigest = (): string => {
  const hash = createHash('sha256');
  for (const part of partsOfCases) {
    const folder = fileURLToPath(new URL(`../${part}/`, import.meta.url));
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const name of names.toSorted()) hash.update(readFileSync(name));
  }
  return hash.digest('hex').slice(0, 12);
};

/** The path of a generated case: as `generated`, anew when what cases are made of has changed. */
export const generatedCase = (name: string, write: (path: string) => Promise<void> | void): Promise<string> =>
  generated(`${name}-${caseDigest()}.constat`, write);

/** A path for a result, free to be written. */
export const freshPath = (name: string): string => {
  const path = join(benchFolder(), `run-${process.pid}-${name}`);
  rmSync(path, { force: true });
  return path;
};
