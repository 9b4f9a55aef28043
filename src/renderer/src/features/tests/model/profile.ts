import type { RunDetail } from '#shared/ipc/auditing-schemas.ts';

type Row = RunDetail['profile'][number];

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
  readonly label: string;
  readonly count: number;
  /** Decimal text in main units. */
  readonly sum: string | null;
  readonly currency: string | null;
};

/** What of a profile can be drawn. The numbers themselves are in `summary` and `rows`, always. */
export type ProfilePicture =
  | { readonly kind: 'digits'; readonly bars: readonly DigitBar[] }
  | { readonly kind: 'bands'; readonly currency: string | null; readonly bands: readonly Band[] };

export type ReadProfile = {
  /** Figures about all of the population: n, the deviation, χ². */
  readonly summary: readonly (readonly [string, string | number])[];
  readonly pictures: readonly ProfilePicture[];
  /** Names of the columns of the table, and its rows. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

/** Names of columns that say which part of the population a row is about. */
const labelNames = ['digits', 'band', 'bucket', 'stratum', 'from', 'label', 'amount', 'last'] as const;

const isPart = (row: Row): boolean => 'count' in row && labelNames.some((name) => name in row);

/** Splits what a test says about its population into figures, pictures and a table. */
export const readProfile = (profile: readonly Row[]): ReadProfile => {
  const rows = profile.filter(isPart);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    summary: profile
      .filter((row) => !isPart(row))
      .flatMap((row) =>
        Object.entries(row).flatMap(([name, value]) =>
          value === null || typeof value === 'object' ? [] : [[name, value] as const],
        ),
      ),
    pictures: picturesOf(rows),
    columns,
    rows,
  };
};

const picturesOf = (rows: readonly Row[]): readonly ProfilePicture[] => {
  if (rows.length < 2) return [];
  if (rows.every((row) => 'digits' in row && 'expected' in row))
    return [{ kind: 'digits', bars: rows.map(barOf) }];
  const bands = rows.map(bandOf);
  const currencies = [...new Set(bands.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    kind: 'bands',
    currency,
    bands: bands.filter((band) => band.currency === currency),
  }));
};

const barOf = (row: Row): DigitBar => ({
  digits: String(row['digits'] ?? ''),
  count: Number(row['count'] ?? 0),
  expected: Number(row['expected'] ?? 0),
  z: row['z'] === undefined || row['z'] === null ? null : Number(row['z']),
});

const textOf = (value: Row[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

const bandOf = (row: Row): Band => {
  const name = labelNames.find((candidate) => textOf(row[candidate]) !== null);
  return {
    label: bandLabel(row, name),
    count: Number(row['count'] ?? 0),
    sum: textOf(row['sum']) ?? textOf(row['total']),
    currency: textOf(row['currency']),
  };
};

const bandLabel = (row: Row, name: (typeof labelNames)[number] | undefined): string => {
  if (name === undefined) return '';
  if (name !== 'from') return textOf(row[name]) ?? '';
  const [from, to] = [textOf(row['from']), textOf(row['to'])];
  return to === null ? `≥ ${from ?? ''}` : `${from ?? ''} – ${to}`;
};
