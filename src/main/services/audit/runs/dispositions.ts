import { AppFailure } from '#shared/ipc/app-error.ts';
import type { Verdict } from '#shared/ipc/auditing-schemas.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../../db/prepared.ts';
import { selectList } from '../../../db/row-store.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { localDate } from '../../../local-date.ts';
import { makeChange, type CaseContext } from '../../trail/change.ts';
import { readRun } from './run-row.ts';

/** What was decided of a key of a test; null when nothing was. */
const dispositionOf = (db: ReadableDb, test: string, key: string): RowOf<'disposition'> | null =>
  (prepared(
    db,
    `SELECT ${selectList('disposition')} FROM dispositions WHERE test = ? AND exception_key = ? ORDER BY id LIMIT 1`,
  ).get(test, key) as RowOf<'disposition'> | undefined) ?? null;

/** Throws not-found when the run does not have the key. */
const hashOf = (db: ReadableDb, runId: number, key: string): string => {
  const hash = prepared(db, 'SELECT hash FROM exceptions WHERE run_id = ? AND key = ?')
    .pluck()
    .get(runId, key);
  if (typeof hash !== 'string') throw new AppFailure({ code: 'not-found', entity: 'exception', id: key });
  return hash;
};

export type Decision = {
  readonly runId: number;
  readonly keys: readonly string[];
  /** Null takes the disposition away. */
  readonly verdict: Verdict | null;
  /** Absent: each keeps its own. */
  readonly note?: string | null | undefined;
};

/** Decides on exceptions of a run: all or none, one undo step. Returns how many rows were written. Throws not-found. */
export const dispose = (
  context: CaseContext,
  { runId, keys, verdict, note }: Decision,
): { readonly changed: number } => {
  const { db } = context;
  const { test } = readRun(db, runId);
  return makeChange(context, 'auditing.dispose', (change) => {
    const decided = { ...(note === undefined ? {} : { note }), ...signature(context) };
    let changed = 0;
    for (const key of new Set(keys)) {
      const exceptionHash = hashOf(db, runId, key);
      const known = dispositionOf(db, test, key);
      if (verdict === null) {
        if (known === null) continue;
        change.remove('disposition', known.id);
      } else if (known === null) {
        change.insert('disposition', { test, exceptionKey: key, verdict, exceptionHash, ...decided });
      } else change.update('disposition', known.id, { verdict, exceptionHash, ...decided });
      changed += 1;
    }
    return { changed };
  });
};

/**
 * Gives an exception of a run what was decided of a key that is gone. The decision stays under the old key too, should that
 * come back; the trail says, as reason, where it is from. Throws not-found, and validation when the new key has its own.
 */
export const takeOver = (
  context: CaseContext,
  { runId, fromKey, toKey }: { readonly runId: number; readonly fromKey: string; readonly toKey: string },
): { readonly id: number } => {
  const { db } = context;
  const { test } = readRun(db, runId);
  return makeChange(
    context,
    'auditing.takeOver',
    (change) => {
      const exceptionHash = hashOf(db, runId, toKey);
      const from = dispositionOf(db, test, fromKey);
      if (from === null) throw new AppFailure({ code: 'not-found', entity: 'disposition', id: fromKey });
      refuseTaken(dispositionOf(db, test, toKey), toKey);
      const { verdict, note } = from;
      const decided = { verdict, note, exceptionHash, ...signature(context) };
      return { id: change.insert('disposition', { test, exceptionKey: toKey, ...decided }) };
    },
    { reason: fromKey },
  );
};

const refuseTaken = (known: RowOf<'disposition'> | null, key: string): void => {
  if (known === null) return;
  const issue = {
    entity: 'disposition',
    id: known.id,
    column: 'exceptionKey',
    problem: 'taken',
    value: key,
  } as const;
  throw new AppFailure({ code: 'validation', issues: [issue] });
};

const signature = ({ actor, clock }: CaseContext) => ({
  decidedBy: actor,
  decidedOn: localDate(new Date(clock())),
});
