import { isNoticeable } from '#renderer/components/chart/growth.ts';
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
  'flags',
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
  readonly beyondNotice: boolean;
  readonly flagged: boolean;
  readonly sort: OverrunSort | null;
};

export const wholeView: OverrunView = {
  search: '',
  kind: 'all',
  rule: null,
  publicBodyId: null,
  vendorId: null,
  beyondNotice: false,
  flagged: false,
  sort: null,
};

const boundOf = (interval: IntervalText | null): string | null => interval?.low ?? interval?.high ?? null;

/** What a row is ordered by in a column; null is unknown and stays last whichever way the column is sorted. */
const sortValue = (row: OverrunRow, column: Exclude<OverrunColumn, 'contract'>): string | number | null => {
  switch (column) {
    case 'original':
      return boundOf(row.original);
    case 'amendments':
      return boundOf(row.amendments.total);
    case 'current':
      return boundOf(row.current);
    case 'invoiced':
      return row.invoiced;
    case 'paid':
      return row.paid;
    case 'forecast':
      return boundOf(row.forecast);
    case 'cost':
      return boundOf(row.cost);
    case 'remaining':
      return boundOf(row.remaining);
    case 'overrunOriginal':
      return numberOf(boundOf(row.overrunOriginal?.percent ?? null));
    case 'overrunBaseline':
      return numberOf(boundOf(row.overrunBaseline?.percent ?? null));
    case 'monthsLate':
      return row.monthsLate;
    case 'flags':
      return row.flags.length;
  }
};

const numberOf = (percent: string | null): number | null => (percent === null ? null : Number(percent));

const compareValues = (left: string | number, right: string | number): number =>
  typeof left === 'string' && typeof right === 'string'
    ? compareMinor(left, right)
    : Number(left) - Number(right);

const compareText = (left: string, right: string): number => {
  const a = sortKey(left);
  const b = sortKey(right);
  return a < b ? -1 : a > b ? 1 : 0;
};

const compareRows =
  (sort: OverrunSort, locale: Locale) =>
  (left: OverrunRow, right: OverrunRow): number => {
    const sign = sort.direction === 'asc' ? 1 : -1;
    const { column } = sort;
    if (column === 'contract') return sign * compareText(titleIn(locale, left), titleIn(locale, right));
    // Amounts in different currencies have no order: each currency stays together.
    if (column !== 'monthsLate' && column !== 'flags' && left.currency !== right.currency) {
      return left.currency < right.currency ? -1 : 1;
    }
    const a = sortValue(left, column);
    const b = sortValue(right, column);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * compareValues(a, b);
  };

const searchedText = (row: OverrunRow): string =>
  sortKey(
    [row.reference, row.titleFr, row.titleEn, row.publicBody, row.vendor]
      .filter((text) => text !== null)
      .join(' '),
  );

const isWanted = (row: OverrunRow, view: OverrunView): boolean =>
  (view.kind === 'all' || (view.kind === 'programmes') === (row.kind === 'programme')) &&
  (view.rule === null || row.flags.some((flag) => flag.rule === view.rule)) &&
  (view.publicBodyId === null || row.publicBodyId === view.publicBodyId) &&
  (view.vendorId === null || row.vendorId === view.vendorId) &&
  (!view.flagged || row.flags.length > 0) &&
  (!view.beyondNotice || isNoticeable(row.overrunOriginal?.percent));

/** The rows that a view shows, in its order. Rows are never changed, and the order is stable. */
export const rowsInView = (rows: readonly OverrunRow[], view: OverrunView, locale: Locale): OverrunRow[] => {
  const words = sortKey(view.search)
    .split(' ')
    .filter((word) => word !== '');
  const wanted = rows.filter((row) => {
    if (!isWanted(row, view)) return false;
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
