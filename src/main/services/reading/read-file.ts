import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { asFailure } from '../../db/sqlite-failure.ts';
import type { FileReading, FileStart, KindReader, ReadingOptions } from './file-reading.ts';
import { tableReader } from './table-reader.ts';

/** In the order in which they are asked: what follows a standard first, any table last. */
const readers: readonly KindReader[] = [tableReader];

/**
 * Reads a file without a case, by what it holds and not by its name. The caller closes the reading. Throws
 * file-unreadable, limit-exceeded, sheet-not-found, file-not-found and other failures of the file system.
 */
export const readFile = async (path: string, options: ReadingOptions): Promise<FileReading> => {
  try {
    const file = startOf(path);
    for (const reader of readers) if (await reader.recognises(file)) return await reader.open(path, options);
    return await tableReader.open(path, options);
  } catch (error) {
    throw asFailure(error, path);
  }
};

const startBytes = 64 * 1024;

const startOf = (path: string): FileStart => {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(startBytes);
    const count = readSync(descriptor, buffer, 0, startBytes, 0);
    return { path, start: buffer.subarray(0, count), size: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
};
