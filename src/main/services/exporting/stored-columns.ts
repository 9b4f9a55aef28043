import type { Hedge } from '#shared/domain/money/interval.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import { blankCell, dateCell, numberCell, textCell } from '../../files/workbook-writer/cells.ts';
import type { CellStyles } from './cell-styles.ts';
import { choiceLabels, type Labels } from './labels.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn } from './sheet-plan.ts';

type RegisterColumn = PlannedColumn<RegisterRow>;

type Words = { readonly labels: Labels; readonly styles: CellStyles };

/** A stored column being planned. */
type Stored = Words & {
  readonly entity: EntityName;
  readonly name: string;
  readonly definition: ColumnDefinition;
};

/** The stored columns of an entity, in the dictionary's order, as grids show them. */
export const storedColumns = (entity: EntityName, { labels, styles }: Words): readonly RegisterColumn[] =>
  Object.entries(definitionOf(entity).columns).map(([name, definition]) => {
    const header = labels.column(entity, name);
    const shape = shapes[definition.kind]({ entity, name, definition, labels, styles });
    const width = Math.max(shape.width, Math.min(header.length + 4, 20));
    const plain = { id: name, header, look: 'stored', width, cell: shape.cell } as const;
    return numericKinds.includes(definition.kind) ? { ...plain, isNumeric: true } : plain;
  });

const numericKinds: readonly ColumnDefinition['kind'][] = ['integer', 'decimal', 'money'];

type Shape = { readonly width: number; readonly cell: RegisterColumn['cell'] };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const textShape = ({ name, labels, styles }: Stored, width: number): Shape => {
  const style = styles.text('stored');
  const { locale } = labels;
  return { width, cell: (row, ref) => textCell(ref, style, inLanguage(text(row[name]), locale)) };
};

const textWidth = (definition: ColumnDefinition): number => {
  const longest = definition.kind === 'text' ? definition.maxLength : 0;
  if (longest <= 30) return 14;
  return longest >= 500 ? 44 : 26;
};

/** How each kind of column is shown. */
const shapes: Readonly<Record<ColumnDefinition['kind'], (stored: Stored) => Shape>> = {
  text: (stored) => textShape(stored, textWidth(stored.definition)),
  currency: (stored) => textShape(stored, 9),
  ref: (stored) => textShape({ ...stored, name: `label:${stored.name}` }, 34),
  choice: ({ entity, name, labels, styles }) => {
    const choices = choiceLabels(labels, entity, name);
    const style = styles.text('stored');
    return { width: 20, cell: (row, ref) => textCell(ref, style, choices.get(text(row[name])) ?? '') };
  },
  flag: ({ name, labels, styles }) => {
    const words = new Map<unknown, string>([
      [1, labels.flag(true)],
      [0, labels.flag(false)],
    ]);
    const style = styles.text('stored');
    return { width: 10, cell: (row, ref) => textCell(ref, style, words.get(row[name]) ?? '') };
  },
  date: ({ name, styles: { date } }) => ({
    width: 12,
    cell: (row, ref) => {
      const value = row[name];
      return typeof value === 'string' ? dateCell(ref, date, value) : blankCell(ref, date);
    },
  }),
  integer: ({ name, styles }) => {
    const style = styles.integer('stored');
    return {
      width: 10,
      cell: (row, ref) => {
        const value = row[name];
        return typeof value === 'number' ? numberCell(ref, style, String(value)) : blankCell(ref, style);
      },
    };
  },
  decimal: (stored) => ({ width: 14, cell: decimalCell(stored) }),
  money: (stored) => ({
    width: hedgeOfBound(stored.entity, stored.name) === null ? 18 : 26,
    cell: moneyCell(stored),
  }),
};

/** Spreadsheet programs keep 15 significant digits; a decimal with more stays text, so that none is lost. */
const isHeldExactly = (decimal: string): boolean =>
  decimal
    .replace(/^-?[0.]*/u, '')
    .replace('.', '')
    .replace(/0+$/u, '').length <= 15;

const decimalsOf = (decimal: string): number => {
  const point = decimal.indexOf('.');
  return point === -1 ? 0 : decimal.length - point - 1;
};

const decimalCell = ({ name, styles }: Stored): RegisterColumn['cell'] => {
  const asText = styles.text('stored');
  return (row, ref) => {
    const value = row[name];
    if (typeof value !== 'string') return blankCell(ref, asText);
    return isHeldExactly(value)
      ? numberCell(ref, styles.decimal(decimalsOf(value)), value)
      : textCell(ref, asText, value);
  };
};

/** The hedge column that says how to read a bound of money, when the column is one: `hedge` for `low`. */
const hedgeOfBound = (entity: EntityName, name: string): string | null => {
  const hedge = name.startsWith('original') ? 'originalHedge' : 'hedge';
  const isBound = /^(?:low|high|originalLow|originalHigh)$/u.test(name);
  return isBound && Object.hasOwn(definitionOf(entity).columns, hedge) ? hedge : null;
};

/** "At least" belongs before the lower bound, "at most" before the upper, "about" before both. */
const shownHedge = (name: string, hedge: unknown): Hedge | null => {
  if (hedge === 'about') return 'about';
  const bound = name.toLowerCase().endsWith('low') ? 'at-least' : 'at-most';
  return hedge === bound ? bound : null;
};

const moneyCell = ({ entity, name, styles }: Stored): RegisterColumn['cell'] => {
  const hedgeColumn = hedgeOfBound(entity, name);
  return (row, ref) => {
    const value = row[name];
    const currency = typeof row['currency'] === 'string' ? row['currency'] : null;
    const hedge = hedgeColumn === null ? null : shownHedge(name, row[hedgeColumn]);
    const style = styles.money(currency, 'stored', hedge);
    return typeof value === 'number'
      ? numberCell(ref, style, decimalOf(value, currency))
      : blankCell(ref, style);
  };
};

/** Exact decimal text of an amount; without a currency, in the usual hundredths. */
export const decimalOf = (minor: number | bigint, currency: string | null): string =>
  minorToDecimal(minor, currency ?? 'CAD');
