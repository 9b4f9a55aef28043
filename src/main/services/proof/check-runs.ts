import type { ReadableDb } from '../../db/types.ts';
import { digestOf, exceptionHash, exceptionSeal, type PackedException } from '../audit/runs/pack-run.ts';
import { runColumns, runSeal, type RunRow } from '../audit/runs/run-row.ts';
import type { SealedRun } from '../audit/runs/store-battery.ts';
import { mismatch, shown, type Mismatch } from './mismatch.ts';
import type { Replay } from './replay.ts';

type Progress = ((phase: string, done: number, total: number | null) => void) | undefined;

/** Every stored run of a test and each of its exceptions against the event of its battery. */
export const checkRuns = (db: ReadableDb, replay: Replay, onProgress: Progress): Mismatch | null => {
  const present = new Set<number>();
  for (const row of db.prepare(`SELECT ${runColumns} FROM test_runs ORDER BY id`).all() as RunRow[]) {
    onProgress?.('runs', row.id, null);
    present.add(row.id);
    const known = replay.runs.get(row.id);
    if (known === undefined) return mismatch('row-not-in-trail', { entity: 'testRun', id: row.id });
    const problem = checkExceptions(db, known) ?? checkRecord(row, known);
    if (problem !== null) return problem;
  }
  for (const [id, { test }] of replay.runs)
    if (!present.has(id)) return mismatch('run-missing', { entity: 'testRun', id, expected: test });
  return checkOrphans(db);
};

/** Exceptions of no run: they are shown nowhere, and nobody stored them. */
const checkOrphans = (db: ReadableDb): Mismatch | null => {
  const orphan = db
    .prepare(
      'SELECT run_id AS id, key FROM exceptions WHERE run_id NOT IN (SELECT id FROM test_runs) LIMIT 1',
    )
    .get() as { readonly id: number; readonly key: string } | undefined;
  return orphan === undefined
    ? null
    : mismatch('exception-not-in-trail', {
        entity: 'testRun',
        id: orphan.id,
        column: 'exceptions',
        found: orphan.key,
      });
};

/** What the event says of a run by name, then all of its record. */
const checkRecord = (row: RunRow, known: SealedRun): Mismatch | null => {
  const altered = (column: string, expected: unknown, found: unknown): Mismatch =>
    mismatch('run-altered', {
      entity: 'testRun',
      id: row.id,
      column,
      expected: shown(expected),
      found: shown(found),
    });
  if (row.test !== known.test) return altered('test', known.test, row.test);
  if (row.status !== known.status) return altered('status', known.status, row.status);
  if (row.exceptionCount !== known.exceptions)
    return altered('exceptionCount', known.exceptions, row.exceptionCount);
  if (row.digest !== known.digest) return altered('digest', known.digest, row.digest);
  const seal = runSeal(row);
  return seal === known.seal ? null : altered('seal', known.seal, seal);
};

type StoredException = Omit<PackedException, 'low' | 'high'> & {
  readonly position: number;
  readonly low: string | null;
  readonly high: string | null;
};

// Amounts as text: they may be beyond what a number holds.
const exceptionsSql = `SELECT position, key, hash, seal, currency, has_amount AS hasAmount, CAST(low AS TEXT) AS low,
    CAST(high AS TEXT) AS high, rows, detail
  FROM exceptions WHERE run_id = ? ORDER BY position`;

const checkExceptions = (db: ReadableDb, known: SealedRun): Mismatch | null => {
  const named = (kind: string, position: number, key: string | null): Mismatch =>
    mismatch(kind, {
      entity: 'testRun',
      id: known.id,
      column: 'exceptions',
      expected: key === null ? `${known.test} #${position}` : null,
      found: key === null ? null : `${known.test} #${position} ${key}`,
    });
  const seals: string[] = [];
  for (const stored of db.prepare(exceptionsSql).iterate(known.id) as IterableIterator<StoredException>) {
    const position = seals.length + 1;
    if (stored.position > position) return named('exception-missing', position, null);
    if (position > known.exceptions || stored.position < position)
      return named('exception-not-in-trail', stored.position, stored.key);
    if (!isWhole(stored)) return named('exception-altered', position, stored.key);
    seals.push(stored.seal);
  }
  if (seals.length < known.exceptions) return named('exception-missing', seals.length + 1, null);
  const digest = digestOf(seals);
  return digest === known.digest
    ? null
    : mismatch('run-altered', {
        entity: 'testRun',
        id: known.id,
        column: 'exceptions',
        expected: known.digest,
        found: digest,
      });
};

/** Whether an exception is what its own hashes say. Damaged JSON is not. */
const isWhole = ({ seal, position, ...stored }: StoredException): boolean => {
  const exception = { ...stored, low: amountOf(stored.low), high: amountOf(stored.high) };
  try {
    return exceptionHash(exception) === stored.hash && exceptionSeal({ ...exception, position }) === seal;
  } catch {
    return false;
  }
};

const amountOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
