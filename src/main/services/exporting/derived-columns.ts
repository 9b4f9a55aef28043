import type { AmendmentEffect } from '#shared/domain/overrun/amendment-effects.ts';
import { amendmentEffects } from '#shared/domain/overrun/amendment-effects.ts';
import { fromHedge, type Hedge, type Interval } from '#shared/domain/money/interval.ts';
import type { EntityName, RowOf } from '#shared/domain/register/entities.ts';
import { formulaCell, textCell, type CachedResult } from '../../files/workbook-writer/cells.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { amendmentEffectFormula } from './amendment-formulas.ts';
import { delayColumns } from './delay-columns.ts';
import { earnedValueColumns, type LumpSums } from './earned-value-columns.ts';
import { boundId, roundedMoney, type Side } from './formula-context.ts';
import { boundFormula, equals, isNumber, lookUp, when } from './formulas.ts';
import { amountResult } from './cached-results.ts';
import { rowKey, type ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';
import { statementColumns } from './statement-columns.ts';
import { countedPackage, workPackageColumns, type Packages } from './work-package-columns.ts';

type RegisterColumn = PlannedColumn<RegisterRow>;

const sides = ['low', 'high'] as const;
const bounds = { low: 'low', high: 'high', hedge: 'hedge' } as const;

/** The contracts, for amendments that must know the currency of theirs, and reports that must know how it is paid. */
export type Contracts = Omit<LumpSums, 'ranges'> & {
  readonly ranges: () => { readonly keys: string; readonly currencies: string; readonly lumpSums: string };
  readonly currencyOf: (contractId: number) => string | null;
};

/** What derived columns need beside their rows. */
export type Surroundings = {
  readonly contracts: Contracts;
  readonly packages: Packages;
  /** ISO date of the export. */
  readonly today: string;
};

type Derivation = (context: ColumnContext, around: Surroundings) => readonly RegisterColumn[];

const derivations: Partial<Record<EntityName, Derivation>> = {
  contract: (context) =>
    boundColumns(context, { low: 'originalLow', high: 'originalHigh', hedge: 'originalHedge' }),
  baseline: (context) => boundColumns(context, bounds),
  figure: (context) => boundColumns(context, bounds),
  amendment: (context, { contracts }) => [
    ...sides.map((side) => sizeColumn(context, side, contracts)),
    ...sides.map((side) => effectColumn(context, side, contracts)),
  ],
  workPackage: (context, { packages }) => [
    ...boundColumns(context, bounds),
    ...workPackageColumns(context, packages),
  ],
  invoiceLine: (context, { packages }) => [
    countedContract(context),
    ...countedPackage(context, packages),
    ...countedAmountColumns(context, null),
  ],
  invoice: (context) => [countedBy(context), ...countedAmountColumns(context, 'counted:by')],
  payment: (context) => [countedContract(context)],
  supportingDocument: (context) => [indexNumber(context)],
  statement: (context) => [...boundColumns(context, bounds), ...statementColumns(context)],
  progressReport: (context, { contracts }) => earnedValueColumns(context, contracts),
  delayCost: (context, { today }) => [...boundColumns(context, bounds), ...delayColumns(context, today)],
};

/** What an entity's sheet derives from its stored columns, by formula. */
export const derivedColumns = (
  entity: EntityName,
  context: ColumnContext,
  around: Surroundings,
): readonly RegisterColumn[] => derivations[entity]?.(context, around) ?? [];

const currencyOf = (row: RegisterRow): string | null =>
  typeof row['currency'] === 'string' ? row['currency'] : null;

const hedgeLabels = ({ labels }: ColumnContext) => ({
  atLeast: labels.choice('figure', 'hedge', 'at-least'),
  atMost: labels.choice('figure', 'hedge', 'at-most'),
  between: labels.choice('figure', 'hedge', 'between'),
  unknown: labels.text('words.unknown'),
});

type BoundNames = { readonly low: string; readonly high: string; readonly hedge: string };

const storedInterval = (row: RegisterRow, names: BoundNames): Interval | null =>
  fromHedge(
    row[names.low] as number | null,
    row[names.high] as number | null,
    row[names.hedge] as Hedge | null,
  );

const cellsOf = (place: RowPlace, names: BoundNames) => ({
  low: place.cell(names.low),
  high: place.cell(names.high),
  hedge: place.cell(names.hedge),
});

/** Lower and upper bound as they are counted with: `boundLow`, `boundHigh`. */
const boundColumns = (context: ColumnContext, names: BoundNames): readonly RegisterColumn[] =>
  sides.map((side) => ({
    id: boundId('bound', side),
    header: context.labels.text(`columns.${boundId('bound', side)}`),
    width: 20,
    look: 'calculated',
    isNumeric: true,
    cell: (row, ref, place) => {
      const words = hedgeLabels(context);
      return formulaCell(ref, context.styles.money(currencyOf(row), 'calculated'), {
        formula: boundFormula(side, cellsOf(place, names), words),
        result: amountResult(storedInterval(row, names)?.[side] ?? null, currencyOf(row), words.unknown),
      });
    },
  }));

/** Size of an amendment in the currency of its contract; an amount in another one says nothing about it. */
const sizeColumn = (context: ColumnContext, side: Side, contracts: Contracts): RegisterColumn => ({
  id: boundId('size', side),
  header: context.labels.text(`columns.${boundId('size', side)}`),
  width: 20,
  look: 'calculated',
  isNumeric: true,
  cell: (row, ref, place) => {
    const words = hedgeLabels(context);
    const { keys, currencies } = contracts.ranges();
    const unknown = formulaText(words.unknown);
    const currency = lookUp({ values: currencies, keys, key: place.cell('key:contractId') }, unknown);
    const isSame = contracts.currencyOf(Number(row['contractId'])) === row['currency'];
    const bound = boundFormula(side, cellsOf(place, bounds), words);
    const result = isSame ? (storedInterval(row, bounds)?.[side] ?? null) : null;
    return formulaCell(ref, context.styles.money(currencyOf(row), 'calculated'), {
      formula: when(`${place.cell('currency')}<>${currency}`, unknown, bound),
      result: amountResult(result, currencyOf(row), words.unknown),
    });
  },
});

/** What the amendment changes in the value of its contract while it is in force. */
const effectColumn = (context: ColumnContext, side: Side, contracts: Contracts): RegisterColumn => ({
  id: boundId('effect', side),
  header: context.labels.text(`columns.${boundId('effect', side)}`),
  width: 20,
  look: 'calculated',
  isNumeric: true,
  cell: (row, ref, place) => {
    const { labels, styles } = context;
    const effect = effectOf(row, contracts.currencyOf(Number(row['contractId'])) ?? '');
    const result: CachedResult = effect?.isInForce
      ? amountResult(effect.effect?.[side] ?? null, currencyOf(row), labels.text('words.unknown'))
      : { text: labels.text('words.notCounted') };
    const formula = amendmentEffectFormula(side, place, labels);
    return formulaCell(ref, styles.money(currencyOf(row), 'calculated'), { formula, result });
  },
});

const effectOf = (row: RegisterRow, currency: string): AmendmentEffect | undefined =>
  // An amendment's sheet row is its stored row with labels beside.
  amendmentEffects([row as unknown as RowOf<'amendment'>], currency)[0];

/** The contract that an amount counts for, worked out at export: its own, else its invoice's. */
const countedContract = ({ labels, styles }: ColumnContext): RegisterColumn => ({
  id: 'counted:contract',
  header: labels.text('columns.countedContract'),
  width: 16,
  look: 'key',
  cell: (row, ref) => {
    const id = row['counted:contract'];
    return textCell(ref, styles.key, typeof id === 'number' ? rowKey('contract', id) : '');
  },
});

/** Of the document that supports an invoice: by it papers are found. */
const indexNumber = ({ labels, styles }: ColumnContext): RegisterColumn => ({
  id: 'counted:indexNumber',
  header: labels.column('document', 'indexNumber'),
  width: 14,
  look: 'key',
  cell: (row, ref) => textCell(ref, styles.key, String(row['counted:indexNumber'] ?? '')),
});

/** Whether an invoice is counted by its lines or, when none of them has an amount, by its own. */
const countedBy = ({ labels, styles }: ColumnContext): RegisterColumn => {
  const [byLines, byInvoice] = [labels.text('words.byLines'), labels.text('words.byInvoice')];
  return {
    id: 'counted:by',
    header: labels.text('columns.countedBy'),
    width: 14,
    look: 'key',
    cell: (row, ref) => textCell(ref, styles.key, row['counted:byLines'] === 1 ? byLines : byInvoice),
  };
};

type TaxSide = 'beforeTax' | 'withTax';

/** The amount without and with taxes: the stated one, else worked out from the taxes that are stated. */
const countedAmountColumns = (
  context: ColumnContext,
  countedByColumn: string | null,
): readonly RegisterColumn[] =>
  (['beforeTax', 'withTax'] as const).map((side) => countedAmountColumn(context, side, countedByColumn));

const countedAmountColumn = (
  { labels, styles }: ColumnContext,
  side: TaxSide,
  countedByColumn: string | null,
): RegisterColumn => {
  const [unknown, byLines] = [labels.text('words.unknown'), labels.text('words.byLines')];
  return {
    id: side,
    header: labels.text(`columns.${side}`),
    width: 20,
    look: 'calculated',
    isNumeric: true,
    cell: (row, ref, place) => {
      const style = styles.money(currencyOf(row), 'calculated');
      const formula = countedFormula(side, place, unknown);
      const result = amountResult(countedAmount(row, side), currencyOf(row), unknown);
      if (countedByColumn === null) return formulaCell(ref, style, { formula, result });
      const isByLines = equals(place.cell(countedByColumn), byLines);
      return formulaCell(ref, style, {
        formula: when(isByLines, formulaText(byLines), formula),
        result: row['counted:byLines'] === 1 ? { text: byLines } : result,
      });
    },
  };
};

const countedFormula = (side: TaxSide, place: RowPlace, unknown: string): string => {
  const [own, other, sign] =
    side === 'beforeTax' ? (['net', 'total', '-'] as const) : (['total', 'net', '+'] as const);
  const taxes = `${sign}N(${place.cell('gst')})${sign}N(${place.cell('qst')})`;
  const workedOut = when(
    isNumber(place.cell(other)),
    roundedMoney(place.cell(other) + taxes),
    formulaText(unknown),
  );
  return when(isNumber(place.cell(own)), place.cell(own), workedOut);
};

const countedAmount = (row: RegisterRow, side: TaxSide): bigint | null => {
  const [own, other, sign] =
    side === 'beforeTax'
      ? ([row['net'], row['total'], -1n] as const)
      : ([row['total'], row['net'], 1n] as const);
  if (typeof own === 'number') return BigInt(own);
  if (typeof other !== 'number') return null;
  return BigInt(other) + sign * (BigInt(Number(row['gst'] ?? 0)) + BigInt(Number(row['qst'] ?? 0)));
};
