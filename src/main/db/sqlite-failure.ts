import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

type Reading = (file: string, detail: string) => AppError;

const unreadable =
  (reason: string): Reading =>
  (file, detail) => ({ code: 'file-unreadable', file, reason, detail });

/** By the beginning of the code: SQLite adds details behind its codes (SQLITE_IOERR_READ). */
const readings: readonly (readonly [start: string, reading: Reading])[] = [
  ['SQLITE_NOTADB', (file) => ({ code: 'case-foreign', file })],
  ['SQLITE_CORRUPT', (file, detail) => ({ code: 'case-corrupt', file, detail })],
  ['SQLITE_READONLY', (file) => ({ code: 'case-read-only', file })],
  ['SQLITE_CANTOPEN', unreadable('cannot-open')],
  ['SQLITE_BUSY', (file) => ({ code: 'file-locked', file })],
  ['SQLITE_FULL', (file) => ({ code: 'disk-full', file })],
  ['SQLITE_IOERR', unreadable('io-error')],
  ['EROFS', (file) => ({ code: 'case-read-only', file })],
  ['EBUSY', (file) => ({ code: 'file-locked', file })],
  ['ENOSPC', (file) => ({ code: 'disk-full', file })],
  ['ENOENT', (file) => ({ code: 'file-not-found', file })],
  ['EACCES', unreadable('no-permission')],
  ['EPERM', unreadable('no-permission')],
  ['EISDIR', unreadable('is-a-folder')],
];

/**
 * The expected failure behind an error of SQLite or the file system, the one place that maps their codes. Errors
 * that are none of these come back as they are: bugs.
 */
export const asFailure = (error: unknown, file: string): unknown => {
  if (error instanceof AppFailure) return error;
  const code = codeOf(error);
  const reading = readings.find(([start]) => code.startsWith(start))?.[1];
  if (reading === undefined) return error;
  return new AppFailure(reading(file, error instanceof Error ? error.message : String(error)));
};
