import { allowanceFactor, basicFactor, dividedUp, oneMillion, type Millionths } from './factors.ts';

export type ExaminedItem = {
  readonly id: number;
  readonly stratum: 'top' | 'sampled';
  /** Minor units, above zero. */
  readonly bookAmount: number;
  /** Null while nobody has examined it. */
  readonly auditedAmount: number | null;
};

/** An error of an item below the interval, as it enters the upper limit. Amounts in minor units. */
export type RankedError = {
  readonly itemId: number;
  /** From 1, the largest taint first. */
  readonly rank: number;
  readonly bookAmount: number;
  readonly misstatement: number;
  /** Misstatement by book amount, rounded up; for show: the arithmetic uses the two amounts. */
  readonly taint: Millionths;
  /** interval × misstatement / book amount, rounded up. */
  readonly projected: bigint;
  readonly factor: Millionths;
  /** interval × (Rₙ − Rₙ₋₁ − 1) × misstatement / book amount, rounded up. */
  readonly allowance: bigint;
};

/** One direction: what is over- or understated. Amounts in minor units, each rounded up. */
export type MisstatementLimit = {
  readonly basicPrecision: bigint;
  readonly errors: readonly RankedError[];
  readonly projected: bigint;
  readonly allowance: bigint;
  /** What was found in the top stratum, examined whole: it is known, not projected. */
  readonly known: bigint;
  /** projected + known: the single likeliest amount. */
  readonly likely: bigint;
  /** basicPrecision + projected + allowance + known. */
  readonly upper: bigint;
  /** Some item is misstated by more than its book amount: then the limit is none that theory vouches for. */
  readonly isBeyondBook: boolean;
};

export type Conclusion = 'incomplete' | 'acceptable' | 'not-shown' | 'exceeded';

export type MusEvaluation = {
  readonly unexamined: number;
  readonly basicFactor: Millionths;
  readonly over: MisstatementLimit;
  readonly under: MisstatementLimit;
  readonly conclusion: Conclusion;
};

export type MusSample = {
  readonly confidencePpm: number;
  readonly interval: number;
  readonly tolerable: number;
  /** What the items below the interval come to in the population; zero when all of it was examined. */
  readonly sampledAmount: bigint;
};

/**
 * Evaluates a monetary-unit sample (AICPA, Audit Sampling guide): upper limit = basic precision + projected
 * misstatement + incremental allowance + what was found in the top stratum, for over- and understatement apart and never
 * set off. The larger of the two limits is compared with what can be tolerated; nothing is concluded before every item
 * is examined.
 */
export const evaluateMus = (sample: MusSample, items: readonly ExaminedItem[]): MusEvaluation => {
  const over = limitOf(sample, items, (item, audited) => item.bookAmount - audited);
  const under = limitOf(sample, items, (item, audited) => audited - item.bookAmount);
  const unexamined = items.filter(({ auditedAmount }) => auditedAmount === null).length;
  return {
    unexamined,
    basicFactor: basicFactor(sample.confidencePpm),
    over,
    under,
    conclusion: unexamined > 0 ? 'incomplete' : conclusionOf(sample, [over, under]),
  };
};

const conclusionOf = (
  { tolerable }: MusSample,
  sides: readonly Pick<MisstatementLimit, 'likely' | 'upper'>[],
): Conclusion => {
  if (sides.some(({ likely }) => likely > BigInt(tolerable))) return 'exceeded';
  return sides.some(({ upper }) => upper > BigInt(tolerable)) ? 'not-shown' : 'acceptable';
};

type Misstatement = (item: ExaminedItem, audited: number) => number;

const limitOf = (
  { confidencePpm, interval, sampledAmount }: MusSample,
  items: readonly ExaminedItem[],
  misstatementOf: Misstatement,
): MisstatementLimit => {
  const wrong = items
    .map((item) => ({
      item,
      misstatement: item.auditedAmount === null ? 0 : misstatementOf(item, item.auditedAmount),
    }))
    .filter(({ misstatement }) => misstatement > 0);
  const errors = wrong
    .filter(({ item }) => item.stratum === 'sampled')
    .toSorted(byTaint)
    .map((error, index) => rankedError(error, { rank: index + 1, interval, confidencePpm }));
  const known = sumOf(
    wrong.filter(({ item }) => item.stratum === 'top').map(({ misstatement }) => BigInt(misstatement)),
  );
  const basicPrecision =
    sampledAmount === 0n ? 0n : dividedUp(BigInt(interval) * basicFactor(confidencePpm), oneMillion);
  const projected = sumOf(errors.map((error) => error.projected));
  const allowance = sumOf(errors.map((error) => error.allowance));
  return {
    basicPrecision,
    errors,
    projected,
    allowance,
    known,
    likely: projected + known,
    upper: basicPrecision + projected + allowance + known,
    isBeyondBook: errors.some(({ misstatement, bookAmount }) => misstatement > bookAmount),
  };
};

type Wrong = { readonly item: ExaminedItem; readonly misstatement: number };

/** The largest share first, by exact fractions; equal ones in the order of the sample. */
const byTaint = (a: Wrong, b: Wrong): number => {
  const left = BigInt(a.misstatement) * BigInt(b.item.bookAmount);
  const right = BigInt(b.misstatement) * BigInt(a.item.bookAmount);
  return left === right ? 0 : left > right ? -1 : 1;
};

const rankedError = (
  { item: { id, bookAmount }, misstatement }: Wrong,
  {
    rank,
    interval,
    confidencePpm,
  }: { readonly rank: number; readonly interval: number; readonly confidencePpm: number },
): RankedError => {
  const factor = allowanceFactor(rank, confidencePpm);
  const book = BigInt(bookAmount);
  const spread = BigInt(interval) * BigInt(misstatement);
  return {
    itemId: id,
    rank,
    bookAmount,
    misstatement,
    taint: dividedUp(BigInt(misstatement) * oneMillion, book),
    projected: dividedUp(spread, book),
    factor,
    allowance: dividedUp(spread * factor, book * oneMillion),
  };
};

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
