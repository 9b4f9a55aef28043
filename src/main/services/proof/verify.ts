import type { VerifyReport } from '#shared/ipc/contract.ts';
import type { ReadableDb } from '../../db/types.ts';
import { eventColumns, eventFromRow, eventHash, genesisHash, type StoredEvent } from '../trail/events.ts';
import { checkDocuments } from './check-documents.ts';
import { checkCaseFile, checkImports } from './check-imports.ts';
import { checkRuns } from './check-runs.ts';
import { checkTables } from './check-tables.ts';
import { mismatch, type Mismatch } from './mismatch.ts';
import { createReplay, ReplayMismatch, type Replay } from './replay.ts';

export type VerifyOptions = {
  /** A head hash noted earlier, outside the case: is it still part of the chain? */
  readonly head?: string;
  readonly onProgress?: (phase: string, done: number, total: number | null) => void;
};

/**
 * Recomputes the hash chain and replays it against the tables: every column of every row, sort keys, imports and
 * kept files. Names the first thing that does not match. Cannot detect that the end of the chain was cut off, or
 * that all of it was written anew: that takes a head hash kept outside (`head`).
 */
export const verifyCase = (db: ReadableDb, options: VerifyOptions = {}): VerifyReport =>
  // One transaction: the trail and the tables are those of one instant.
  db.transaction(() => {
    const chain = checkChain(db, options);
    const firstMismatch = chain.mismatch ?? checkAgainstTables(db, chain.replay, options);
    const headFound = options.head === undefined ? null : chain.headFound;
    return {
      ok: firstMismatch === null && headFound !== false,
      events: chain.events,
      head: chain.head,
      headFound,
      firstMismatch,
    };
  })();

const checkAgainstTables = (db: ReadableDb, replay: Replay, options: VerifyOptions): Mismatch | null =>
  checkCaseFile(db, replay) ??
  checkTables(db, replay, options.onProgress) ??
  checkImports(db, replay, options.onProgress) ??
  checkDocuments(db, options.onProgress) ??
  checkRuns(db, replay, options.onProgress);

type ChainResult = {
  readonly mismatch: Mismatch | null;
  readonly replay: Replay;
  readonly events: number;
  readonly head: string;
  readonly headFound: boolean;
};

const checkChain = (db: ReadableDb, { head: wanted, onProgress }: VerifyOptions): ChainResult => {
  const { apply, result } = createReplay();
  const total = (db.prepare('SELECT count(*) AS n FROM events').get() as { n: number }).n;
  let events = 0;
  let head = genesisHash;
  let headFound = wanted === genesisHash;
  for (const row of db.prepare(`SELECT ${eventColumns} FROM events ORDER BY seq`).iterate()) {
    const problem = checkEvent(row, events, head, apply);
    if (problem !== null) return { mismatch: problem, replay: result, events: total, head, headFound };
    events += 1;
    head = (row as StoredEvent).hash;
    headFound ||= head === wanted;
    if (events % 5000 === 0) onProgress?.('trail', events, total);
  }
  return { mismatch: null, replay: result, events, head, headFound };
};

const checkEvent = (
  row: unknown,
  previous: number,
  previousHash: string,
  apply: (event: StoredEvent) => void,
): Mismatch | null => {
  const { seq } = row as StoredEvent;
  // A gap means that the event after the last good one is gone.
  if (seq !== previous + 1)
    return mismatch('event-missing', {
      seq: previous + 1,
      expected: String(previous + 1),
      found: String(seq),
    });
  let event: StoredEvent;
  try {
    event = eventFromRow(row);
  } catch {
    return mismatch('event-altered', { seq });
  }
  if (event.prevHash !== previousHash)
    return mismatch('chain-broken', { seq, expected: previousHash, found: event.prevHash });
  const recomputed = eventHash(event);
  if (recomputed !== event.hash)
    return mismatch('event-altered', { seq, expected: recomputed, found: event.hash });
  try {
    apply(event);
  } catch (error) {
    if (!(error instanceof ReplayMismatch)) throw error;
    return mismatch('event-does-not-follow', {
      seq,
      entity: event.entity,
      id: event.entityId,
      column: error.column,
    });
  }
  return null;
};
