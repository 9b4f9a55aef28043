import { formulaText } from '../../files/workbook-writer/references.ts';

/*
 * Pieces of formulas. A bound that is not known is a word, never zero and never empty: text is passed over by SUM, MAX
 * and COUNT, and ISNUMBER tells it apart.
 */

export const isNumber = (cell: string): string => `ISNUMBER(${cell})`;

export const when = (condition: string, then: string, otherwise: string): string =>
  `IF(${condition},${then},${otherwise})`;

export const all = (...conditions: readonly string[]): string => `AND(${conditions.join(',')})`;

export const equals = (cell: string, text: string): string => `${cell}=${formulaText(text)}`;

export const round = (expression: string, digits: number): string => `ROUND(${expression},${digits})`;

/** Pairs of a range and its criterion, for SUMIFS and COUNTIFS. */
export type Criterion = readonly [range: string, criterion: string];

const criteriaText = (criteria: readonly Criterion[]): string =>
  criteria.map((pair) => pair.join(',')).join(',');

export const sumIfs = (range: string, ...criteria: readonly Criterion[]): string =>
  `SUMIFS(${range},${criteriaText(criteria)})`;

export const countIfs = (...criteria: readonly Criterion[]): string => `COUNTIFS(${criteriaText(criteria)})`;

/** Criterion that any number meets and no text does. */
export const anyNumber = '">=-1E+300"';

export const otherThan = (text: string): string => formulaText(`<>${text}`);

/** The value beside the key that is in the cell `key`; `missing` when there is no such key. */
export const lookUp = (
  { values, keys, key }: { readonly values: string; readonly keys: string; readonly key: string },
  missing: string,
): string => `IFERROR(INDEX(${values},MATCH(${key},${keys},0)),${missing})`;

/**
 * Bounds that stored bounds and their hedge stand for (domain: fromHedge): "at least" opens the upper side, "at most"
 * the lower; otherwise one bound stands for both, except with "between".
 */
export const boundFormula = (
  side: 'low' | 'high',
  cells: { readonly low: string; readonly high: string; readonly hedge: string },
  words: {
    readonly atLeast: string;
    readonly atMost: string;
    readonly between: string;
    readonly unknown: string;
  },
): string => {
  const unknown = formulaText(words.unknown);
  const [own, other] = side === 'low' ? [cells.low, cells.high] : [cells.high, cells.low];
  const opening = side === 'low' ? words.atMost : words.atLeast;
  const standIn = when(all(isNumber(other), `${cells.hedge}<>${formulaText(words.between)}`), other, unknown);
  return when(equals(cells.hedge, opening), unknown, when(isNumber(own), own, standIn));
};
