import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file itself; of a folder its files by name, hidden ones left out, without those of folders inside. */
export const filesAt = (path: string): readonly string[] => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(path, name))
    .toSorted();
};
