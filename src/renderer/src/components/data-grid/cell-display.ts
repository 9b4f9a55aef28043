import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { isTotal, type GridContext, type ShownRow } from './grid-types.ts';

/** How a cell reads: a value, the word unknown, or a side that is open or says nothing. */
export type CellDisplay = { readonly text: string; readonly look: 'value' | 'unknown' | 'open' };

const blank: CellDisplay = { text: '', look: 'value' };

/** The columns that together make an amount: its two bounds and the hedge that says how to read them. */
type Bounds = { readonly low: string; readonly high: string; readonly hedge: string };

const bounds: readonly Bounds[] = [
  { low: 'originalLow', high: 'originalHigh', hedge: 'originalHedge' },
  { low: 'low', high: 'high', hedge: 'hedge' },
];

/** The bounds a money column belongs to, if it is one of a pair. */
export const boundsOf = (entity: EntityName, column: string): Bounds | null => {
  const { columns } = definitionOf(entity);
  return (
    bounds.find(({ low, high }) => (low === column || high === column) && columns[low] !== undefined) ?? null
  );
};

/** What a cell shows. Never HTML: the grid sets it as text. */
export const displayOf = (column: string, row: ShownRow, context: GridContext): CellDisplay => {
  if (isTotal(row)) return displayTotal(column, row, context);
  const definition = definitionOf(context.entity).columns[column];
  const value = row.values[column] ?? null;
  if (definition === undefined) return { text: String(value ?? ''), look: 'value' };
  if (definition.kind === 'money') return displayMoney(column, row, context);
  return value === null
    ? blank
    : { text: displayKnown({ column, definition, value, row, context }), look: 'value' };
};

const displayKnown = ({
  column,
  definition,
  value,
  row,
  context: { entity, words, format },
}: {
  readonly column: string;
  readonly definition: ColumnDefinition;
  readonly value: Exclude<CellValue, null>;
  readonly row: GridRow;
  readonly context: GridContext;
}): string => {
  switch (definition.kind) {
    case 'choice':
      return words.choice(entity, column, String(value));
    case 'ref':
      return format.text(row.labels[column] ?? `#${value}`);
    case 'flag':
      return words.flag(value === 1 ? 1 : 0);
    case 'integer':
      return format.number(value);
    case 'decimal':
      return format.decimal(String(value));
    case 'text':
      return format.text(String(value));
    default:
      return String(value);
  }
};

const displayMoney = (column: string, row: GridRow, { entity, format }: GridContext): CellDisplay => {
  const value = row.values[column] ?? null;
  const pair = boundsOf(entity, column);
  const other = pair === null ? null : row.values[pair.low === column ? pair.high : pair.low];
  if (value === null) {
    if (row.values['unit'] === 'count') return blank;
    return other === null || other === undefined
      ? { text: format.unknown, look: 'unknown' }
      : { text: '–', look: 'open' };
  }
  const currency = row.values['currency'];
  const amount = format.money(Number(value), typeof currency === 'string' ? currency : null, {
    whole: pair !== null,
  });
  const sign =
    pair === null ? '' : signOf(row.values[pair.hedge] ?? null, column === pair.low, other === null);
  return { text: sign + amount, look: 'value' };
};

/** The hedge as a sign before a bound. A lone bound of an amount that is at least or at most so much carries it. */
const signOf = (hedge: CellValue, isLow: boolean, isAlone: boolean): string => {
  if (hedge === 'about') return '≈\u00A0';
  if (hedge === 'at-least' && (isLow || isAlone)) return '≥\u00A0';
  if (hedge === 'at-most' && (!isLow || isAlone)) return '≤\u00A0';
  return '';
};

/**
 * A sum never hides what it leaves out: unknown amounts are counted beside it, and alone they are no zero. Values of
 * contracts are never negative, so that a sum which lacks some is at least that much.
 */
const displayTotal = (
  column: string,
  { total }: Extract<ShownRow, { total: unknown }>,
  { entity, format, t, isFirst }: GridContext,
): CellDisplay => {
  if (isFirst(column)) return { text: total.label, look: 'value' };
  const sum = total.sums[column];
  if (sum === undefined) return blank;
  const left = sum.unknown === 0 ? '' : t('grid:totals.unknown', { count: sum.unknown });
  if (sum.minor === '0' && sum.unknown > 0) return { text: left, look: 'unknown' };
  const isOfContracts = boundsOf(entity, column) !== null;
  const currency = total.currency === '' ? null : total.currency;
  const amount = format.money(sum.minor, currency, { whole: isOfContracts });
  if (left === '') return { text: amount, look: 'value' };
  return { text: isOfContracts ? `≥\u00A0${amount}` : `${amount} + ${left}`, look: 'value' };
};
