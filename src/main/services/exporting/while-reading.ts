import type { ReadableDb } from '../../db/types.ts';

/**
 * Runs `work` in a read transaction, so that all of it sees one state of the case whatever others write meanwhile.
 * The connection belongs to `work` until it settles.
 */
export const whileReading = async <T>(db: ReadableDb, work: () => Promise<T>): Promise<T> => {
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    db.exec('ROLLBACK');
  }
};
