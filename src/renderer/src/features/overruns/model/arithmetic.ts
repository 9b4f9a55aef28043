import { certaintyOf } from '#renderer/components/chart/interval.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import type { MoneyIntervalText, OverrunRow } from '#shared/ipc/overrun-schemas.ts';

/** A calculation that is shown in full: `left` and `right` make `result`. */
export type Equation = {
  readonly kind: 'current' | 'overrun-original' | 'overrun-baseline' | 'remaining';
  readonly left: MoneyIntervalText;
  readonly sign: '+' | '−';
  readonly right: MoneyIntervalText;
  readonly result: MoneyIntervalText;
  readonly percent: { readonly low: string | null; readonly high: string | null } | null;
  /** Whether short amounts (one decimal of thousands, millions…) still add up: nothing is lost by them. */
  readonly isShortExact: boolean;
};

const exactly = (minor: string): MoneyIntervalText => ({ low: minor, high: minor });

/** Whether an amount keeps all its digits when it is written short: with one decimal of its thousand or million. */
const keepsDigits = (minor: string, currency: string): boolean => {
  const amount = BigInt(minor) < 0n ? -BigInt(minor) : BigInt(minor);
  const unit = 10n ** BigInt(currencyExponent(currency));
  const power = [6n, 3n].find((scale) => amount >= unit * 10n ** scale);
  return power === undefined || amount % (unit * 10n ** (power - 1n)) === 0n;
};

const isShortExact = (amounts: readonly MoneyIntervalText[], currency: string): boolean =>
  amounts
    .flatMap(({ low, high }) => [low, high])
    .every((side) => side === null || keepsDigits(side, currency));

const equation = (
  row: OverrunRow,
  parts: Omit<Equation, 'isShortExact' | 'percent'> & { readonly percent?: Equation['percent'] },
): Equation => ({
  ...parts,
  percent: parts.percent ?? null,
  isShortExact: isShortExact([parts.left, parts.right, parts.result], row.currency),
});

/** A decrease is written as one: 100 − 20, not 100 + -20. */
const addition = (amount: MoneyIntervalText): Pick<Equation, 'sign' | 'right'> => {
  const isDecrease = certaintyOf(amount) === 'exact' && amount.low?.startsWith('-') === true;
  return isDecrease
    ? { sign: '−', right: exactly((amount.low ?? '').slice(1)) }
    : { sign: '+', right: amount };
};

const isSame = (a: MoneyIntervalText | null, b: MoneyIntervalText | null): boolean =>
  a?.low === b?.low && a?.high === b?.high;

const currentEquation = (row: OverrunRow): Equation | null => {
  const { original, current, amendments } = row;
  if (original === null || amendments.total === null || current === null || amendments.count === 0)
    return null;
  return equation(row, { kind: 'current', left: original, ...addition(amendments.total), result: current });
};

/**
 * An overrun that is exactly the amendments (a current value derived from a range) is no difference of independent
 * amounts: [low, high] − [low, high] would be wider. It is left out; the first calculation already shows it.
 */
const originalEquation = (row: OverrunRow): Equation | null => {
  const { cost: left, original: right, overrunOriginal: growth } = row;
  if (left === null || right === null || growth === null) return null;
  const isDerived = row.costBasis === 'current' && isSame(left, row.current);
  if (isDerived && !isExact(left, right)) return null;
  return equation(row, {
    kind: 'overrun-original',
    left,
    sign: '−',
    right,
    result: growth.amount,
    percent: growth.percent,
  });
};

const baselineEquation = (row: OverrunRow): Equation | null => {
  const { cost: left, baseline: right, overrunBaseline: growth } = row;
  if (left === null || right === null || growth === null || isSame(right, row.original)) return null;
  return equation(row, {
    kind: 'overrun-baseline',
    left,
    sign: '−',
    right,
    result: growth.amount,
    percent: growth.percent,
  });
};

const remainingEquation = (row: OverrunRow): Equation | null => {
  const { current: left, remaining: result } = row;
  if (left === null || result === null || row.invoiceCount === 0) return null;
  return equation(row, { kind: 'remaining', left, sign: '−', right: exactly(row.invoiced), result });
};

const isExact = (...amounts: readonly MoneyIntervalText[]): boolean =>
  amounts.every((amount) => certaintyOf(amount) === 'exact');

/**
 * The calculations behind the amounts of a contract, each only when all of its terms are known: current value,
 * overrun against the original value, against the baseline when that is another one, and what remains.
 */
export const equationsOf = (row: OverrunRow): Equation[] =>
  [currentEquation, originalEquation, baselineEquation, remainingEquation].flatMap(
    (build) => build(row) ?? [],
  );
