import {
  designProblem,
  mostItems,
  type MusDesign,
  type SamplingProblem,
} from '#shared/domain/sampling/design.ts';
import { planAttribute } from '#shared/domain/sampling/deviations.ts';
import { drawMus } from '#shared/domain/sampling/mus-draw.ts';
import { isSeed, pcg32, type RandomSource } from '#shared/domain/sampling/pcg32.ts';
import { nothingAside, populationOf, type PopulationRow } from '#shared/domain/sampling/population.ts';
import { drawPlaces } from '#shared/domain/sampling/simple-random.ts';
import type { SamplePlan, SampleRequest } from '#shared/ipc/calls/sampling.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { PackedRows } from './packed-rows.ts';
import { readPopulation, type ReadPopulation } from './read-population.ts';

export type DrawnItem = PopulationRow & { readonly stratum: 'top' | 'sampled' };

export type DrawnSample = { readonly plan: SamplePlan; readonly items: readonly DrawnItem[] };

/**
 * Draws what a request asks for, writing nothing: the same request on the same rows always gives the same items. In the
 * order of the population, the top stratum first.
 */
export const drawSample = (db: ReadableDb, request: SampleRequest): DrawnSample | SamplingProblem => {
  const problem = designProblem(request.design);
  if (problem !== null) return problem;
  if (!isSeed(request.seed)) return 'seed-not-a-number';
  const population = readPopulation(db, request.population);
  const random = pcg32(BigInt(request.seed));
  if (request.design.method === 'mus') return drawByUnits(request, request.design, { population, random });
  return drawByRows(request, { population, random });
};

type Source = { readonly population: ReadPopulation; readonly random: RandomSource };

const drawByUnits = (
  { population: { currency } }: SampleRequest,
  design: MusDesign,
  { population: { rows, hash }, random }: Source,
): DrawnSample | SamplingProblem => {
  const { ids, amounts, total, aside } = populationOf(rows, currency);
  const draw = drawMus(design, amounts, random);
  if (typeof draw === 'string') return draw;
  const { factor, interval, start, top, topAmount, sampled } = draw;
  const itemAt =
    (stratum: DrawnItem['stratum']) =>
    (place: number): DrawnItem => ({
      id: ids[place] ?? 0,
      amount: amounts[place] ?? null,
      currency,
      stratum,
    });
  return {
    plan: {
      count: ids.length,
      amount: total.toString(),
      currency,
      hash,
      aside: { ...aside, negativeAmount: aside.negativeAmount.toString() },
      size: top.length + sampled.length,
      factor: Number(factor),
      interval,
      start,
      top: { count: top.length, amount: topAmount.toString() },
      allowed: null,
    },
    items: [...top.map(itemAt('top')), ...sampled.map(itemAt('sampled'))],
  };
};

/** Every row has the same chance, whatever its amount: nothing is set aside. */
const drawByRows = (
  { population: { currency }, design }: SampleRequest,
  { population: { rows, hash }, random }: Source,
): DrawnSample | SamplingProblem => {
  if (rows.length === 0) return 'empty-population';
  if (design.method === 'random' && design.size > rows.length) return 'size-out-of-range';
  const { size, allowed } =
    design.method === 'attribute'
      ? planAttribute(design, rows.length)
      : { size: design.method === 'random' ? design.size : 0, allowed: null };
  if (size > mostItems) return 'sample-too-large';
  const places = drawPlaces(rows.length, size, random);
  const items = places.flatMap((place) => {
    const row = rows.at(place);
    return row === undefined ? [] : [{ ...row, stratum: 'sampled' as const }];
  });
  return {
    plan: {
      count: rows.length,
      amount: knownTotal(rows, currency),
      currency,
      hash,
      aside: { ...nothingAside, negativeAmount: '0' },
      size,
      factor: null,
      interval: null,
      start: null,
      top: null,
      allowed,
    },
    items,
  };
};

/** What all rows come to; null when one is of another currency or of an unknown amount. */
const knownTotal = (rows: PackedRows, currency: string): string | null => {
  let total = 0n;
  for (const row of rows) {
    if (row.amount === null || row.currency !== currency) return null;
    total += BigInt(row.amount);
  }
  return total.toString();
};
