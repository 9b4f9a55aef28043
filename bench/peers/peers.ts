import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Debian's own Python, whose packages the peers are; another Python would have other versions. */
export const pythonProgram = '/usr/bin/python3';

export const peerScript = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const missing = (what: string, debianPackage: string): false => {
  console.error(`  ${what} is missing: measured without it (apt-get install ${debianPackage})`);
  return false;
};

/** Whether a Python module can be imported; says which package to install when not. */
export const hasPythonModule = (module: string, debianPackage: string): boolean =>
  (existsSync(pythonProgram) && spawnSync(pythonProgram, ['-c', `import ${module}`]).status === 0) ||
  missing(module, debianPackage);

/** Whether the sqlite3 shell is there; says which package to install when not. */
export const hasSqliteShell = (): boolean =>
  spawnSync('sqlite3', ['--version']).status === 0 || missing('sqlite3', 'sqlite3');
