import { stat } from 'node:fs/promises';
import { unreadable } from '../../files/unreadable.ts';

/** Differs once a file was written or replaced. Null when there is none, or none that may be looked at. */
export const fileStamp = async (path: string): Promise<string | null> => {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${ino}:${size}:${mtimeNs}`;
  } catch {
    return null;
  }
};

/**
 * Reads a file, several times if need be, as one and the same: what was recognised, what was read and what is kept must
 * agree. Throws file-unreadable (`changed`) when it was written meanwhile, and else what `work` throws.
 * @param recognised its stamp when it was recognised; null when that does not matter
 */
export const whileUnchanged = async <T>(
  path: string,
  recognised: string | null,
  work: () => Promise<T>,
): Promise<T> => {
  const stamp = await fileStamp(path);
  // Nothing there: the reader says so in its own words.
  if (stamp === null) return work();
  if (recognised !== null && recognised !== stamp) throw unreadable(path, 'changed');
  const outcome = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  // Before any other reason: half of an old file and half of a new one may look damaged.
  if ((await fileStamp(path)) !== stamp) throw unreadable(path, 'changed');
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
};
