import { isBeyond } from '#renderer/components/chart/growth.ts';
import { compareMinor } from '#renderer/components/chart/interval.ts';
import type { IntervalText } from '#renderer/components/chart/interval.ts';
import { titleIn } from '#renderer/components/chart/title.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import type { Locale } from '#shared/ipc/contract.ts';

/** Columns of the overrun table, in the order in which the money goes: promised, changed, billed, expected. */
export const overrunColumns = [
  'contract',
  'original',
  'amendments',
  'current',
  'invoiced',
  'paid',
  'forecast',
  'cost',
  'overrunOriginal',
  'overrunBaseline',
  'remaining',
  'monthsLate',
] as const;

export type OverrunColumn = (typeof overrunColumns)[number];

export type OverrunSort = { readonly column: OverrunColumn; readonly direction: 'asc' | 'desc' };

/** Null means the order given by main: worst first. */
export type OverrunView = {
  readonly search: string;
  readonly kind: 'all' | 'contracts' | 'programmes';
  readonly rule: string | null;
  readonly publicBodyId: number | null;
  readonly vendorId: number | null;
  readonly awardMethod: string | null;
  /** Only what is certainly beyond this growth, in percent of the original value. */
  readonly beyondPercent: number | null;
  readonly flagged: boolean;
  readonly sort: OverrunSort | null;
};

export const wholeView: OverrunView = {
  search: '',
  kind: 'all',
  rule: null,
  publicBodyId: null,
  vendorId: null,
  awardMethod: null,
  beyondPercent: null,
  flagged: false,
  sort: null,
};

const boundOf = (interval: IntervalText | null): string | null => interval?.low ?? interval?.high ?? null;

type SortableColumn = Exclude<OverrunColumn, 'contract'>;

const percentOf = (growth: OverrunRow['overrunOriginal']): number | null => {
  const bound = boundOf(growth?.percent ?? null);
  return bound === null ? null : Number(bound);
};

/**
 * What a row is ordered by in a column: text is an exact amount, a number is itself; null is unknown and stays last
 * whichever way the column is sorted.
 */
const sortValues: Readonly<Record<SortableColumn, (row: OverrunRow) => string | number | null>> = {
  original: (row) => boundOf(row.original),
  amendments: (row) => boundOf(row.amendments.total),
  current: (row) => boundOf(row.current),
  invoiced: (row) => (row.invoiceCount === 0 ? null : row.invoiced),
  paid: (row) => row.paid,
  forecast: (row) => boundOf(row.forecast),
  cost: (row) => boundOf(row.cost),
  remaining: (row) => boundOf(row.remaining),
  overrunOriginal: (row) => percentOf(row.overrunOriginal),
  overrunBaseline: (row) => percentOf(row.overrunBaseline),
  monthsLate: (row) => row.monthsLate,
};

/** Columns whose values mean the same in every currency. */
const currencyFree: ReadonlySet<SortableColumn> = new Set([
  'overrunOriginal',
  'overrunBaseline',
  'monthsLate',
]);

const compareValues = (left: string | number, right: string | number): number =>
  typeof left === 'string' && typeof right === 'string'
    ? compareMinor(left, right)
    : Number(left) - Number(right);

const compareText = (left: string, right: string): number => {
  const a = sortKey(left);
  const b = sortKey(right);
  return a < b ? -1 : a > b ? 1 : 0;
};

const compareIn = (
  column: SortableColumn,
  sign: number,
  [left, right]: readonly [OverrunRow, OverrunRow],
): number => {
  // Amounts in different currencies have no order: each currency stays together.
  if (!currencyFree.has(column) && left.currency !== right.currency) {
    return left.currency < right.currency ? -1 : 1;
  }
  const [a, b] = [sortValues[column](left), sortValues[column](right)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * compareValues(a, b);
};

const compareRows =
  ({ column, direction }: OverrunSort, locale: Locale) =>
  (left: OverrunRow, right: OverrunRow): number => {
    const sign = direction === 'asc' ? 1 : -1;
    return column === 'contract'
      ? sign * compareText(titleIn(locale, left), titleIn(locale, right))
      : compareIn(column, sign, [left, right]);
  };

/** Each condition of a view; one that is not set lets every row through. */
const conditions: readonly ((row: OverrunRow, view: OverrunView) => boolean)[] = [
  (row, { kind }) => kind === 'all' || (kind === 'programmes') === (row.kind === 'programme'),
  (row, { rule }) => rule === null || row.flags.some((flag) => flag.rule === rule),
  (row, { publicBodyId }) => publicBodyId === null || row.publicBodyId === publicBodyId,
  (row, { vendorId }) => vendorId === null || row.vendorId === vendorId,
  (row, { awardMethod }) => awardMethod === null || row.awardMethod === awardMethod,
  (row, { flagged }) => !flagged || row.flags.length > 0,
  (row, { beyondPercent }) => beyondPercent === null || isBeyond(row.overrunOriginal?.percent, beyondPercent),
];

const searchedText = (row: OverrunRow): string =>
  sortKey(
    [row.reference, row.titleFr, row.titleEn, row.publicBody, row.vendor]
      .filter((text) => text !== null)
      .join(' '),
  );

/** The rows that a view shows, in its order. Rows are never changed, and the order is stable. */
export const rowsInView = (rows: readonly OverrunRow[], view: OverrunView, locale: Locale): OverrunRow[] => {
  const words = sortKey(view.search)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = rows.filter((row) => {
    if (!conditions.every((holds) => holds(row, view))) return false;
    const text = words.length === 0 ? '' : searchedText(row);
    return words.every((word) => text.includes(word));
  });
  return view.sort === null ? wanted : wanted.sort(compareRows(view.sort, locale));
};

/** Next state of a column heading that is pressed: largest first, smallest first, then worst first again. */
export const nextSort = (current: OverrunSort | null, column: OverrunColumn): OverrunSort | null => {
  const first = column === 'contract' ? 'asc' : 'desc';
  if (current === null || current.column !== column) return { column, direction: first };
  return current.direction === first ? { column, direction: first === 'asc' ? 'desc' : 'asc' } : null;
};

/** The rules that at least one row is flagged with, for the filter. */
export const rulesIn = (
  rows: readonly OverrunRow[],
): { rule: string; titleFr: string; titleEn: string; count: number }[] => {
  const rules = new Map<string, { rule: string; titleFr: string; titleEn: string; count: number }>();
  for (const flag of rows.flatMap((row) => row.flags)) {
    const known = rules.get(flag.rule) ?? {
      rule: flag.rule,
      titleFr: flag.titleFr,
      titleEn: flag.titleEn,
      count: 0,
    };
    rules.set(flag.rule, { ...known, count: known.count + 1 });
  }
  return [...rules.values()];
};
