import { divideRounded } from '../money/money.ts';

/** What a progress report carries, in minor units of one currency; null is unknown. */
export type ProgressAmounts = {
  /** BAC. */
  readonly budgetAtCompletion: bigint | null;
  /** PV. */
  readonly plannedValue: bigint | null;
  /** EV. */
  readonly earnedValue: bigint | null;
  /** AC. */
  readonly actualCost: bigint | null;
};

/** By what the work that remains is divided: the performance factor of an estimate at completion. */
export type PerformanceFactor = 'budgeted' | 'cpi' | 'cpi-times-spi' | 'weighted';

export type EstimateAtCompletion = { readonly factor: PerformanceFactor; readonly amount: bigint };

/**
 * Measures of earned value. Amounts in minor units, indices as decimal text with three decimals, both rounded half away
 * from zero. A measure is null where what it needs is unknown or its divisor is zero.
 */
export type EarnedValue = {
  /** CV = EV - AC. */
  readonly costVariance: bigint | null;
  /** SV = EV - PV. */
  readonly scheduleVariance: bigint | null;
  /** CPI = EV / AC. */
  readonly costIndex: string | null;
  /** SPI = EV / PV. */
  readonly scheduleIndex: string | null;
  /** EAC = AC + (BAC - EV) / factor, for each factor that the report carries. */
  readonly estimates: readonly EstimateAtCompletion[];
  /** From the lowest to the highest of the estimates. */
  readonly estimateRange: { readonly low: bigint; readonly high: bigint } | null;
  /** VAC = BAC - EAC, over the range of the estimates: negative is an overrun. */
  readonly varianceAtCompletion: { readonly low: bigint; readonly high: bigint } | null;
  /** TCPI = (BAC - EV) / (BAC - AC). */
  readonly toCompleteBudget: string | null;
  /** TCPI = (BAC - EV) / (EAC - AC) with the EAC of the cost index. */
  readonly toCompleteEstimate: string | null;
};

/** Numerator and denominator: exact until it is shown. */
type Ratio = readonly [bigint, bigint];

/**
 * Earned value from one report. Source of the formulas: Project Management Institute, The Standard for Earned Value
 * Management; the factors of the estimate are the four in common use: 1, CPI, CPI × SPI, 0.8 CPI + 0.2 SPI.
 */
export const earnedValue = (amounts: ProgressAmounts): EarnedValue => {
  const { budgetAtCompletion: bac, plannedValue: pv, earnedValue: ev, actualCost: ac } = amounts;
  const estimates = estimatesOf(amounts);
  const sorted = estimates.map(({ amount }) => amount).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[0], sorted.at(-1)];
  const estimateRange = low === undefined || high === undefined ? null : { low, high };
  const byCost = estimates.find(({ factor }) => factor === 'cpi')?.amount ?? null;
  return {
    costVariance: difference(ev, ac),
    scheduleVariance: difference(ev, pv),
    costIndex: index(ev, ac),
    scheduleIndex: index(ev, pv),
    estimates,
    estimateRange,
    varianceAtCompletion:
      estimateRange === null || bac === null
        ? null
        : { low: bac - estimateRange.high, high: bac - estimateRange.low },
    toCompleteBudget: index(difference(bac, ev), difference(bac, ac)),
    toCompleteEstimate: index(difference(bac, ev), difference(byCost, ac)),
  };
};

const estimatesOf = ({
  budgetAtCompletion: bac,
  plannedValue: pv,
  earnedValue: ev,
  actualCost: ac,
}: ProgressAmounts): readonly EstimateAtCompletion[] => {
  if (bac === null || ev === null || ac === null) return [];
  const factors: readonly (readonly [PerformanceFactor, Ratio | null])[] = [
    ['budgeted', [1n, 1n]],
    ['cpi', [ev, ac]],
    ['cpi-times-spi', pv === null ? null : [ev * ev, ac * pv]],
    // 0.8 EV/AC + 0.2 EV/PV = EV (4 PV + AC) / (5 AC PV)
    ['weighted', pv === null ? null : [ev * (4n * pv + ac), 5n * ac * pv]],
  ];
  return factors.flatMap(([factor, ratio]) => {
    if (ratio === null || ratio[0] <= 0n || ratio[1] <= 0n) return [];
    return [{ factor, amount: ac + divideRounded((bac - ev) * ratio[1], ratio[0], 'half-up') }];
  });
};

const difference = (a: bigint | null, b: bigint | null): bigint | null =>
  a === null || b === null ? null : a - b;

const index = (numerator: bigint | null, denominator: bigint | null): string | null => {
  if (numerator === null || denominator === null || denominator === 0n) return null;
  const isNegative = numerator < 0n !== denominator < 0n;
  const thousandths = divideRounded(magnitude(numerator) * 1000n, magnitude(denominator), 'half-up');
  const text = `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`;
  return isNegative && thousandths !== 0n ? `-${text}` : text;
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
