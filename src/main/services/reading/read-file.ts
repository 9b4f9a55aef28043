import { asFailure } from '../../db/sqlite-failure.ts';
import type { FileReading, KindReader, ReadingOptions } from './file-reading.ts';
import { recordReading } from './record-reading.ts';
import { tableReading } from './table-reading.ts';

/** In the order in which they are asked: what its first bytes tell first, any table last. */
const readings: readonly KindReader[] = [recordReading, tableReading];

/**
 * Reads a file without a case, by what it holds and not by its name. The caller closes the reading. Throws
 * file-unreadable, limit-exceeded, sheet-not-found, file-not-found and other failures of the file system.
 */
export const readFile = async (path: string, options: ReadingOptions): Promise<FileReading> => {
  try {
    for (const reading of readings)
      if (await reading.recognises({ path })) return await reading.open(path, options);
    return await tableReading.open(path, options);
  } catch (error) {
    throw asFailure(error, path);
  }
};
