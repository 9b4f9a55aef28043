import { basename } from 'node:path';
import type { SampleCheck } from '#shared/ipc/calls/sampling.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { drawSample, type DrawnSample } from './draw.ts';
import { readItems, readSample, type ItemRow } from './read-sample.ts';
import type { PackedRows } from './packed-rows.ts';
import { readPopulation } from './read-population.ts';

/**
 * Draws a sample again from its query and seed and compares; when the population is another one, says what the trail
 * holds about it since. Throws not-found.
 */
export const checkSample = (db: ReadableDb, id: number): SampleCheck =>
  db.transaction(() => {
    const { request, plan } = readSample(db, id);
    const items = readItems(db, id);
    const { rows, hash } = readPopulation(db, request.population);
    const amounts = amountsOf(rows, new Set(items.map(({ rowId }) => rowId)));
    const again = drawSample(db, request);
    return {
      isSamePopulation: hash === plan.hash,
      isSameDraw: typeof again !== 'string' && isSame(again, items),
      hash,
      ...changesSince(db, id, request.population.entity),
      items: items.flatMap(({ position, label, rowId, bookAmount: was }) => {
        const isGone = !amounts.has(rowId);
        const now = amounts.get(rowId) ?? null;
        return isGone || now !== was ? [{ position, label, was, now, isGone }] : [];
      }),
    };
  })();

/** Of the rows of a sample that its population still has: a population may have millions of others. */
const amountsOf = (rows: PackedRows, ids: ReadonlySet<number>): ReadonlyMap<number, number | null> => {
  const amounts = new Map<number, number | null>();
  for (const { id, amount } of rows) if (ids.has(id)) amounts.set(id, amount);
  return amounts;
};

const isSame = (drawn: DrawnSample, items: readonly ItemRow[]): boolean =>
  drawn.items.length === items.length &&
  drawn.items.every(({ id, amount, stratum }, index) => {
    const item = items[index];
    return item?.rowId === id && item.bookAmount === amount && item.stratum === stratum;
  });

type Changes = Pick<SampleCheck, 'inserted' | 'updated' | 'removed' | 'imports'>;

/** What the trail says of the rows of an entity after the sample was drawn, rows outside the sample's filters included. */
const changesSince = (db: ReadableDb, sampleId: number, entity: string): Changes => {
  const { seq } = prepared(
    db,
    `SELECT coalesce(max(seq), 0) AS seq FROM events WHERE entity = 'sample' AND entity_id = ? AND action = 'insert'`,
  ).get(sampleId) as { seq: number };
  const counts = prepared(
    db,
    `SELECT action, count(DISTINCT entity_id) AS count FROM events WHERE seq > ? AND entity = ? GROUP BY action`,
  ).all(seq, entity) as { action: string; count: number }[];
  const countOf = (action: string): number => counts.find((one) => one.action === action)?.count ?? 0;
  const imports = prepared(
    db,
    `SELECT DISTINCT i.file_name AS name FROM events e JOIN imports i ON i.id = e.entity_id
      WHERE e.seq > ? AND e.entity IS NULL AND e.action LIKE 'import.%' ORDER BY 1`,
  ).all(seq) as { name: string }[];
  return {
    inserted: countOf('insert'),
    updated: countOf('update'),
    removed: countOf('remove'),
    imports: imports.map(({ name }) => basename(name)),
  };
};
