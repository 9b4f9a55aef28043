import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { byteOrderMark } from '../../files/workbook-writer/csv-text.ts';
import type { ExportProgress } from './export-progress.ts';

/** A file of lines, made in pages. */
export type Lines = {
  readonly rows: number;
  readonly header: string;
  /** The text of the rows from this one on, up to a page. */
  readonly page: (from: number) => string;
};

/** Rows read and written before anyone else gets a turn. */
export const pageSize = 500;

/** Writes a new file of lines, UTF-8 with a byte order mark. Throws cancelled, and the errors of the file system. */
export const writeLines = async (
  path: string,
  { rows, header, page }: Lines,
  { onProgress, isCancelled }: ExportProgress,
): Promise<number> => {
  const file = createWriteStream(path, { flags: 'wx' });
  const closed = finished(file);
  // Waited for below, or by whoever waits for room: an error between the two is not lost meanwhile.
  closed.catch(() => undefined);
  try {
    file.write(byteOrderMark + header);
    for (let from = 0; from < rows; from += pageSize) {
      if (!file.write(page(from))) await Promise.race([once(file, 'drain'), closed]);
      onProgress?.('writing', Math.min(from + pageSize, rows), rows);
      await setImmediate();
      if (isCancelled?.() === true) throw new AppFailure({ code: 'cancelled' });
    }
    file.end();
    await closed;
    return rows;
  } catch (error) {
    file.destroy();
    throw error;
  }
};
