import { AppFailure } from '#shared/ipc/app-error.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

/**
 * The expected failure behind an error of SQLite or the file system, the one place that maps their codes. Errors
 * that are none of these come back as they are: bugs.
 */
export const asFailure = (error: unknown, file: string): unknown => {
  if (error instanceof AppFailure) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith('SQLITE_NOTADB')) return new AppFailure({ code: 'case-foreign', file });
  if (code.startsWith('SQLITE_CORRUPT')) return new AppFailure({ code: 'case-corrupt', file, detail });
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS')
    return new AppFailure({ code: 'case-read-only', file });
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new AppFailure({ code: 'file-unreadable', file, reason: 'cannot-open', detail });
  if (code.startsWith('SQLITE_BUSY') || code === 'EBUSY')
    return new AppFailure({ code: 'file-locked', file });
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new AppFailure({ code: 'disk-full', file });
  if (code.startsWith('SQLITE_IOERR'))
    return new AppFailure({ code: 'file-unreadable', file, reason: 'io-error', detail });
  if (code === 'ENOENT') return new AppFailure({ code: 'file-not-found', file });
  if (code === 'EACCES' || code === 'EPERM')
    return new AppFailure({ code: 'file-unreadable', file, reason: 'no-permission', detail });
  if (code === 'EISDIR')
    return new AppFailure({ code: 'file-unreadable', file, reason: 'is-a-folder', detail });
  return error;
};
