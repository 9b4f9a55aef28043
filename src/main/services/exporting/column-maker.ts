import { inLanguage } from '#shared/domain/text/in-language.ts';
import {
  blankCell,
  dateCell,
  formulaCell,
  numberCell,
  textCell,
  type CachedResult,
} from '../../files/workbook-writer/cells.ts';
import { amountResult, dateResult, numberResult, percentResult } from './cached-results.ts';
import { boundId, type Side } from './formula-context.ts';
import type { ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

/** A bound is minor units, or percentage points with one decimal; null is open. */
type Bounds = { readonly low: string | bigint | null; readonly high: string | bigint | null };

/** An interval of a derived sheet: the formula of its bounds, and what the application says they are. */
export type SheetInterval<Row> = {
  readonly name: string;
  readonly kind: 'money' | 'percent';
  readonly formula: (side: Side, at: RowPlace) => string;
  readonly value: (row: Row) => Bounds | null;
};

type Derived<Row, Value> = {
  readonly formula: (at: RowPlace, row: Row) => string;
  readonly value: (row: Row) => Value;
};

/** Makes the columns of a sheet whose rows are no rows of the register. Results of formulas may be null: not known. */
export type ColumnMaker<Row> = {
  readonly key: (id: string, value: (row: Row) => string) => PlannedColumn<Row>;
  readonly text: (id: string, value: (row: Row) => string | null) => PlannedColumn<Row>;
  /** An ISO date; other text stays text. */
  readonly date: (id: string, value: (row: Row) => string | null) => PlannedColumn<Row>;
  readonly count: (id: string, value: (row: Row) => number | null) => PlannedColumn<Row>;
  readonly wordFormula: (id: string, of: Derived<Row, string>) => PlannedColumn<Row>;
  readonly countFormula: (id: string, of: Derived<Row, number | null>) => PlannedColumn<Row>;
  readonly dateFormula: (id: string, of: Derived<Row, string | null>) => PlannedColumn<Row>;
  /** Decimal text with three decimals. */
  readonly indexFormula: (id: string, of: Derived<Row, string | null>) => PlannedColumn<Row>;
  /** Minor units. */
  readonly moneyFormula: (id: string, of: Derived<Row, string | bigint | null>) => PlannedColumn<Row>;
  /** Its columns `<name>Low` and `<name>High`. */
  readonly interval: (of: SheetInterval<Row>) => readonly PlannedColumn<Row>[];
};

export type ColumnMakerSettings<Row> = {
  readonly context: ColumnContext;
  readonly header: (id: string) => string;
  /** In characters; a column that is not listed is as wide as an amount. */
  readonly widths: Readonly<Record<string, number>>;
  readonly currencyOf: (row: Row) => string | null;
};

const moneyWidth = 20;
/** Room for "at least" before it. */
const boundWidth = 26;
const percentWidth = 16;
const keyWidth = 16;
const dateWidth = 12;

/** The same for derived columns of a sheet of the register. */
export const registerMaker = (context: ColumnContext): ColumnMaker<RegisterRow> =>
  columnMaker({
    context,
    header: (id) => context.labels.text(`columns.${id}`),
    widths: { lumpSumNote: 60, wholeMonths: 12 },
    currencyOf: (row) => (typeof row['currency'] === 'string' ? row['currency'] : null),
  });

export const columnMaker = <Row>(settings: ColumnMakerSettings<Row>): ColumnMaker<Row> => ({
  ...storedColumnMaker(settings),
  ...formulaColumnMaker(settings),
});

type StoredColumns = 'key' | 'text' | 'date' | 'count';

const storedColumnMaker = <Row>({
  context: { labels, styles },
  header,
  widths,
}: ColumnMakerSettings<Row>): Pick<ColumnMaker<Row>, StoredColumns> => {
  const plain = (id: string, width: number, cell: PlannedColumn<Row>['cell']): PlannedColumn<Row> => ({
    id,
    header: header(id),
    width: widths[id] ?? width,
    look: 'stored',
    cell,
  });
  const inWords = (text: string): string => inLanguage(text, labels.locale);
  return {
    key: (id, value) => ({
      ...plain(id, keyWidth, (row, ref) => textCell(ref, styles.key, value(row))),
      look: 'key',
    }),
    text: (id, value) =>
      plain(id, moneyWidth, (row, ref) => textCell(ref, styles.text('stored'), inWords(value(row) ?? ''))),
    date: (id, value) =>
      plain(id, dateWidth, (row, ref) => {
        const iso = value(row);
        return iso === null ? blankCell(ref, styles.date) : dateCell(ref, styles.date, inWords(iso));
      }),
    count: (id, value) =>
      plain(id, moneyWidth, (row, ref) => {
        const count = value(row);
        return count === null
          ? textCell(ref, styles.text('stored'), labels.text('words.unknown'))
          : numberCell(ref, styles.integer('stored'), String(count));
      }),
  };
};

/** How a column of formulas looks: a number stands at the right. */
type Shape<Row> = {
  readonly width: number;
  readonly isNumeric: boolean;
  readonly style: (row: Row) => number;
};

type ShapeName = 'word' | 'count' | 'index' | 'date' | 'money' | 'bound' | 'percent';

const shapesOf = <Row>({
  context: { styles },
  currencyOf,
}: ColumnMakerSettings<Row>): Readonly<Record<ShapeName, Shape<Row>>> => {
  const money = (row: Row): number => styles.money(currencyOf(row), 'calculated');
  return {
    word: { width: moneyWidth, isNumeric: false, style: () => styles.text('calculated') },
    count: { width: moneyWidth, isNumeric: true, style: () => styles.integer('calculated') },
    index: { width: percentWidth, isNumeric: true, style: () => styles.decimal(3, 'calculated') },
    date: { width: dateWidth, isNumeric: false, style: () => styles.calculatedDate },
    money: { width: moneyWidth, isNumeric: true, style: money },
    bound: { width: boundWidth, isNumeric: true, style: money },
    percent: { width: percentWidth, isNumeric: true, style: () => styles.percent('calculated') },
  };
};

const formulaColumnMaker = <Row>(
  settings: ColumnMakerSettings<Row>,
): Omit<ColumnMaker<Row>, StoredColumns> => {
  const { context, header, widths, currencyOf } = settings;
  const unknown = context.labels.text('words.unknown');
  const shapes = shapesOf(settings);
  const calculated = (id: string, as: ShapeName, of: Derived<Row, CachedResult>): PlannedColumn<Row> => {
    const { width, isNumeric, style } = shapes[as];
    return {
      id,
      header: header(id),
      width: widths[id] ?? width,
      look: 'calculated',
      ...(isNumeric ? { isNumeric } : {}),
      cell: (row, ref, at) =>
        formulaCell(ref, style(row), { formula: of.formula(at, row), result: of.value(row) }),
    };
  };
  const amount = (minor: string | bigint | null, row: Row): CachedResult =>
    amountResult(minor, currencyOf(row), unknown);
  return {
    wordFormula: (id, { formula, value }) =>
      calculated(id, 'word', { formula, value: (row) => ({ text: value(row) }) }),
    countFormula: (id, { formula, value }) =>
      calculated(id, 'count', { formula, value: (row) => numberResult(value(row), unknown) }),
    dateFormula: (id, { formula, value }) =>
      calculated(id, 'date', { formula, value: (row) => dateResult(value(row), unknown) }),
    indexFormula: (id, { formula, value }) =>
      calculated(id, 'index', { formula, value: (row) => numberResult(value(row), unknown) }),
    moneyFormula: (id, { formula, value }) =>
      calculated(id, 'money', { formula, value: (row) => amount(value(row), row) }),
    interval: ({ name, kind, formula, value }) =>
      (['low', 'high'] as const).map((side) =>
        calculated(boundId(name, side), kind === 'money' ? 'bound' : 'percent', {
          formula: (at) => formula(side, at),
          value: (row) => {
            const bound = value(row)?.[side] ?? null;
            return kind === 'money' ? amount(bound, row) : percentResult(bound?.toString() ?? null, unknown);
          },
        }),
      ),
  };
};
