import { hash } from 'node:crypto';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { currencyExponent } from '#shared/domain/money/currency.ts';
import { compareText } from '#shared/domain/text/compare-text.ts';

/**
 * Greatest amount at risk first, by what is certain of it, then by what is possible; without an amount last. Amounts
 * of several currencies are not converted: a list by currency is in the window. Keys that repeat get a number, in the
 * order of their rows.
 */
export const ranked = (exceptions: readonly TestException[]): readonly TestException[] =>
  uniqueKeys(exceptions)
    .map((exception) => ({ exception, ...weightOf(exception) }))
    .toSorted((a, b) => b.low - a.low || b.high - a.high || compareText(a.exception.key, b.exception.key))
    .map(({ exception }) => exception);

/** What a disposition has room for, with the number of a key that repeats. */
const longestKey = 900;

/** A key of many names keeps its beginning, to be read, and a hash of all of it, to be told from others. */
const shortKey = (key: string): string =>
  key.length <= longestKey ? key : `${key.slice(0, longestKey - 65)}#${hash('sha256', key)}`;

const uniqueKeys = (exceptions: readonly TestException[]): readonly TestException[] => {
  const seen = new Map<string, number>();
  return exceptions.map((long) => {
    const exception = { ...long, key: shortKey(long.key) };
    const count = (seen.get(exception.key) ?? 0) + 1;
    seen.set(exception.key, count);
    return count === 1 ? exception : { ...exception, key: `${exception.key}|#${count}` };
  });
};

const weightOf = ({
  amountAtRisk,
  currency,
}: TestException): { readonly low: number; readonly high: number } => {
  if (amountAtRisk === null) return { low: -1, high: -1 };
  const unit = 10 ** currencyExponent(currency ?? '');
  const { low, high } = amountAtRisk;
  return {
    low: low === null ? 0 : Number(low) / unit,
    high: high === null ? Number.MAX_VALUE : Number(high) / unit,
  };
};
