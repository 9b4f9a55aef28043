import type { RowOf } from '#shared/domain/register/entities.ts';
import { evaluateRate } from '#shared/domain/sampling/deviations.ts';
import { evaluateMus, type MisstatementLimit } from '#shared/domain/sampling/mus-evaluation.ts';
import { projectDifferences } from '#shared/domain/sampling/simple-random.ts';
import type { SampleEvaluation } from '#shared/ipc/calls/sampling.ts';

type SampleRow = RowOf<'sample'>;
type ItemRow = RowOf<'sampleItem'>;

/** What the items of a sample, as far as they are examined, say about its population. */
export const evaluateSample = (sample: SampleRow, items: readonly ItemRow[]): SampleEvaluation =>
  sample.method === 'mus' ? misstatement(sample, items) : rate(sample, items);

const misstatement = (sample: SampleRow, items: readonly ItemRow[]): SampleEvaluation => {
  const labels = new Map(items.map(({ id, label }) => [id, label]));
  const { unexamined, conclusion, basicFactor, over, under } = evaluateMus(
    {
      confidencePpm: sample.confidencePpm,
      interval: sample.interval ?? 0,
      tolerable: sample.tolerable ?? 0,
      sampledAmount: BigInt(sample.populationAmount ?? 0) - BigInt(sample.topAmount ?? 0),
    },
    items.map(({ id, stratum, bookAmount, auditedAmount }) => ({
      id,
      stratum,
      bookAmount: bookAmount ?? 0,
      auditedAmount,
    })),
  );
  return {
    of: 'misstatement',
    unexamined,
    conclusion,
    basicFactor: Number(basicFactor),
    over: limitText(over, labels, unexamined === 0),
    under: limitText(under, labels, unexamined === 0),
  };
};

const limitText = (limit: MisstatementLimit, labels: ReadonlyMap<number, string>, isComplete: boolean) => ({
  basicPrecision: limit.basicPrecision.toString(),
  errors: limit.errors.map((error) => ({
    ...error,
    label: labels.get(error.itemId) ?? '',
    taint: Number(error.taint),
    projected: error.projected.toString(),
    factor: Number(error.factor),
    allowance: error.allowance.toString(),
  })),
  projected: limit.projected.toString(),
  allowance: limit.allowance.toString(),
  known: limit.known.toString(),
  likely: isComplete ? limit.likely.toString() : null,
  upper: isComplete ? limit.upper.toString() : null,
  isBeyondBook: limit.isBeyondBook,
});

const rate = (sample: SampleRow, items: readonly ItemRow[]): SampleEvaluation => {
  const { unexamined, conclusion, ...evaluated } = evaluateRate(
    {
      population: sample.populationCount,
      confidencePpm: sample.confidencePpm,
      tolerablePpm: sample.tolerablePpm,
    },
    items.map(deviates),
  );
  return {
    of: 'rate',
    unexamined,
    conclusion,
    rate: evaluated,
    projected: sample.method === 'random' ? projection(sample, items) : null,
  };
};

/** What the auditor says; where only amounts are recorded, whether they differ. */
const deviates = ({ deviation, bookAmount, auditedAmount }: ItemRow): boolean | null => {
  if (deviation !== null) return deviation === 'yes';
  return auditedAmount === null || bookAmount === null ? null : auditedAmount !== bookAmount;
};

/** Null unless every amount of the population is of one currency and every item of the sample has both amounts. */
const projection = (
  { populationAmount, populationCount }: SampleRow,
  items: readonly ItemRow[],
): string | null => {
  const differences = items.flatMap(({ bookAmount, auditedAmount }) =>
    bookAmount === null || auditedAmount === null ? [] : [{ bookAmount, auditedAmount }],
  );
  return populationAmount === null || differences.length < items.length
    ? null
    : projectDifferences(differences, populationCount).toString();
};
