import { AppFailure } from '#shared/ipc/app-error.ts';
import { allowedDeviations } from '#shared/domain/sampling/deviations.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { samplePopulation, type SampleDetail, type SamplePlan } from '#shared/ipc/calls/sampling.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { evaluateSample } from './evaluate-sample.ts';

export type SampleRow = RowOf<'sample'>;
export type ItemRow = RowOf<'sampleItem'>;

/** The items of a sample in their order. */
export const readItems = (db: ReadableDb, sampleId: number): readonly ItemRow[] =>
  prepared(
    db,
    `SELECT ${selectList('sampleItem', 't')} FROM sample_items t WHERE t.sample_id = ? ORDER BY t.position`,
  ).all(sampleId) as ItemRow[];

const readRow = (db: ReadableDb, id: number): SampleRow => {
  const row = prepared(db, `SELECT ${selectList('sample', 't')} FROM samples t WHERE t.id = ?`).get(id);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity: 'sample', id });
  return row as SampleRow;
};

/** A sample with its evaluation as its items stand. Throws not-found. */
export const readSample = (db: ReadableDb, id: number): SampleDetail => detailOf(db, readRow(db, id));

/** Every sample of the case, the last one first. */
export const listSamples = (db: ReadableDb): readonly SampleDetail[] =>
  (
    prepared(db, `SELECT ${selectList('sample', 't')} FROM samples t ORDER BY t.id DESC`).all() as SampleRow[]
  ).map((row) => detailOf(db, row));

const detailOf = (db: ReadableDb, row: SampleRow): SampleDetail => {
  const items = readItems(db, row.id);
  const evaluation = evaluateSample(row, items);
  return {
    id: row.id,
    title: row.title,
    drawnOn: row.drawnOn,
    request: {
      population: samplePopulation.parse(JSON.parse(row.population)),
      design: designOf(row),
      seed: row.seed,
    },
    plan: planOf(row),
    examined: items.length - evaluation.unexamined,
    evaluation,
  };
};

const designOf = (row: SampleRow): SampleDetail['request']['design'] => {
  const { method, confidencePpm } = row;
  switch (method) {
    case 'mus':
      return { method, confidencePpm, tolerable: row.tolerable ?? 0, expected: row.expected ?? 0 };
    case 'attribute':
      return {
        method,
        confidencePpm,
        tolerablePpm: row.tolerablePpm ?? 0,
        expectedPpm: row.expectedPpm ?? 0,
      };
    case 'random':
      return { method, confidencePpm, size: row.size };
  }
};

const planOf = (row: SampleRow): SamplePlan => {
  const design = designOf(row);
  return {
    count: row.populationCount,
    amount: row.populationAmount?.toString() ?? null,
    currency: row.currency ?? 'CAD',
    hash: row.populationHash,
    aside: {
      otherCurrency: row.otherCurrencyCount,
      negative: row.negativeCount,
      negativeAmount: String(row.negativeAmount ?? 0),
      zero: row.zeroCount,
      unknown: row.unknownCount,
    },
    size: row.size,
    factor: row.factor,
    interval: row.interval,
    start: row.start,
    top: row.topCount === null ? null : { count: row.topCount, amount: String(row.topAmount ?? 0) },
    allowed:
      design.method === 'attribute'
        ? allowedDeviations(design, { population: row.populationCount, size: row.size })
        : null,
  };
};
