import type { WritableDb } from './types.ts';

/**
 * One immediate transaction that need not survive a power cut by itself: no wait for the disk at its end. The next
 * ordinary commit makes it safe together with its own. Only for rows that nobody sees before such a commit. Without
 * a write-ahead log (a case on a network share) it is an ordinary transaction.
 */
export const relaxedTransaction = (db: WritableDb, work: () => void): void => {
  const isLogged = db.pragma('journal_mode', { simple: true }) === 'wal';
  if (isLogged) db.pragma('synchronous = NORMAL');
  try {
    db.transaction(work).immediate();
  } finally {
    if (isLogged) db.pragma('synchronous = FULL');
  }
};
