import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';

/**
 * Lets `write` fill a new file beside `path`, then puts it in the place of `path` in one step: a reader finds the old
 * file or the whole new one, also after a power cut; when `write` fails nothing is left behind. Throws AppFailure:
 * file-locked (open in another program), disk-full, file-unreadable, file-not-found (no such folder).
 */
export const replaceFile = async <T>(
  path: string,
  write: (temporaryPath: string) => Promise<T>,
): Promise<T> => {
  await checkReplaceable(path);
  const temporaryPath = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const result = await write(temporaryPath);
    await flush(temporaryPath);
    await rename(temporaryPath, path).catch((error: unknown) => {
      throw isRefusal(error) ? new AppFailure({ code: 'file-locked', file: path }) : error;
    });
    return result;
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw writingFailure(error, path);
  }
};

/** A spreadsheet program that has the file open keeps it locked: better said before the work than after it. */
const checkReplaceable = async (path: string): Promise<void> => {
  try {
    await (await open(path, 'r+')).close();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    throw isFile && isRefusal(error)
      ? new AppFailure({ code: 'file-locked', file: path })
      : writingFailure(error, path);
  }
};

/** Windows says EBUSY, EPERM or EACCES for a file that another program has open. */
const isRefusal = (error: unknown): boolean =>
  ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'].includes(codeOf(error));

type Failure = (file: string, detail: string) => AppError;

const diskFull: Failure = (file) => ({ code: 'disk-full', file });
const locked: Failure = (file) => ({ code: 'file-locked', file });
const notPermitted: Failure = (file, detail) => ({
  code: 'file-unreadable',
  file,
  reason: 'no-permission',
  detail,
});

const failures: Readonly<Record<string, Failure>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: diskFull,
  EBUSY: locked,
  ETXTBSY: locked,
  EACCES: notPermitted,
  EPERM: notPermitted,
  EROFS: notPermitted,
  ENOENT: (file) => ({ code: 'file-not-found', file }),
  EISDIR: (file, detail) => ({ code: 'file-unreadable', file, reason: 'is-a-folder', detail }),
};

/** The expected failure behind an error of the file system while writing; other errors come back as they are. */
export const writingFailure = (error: unknown, file: string): unknown => {
  const failure = failures[codeOf(error)];
  return failure === undefined ? error : new AppFailure(failure(file, String(error)));
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const flush = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};
