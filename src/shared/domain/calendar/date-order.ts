import { readDateTime } from './read-date-time.ts';
import type { DateOrder } from './read-date.ts';

/** What the dates of one column say about their order, all together. */
export type DateOrderVerdict =
  /** No date needs an order, or all agree on this one. */
  | { readonly kind: 'decided'; readonly order: DateOrder | null }
  /** Every date fits each of these orders, and some read differently in them. */
  | { readonly kind: 'ambiguous'; readonly orders: readonly DateOrder[] }
  /** No order fits every date. */
  | { readonly kind: 'contradictory' };

export type DateOrderEvidence = {
  /** Takes a text in; false when it is no date in any order, so that it says nothing. */
  readonly observe: (text: string) => boolean;
  readonly verdict: () => DateOrderVerdict;
};

const numbersOnly = /^\s*[0-9]{1,2}([-/. ])[0-9]{1,2}\1([0-9]{4}|[0-9]{2})(?![0-9])/u;
const withLongYear: readonly DateOrder[] = ['dmy', 'mdy'];
const withShortYear: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** Whether the text has the shape of an all-number date of which the order must be known. */
export const needsDateOrder = (text: string): boolean => numbersOnly.test(text);

/**
 * Decides the order of the all-number dates of a column over all of them: the one order in which every date is a real
 * one. `03/04/2024` beside `25/04/2024` is 3 April; beside `04/25/2024` as well, nobody can say.
 */
export const observeDateOrder = (): DateOrderEvidence => {
  let possible: readonly DateOrder[] = withShortYear;
  let isUsed = false;
  let hasSeveralReadings = false;
  return {
    observe: (text) => {
      const match = numbersOnly.exec(text);
      if (match === null) return false;
      const orders = match[2]?.length === 2 ? withShortYear : withLongYear;
      const readings = orders.flatMap((order) => {
        const date = readDateTime(text, order);
        return date.ok ? [{ order, date: date.value }] : [];
      });
      if (readings.length === 0) return false;
      isUsed = true;
      possible = possible.filter((order) => readings.some((reading) => reading.order === order));
      hasSeveralReadings ||= new Set(readings.map(({ date }) => date)).size > 1;
      return true;
    },
    verdict: () => {
      if (!isUsed) return { kind: 'decided', order: null };
      const [order] = possible;
      if (order === undefined) return { kind: 'contradictory' };
      return possible.length === 1 || !hasSeveralReadings
        ? { kind: 'decided', order }
        : { kind: 'ambiguous', orders: possible };
    },
  };
};
