import { useFormat } from '#renderer/lib/use-format.ts';

type IntervalText = { readonly low: string | null; readonly high: string | null };

/** Writes an amount to its smallest unit. */
export type ExactMoney = (interval: IntervalText | null, currency: string) => string;

/** For amounts that are reckoned with on the spot: rounded ones would not add up. */
export const useExactMoney = (): ExactMoney => {
  const format = useFormat();
  return (interval, currency) => format.intervalSign(interval, currency, { whole: true });
};
