import type { RunDetail } from '#shared/ipc/auditing-schemas.ts';

export type ProfileRow = RunDetail['profile'][number];

/** Digits with how often they were seen and expected, for a picture of bars and a line. */
export type DigitBar = {
  readonly digits: string;
  readonly count: number;
  readonly expected: number;
  /** Standard deviations from what is expected; null where the test gives none. */
  readonly z: number | null;
};

/** A band of amounts or of days, with how many rows are in it and what they come to. */
export type Band = {
  /** A code with words; null for a band that is its bounds. */
  readonly code: string | null;
  /** Decimal text in main units; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  readonly sum: string | null;
};

/** What of a profile can be drawn. The numbers themselves are in the tables, always. */
export type ProfilePicture =
  | { readonly kind: 'digits'; readonly bars: readonly DigitBar[] }
  | { readonly kind: 'bands'; readonly currency: string | null; readonly bands: readonly Band[] };

export type ReadProfile = {
  /** Figures about all of the population: n, the deviation, χ². Empty when there are several such rows. */
  readonly summary: ProfileRow;
  /** Fewer values than the test draws conclusions from. */
  readonly isTooSmall: boolean;
  readonly pictures: readonly ProfilePicture[];
  /** Rows with the same columns. */
  readonly tables: readonly (readonly ProfileRow[])[];
};

/** More bars than anyone can tell apart. */
const mostBars = 120;

const isDigits = (row: ProfileRow): boolean => 'digits' in row && 'expected' in row && 'count' in row;
const isBand = (row: ProfileRow): boolean =>
  'count' in row && ('band' in row || ('from' in row && 'to' in row));

/** Splits what a test says about its population into figures, pictures and tables. */
export const readProfile = (profile: readonly ProfileRow[]): ReadProfile => {
  const parts = profile.filter((row) => 'count' in row);
  const others = profile.filter((row) => !('count' in row));
  const [only] = others;
  const isAlone = others.length === 1 && only !== undefined;
  return {
    summary: isAlone ? only : {},
    isTooSmall: isAlone && concludesNothing(only),
    pictures: picturesOf(parts),
    tables: [parts, isAlone ? [] : others].filter((rows) => rows.length > 0),
  };
};

const concludesNothing = ({ n, least, conformity, basis }: ProfileRow): boolean =>
  conformity === null ||
  basis === 'too-few' ||
  (typeof n === 'number' && typeof least === 'number' && n < least);

const picturesOf = (rows: readonly ProfileRow[]): readonly ProfilePicture[] => {
  if (rows.length < 2 || rows.length > mostBars) return [];
  if (rows.every(isDigits)) return [{ kind: 'digits', bars: rows.map(barOf) }];
  if (!rows.every(isBand)) return [];
  const currencies = [...new Set(rows.map((row) => textOf(row['currency'])))];
  return currencies.map((currency) => ({
    kind: 'bands',
    currency,
    bands: rows.filter((row) => textOf(row['currency']) === currency).map(bandOf),
  }));
};

const textOf = (value: ProfileRow[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

const barOf = (row: ProfileRow): DigitBar => ({
  digits: String(row['digits'] ?? ''),
  count: Number(row['count'] ?? 0),
  expected: Number(row['expected'] ?? 0),
  z: textOf(row['z']) === null ? null : Number(row['z']),
});

const bandOf = (row: ProfileRow): Band => ({
  code: textOf(row['band']),
  from: textOf(row['from']),
  to: textOf(row['to']),
  count: Number(row['count'] ?? 0),
  sum: textOf(row['sum']),
});
