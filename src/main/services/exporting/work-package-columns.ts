import type { Interval } from '#shared/domain/money/interval.ts';
import {
  workPackageMeasures,
  type WorkPackageFacts,
  type WorkPackageMeasures,
} from '#shared/domain/overrun/work-package-measures.ts';
import { blankCell, textCell } from '../../files/workbook-writer/cells.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { keyOf, type WorkPackages } from '../overruns/work-packages.ts';
import { registerMaker } from './column-maker.ts';
import {
  boundId,
  keyedValue,
  otherSide,
  roundedMoney,
  type RangedSheet,
  type Side,
} from './formula-context.ts';
import { all, anyNumber, countIfs, equals, isNumber, sumIfs, when } from './formulas.ts';
import { partFormula } from './growth-formulas.ts';
import { rowKey, type ColumnContext } from './register-columns.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn, RowPlace } from './sheet-plan.ts';

type RegisterColumn = PlannedColumn<RegisterRow>;

/** The work packages of the case, and the sheets that they are measured from. */
export type Packages = {
  readonly isEmpty: boolean;
  /** The package that a line under a contract names and counts for. */
  readonly idOf: (contractId: number, number: string) => number | null;
  readonly factsOf: (id: number) => WorkPackageFacts | undefined;
  readonly sheets: () => Readonly<Record<'contract' | 'amendment' | 'invoiceLine', RangedSheet>>;
};

/** Looks packages up as their sheet and that of the invoice lines need them. */
export const packagesOf = ({ packages }: WorkPackages, sheets: Packages['sheets']): Packages => {
  const byId = new Map(packages.map((of) => [of.workPackage.id, of]));
  const counted = packages.filter((of) => !of.isAmbiguous && !of.isOtherCurrency);
  const byNumber = new Map(
    counted.map(({ workPackage: { id, contractId, number } }) => [keyOf(contractId, number), id]),
  );
  return {
    isEmpty: packages.length === 0,
    idOf: (contractId, number) => byNumber.get(keyOf(contractId, number)) ?? null,
    factsOf: (id) => byId.get(id),
    sheets,
  };
};

/** The work package that a line counts for, worked out at export; no column in a case without packages. */
export const countedPackage = (
  { labels, styles }: ColumnContext,
  packages: Packages,
): readonly RegisterColumn[] =>
  packages.isEmpty
    ? []
    : [
        {
          id: 'counted:package',
          header: labels.text('columns.countedPackage'),
          width: 16,
          look: 'key',
          cell: (row, ref) => {
            const [contractId, number] = [row['counted:contract'], row['workPackage']];
            const isNamed = typeof contractId === 'number' && typeof number === 'string';
            const id = isNamed ? packages.idOf(contractId, number) : null;
            return id === null
              ? blankCell(ref, styles.key)
              : textCell(ref, styles.key, rowKey('workPackage', id));
          },
        },
      ];

type Shown = Pick<WorkPackageMeasures, 'amendments' | 'ceiling' | 'invoiced' | 'remaining' | 'share'> & {
  readonly lines: number;
};

const nothing: Shown = {
  amendments: null,
  ceiling: null,
  invoiced: null,
  remaining: null,
  share: null,
  lines: 0,
};

/** What the formulas must come to; a package in another currency than its contract is not compared. */
const shownOf = ({ factsOf }: Packages, row: RegisterRow): Shown => {
  const of = factsOf(row.id);
  if (of === undefined || of.isOtherCurrency) return nothing;
  const measures = workPackageMeasures(of);
  return { ...measures, lines: measures.invoiced === null ? 0 : of.billing.lines };
};

/** Ceiling, lines, invoiced, remaining and share of each package by formula (domain: workPackageMeasures). */
export const workPackageColumns = (context: ColumnContext, packages: Packages): readonly RegisterColumn[] => {
  const make = registerMaker(context);
  const unknown = formulaText(context.labels.text('words.unknown'));
  const making = { packages, unknown, included: context.labels.choice('contract', 'taxBasis', 'included') };
  const interval = (
    name: string,
    formula: (side: Side, at: RowPlace) => string,
    value: (shown: Shown) => Interval | null,
  ): readonly RegisterColumn[] =>
    make.interval({ name, kind: 'money', formula, value: (row) => value(shownOf(packages, row)) });
  const bothKnown = (a: string, b: string, sign: '+' | '-'): string =>
    when(all(isNumber(a), isNumber(b)), roundedMoney(`${a}${sign}${b}`), unknown);
  return [
    ...interval(
      'packageAmendments',
      (side, at) => amendmentsFormula(making, side, at),
      ({ amendments }) => amendments,
    ),
    ...interval(
      'packageCeiling',
      (side, at) =>
        bothKnown(at.cell(boundId('bound', side)), at.cell(boundId('packageAmendments', side)), '+'),
      ({ ceiling }) => ceiling,
    ),
    make.countFormula('packageLines', {
      formula: (at) => linesFormula(making, at),
      value: (row) => shownOf(packages, row).lines,
    }),
    make.moneyFormula('packageInvoiced', {
      formula: (at) => invoicedFormula(making, at),
      value: (row) => shownOf(packages, row).invoiced,
    }),
    ...interval(
      'packageRemaining',
      (side, at) => bothKnown(at.cell(boundId('packageCeiling', side)), at.cell('packageInvoiced'), '-'),
      ({ remaining }) => remaining,
    ),
    ...shareColumns(context, making),
  ];
};

const shareColumns = (context: ColumnContext, { packages, unknown }: Making): readonly RegisterColumn[] =>
  registerMaker(context).interval({
    name: 'packageShare',
    kind: 'percent',
    formula: (side, at) =>
      partFormula(
        { unknown },
        {
          amount: at.cell('packageInvoiced'),
          base: {
            own: at.cell(boundId('packageCeiling', side)),
            opposite: at.cell(boundId('packageCeiling', otherSide(side))),
          },
        },
      ),
    value: (row) => shownOf(packages, row).share,
  });

type Making = { readonly packages: Packages; readonly unknown: string; readonly included: string };

const ofContract = ({ packages, unknown }: Making, column: string, at: RowPlace): string =>
  keyedValue({ unknown }, packages.sheets().contract, { column, key: at.cell('key:contractId') });

/** Effects are in the currency of the contract. */
const amendmentsFormula = (making: Making, side: Side, at: RowPlace): string => {
  const { amendment } = making.packages.sheets();
  const effect = amendment.range(boundId('effect', side));
  const own = [amendment.range('key:workPackageId'), at.cell('key')] as const;
  const isOther = `${at.cell('currency')}<>${ofContract(making, 'currency', at)}`;
  const isUnknown = `${countIfs(own, [effect, making.unknown])}>0`;
  return when(isOther, making.unknown, when(isUnknown, making.unknown, roundedMoney(sumIfs(effect, own))));
};

const linesFormula = ({ packages }: Making, at: RowPlace): string => {
  const { invoiceLine } = packages.sheets();
  return countIfs(
    [invoiceLine.range('counted:package'), at.cell('key')],
    [invoiceLine.range('currency'), at.cell('currency')],
    [invoiceLine.range('beforeTax'), anyNumber],
  );
};

const invoicedFormula = (making: Making, at: RowPlace): string => {
  const { invoiceLine } = making.packages.sheets();
  const sum = (column: 'withTax' | 'beforeTax'): string =>
    roundedMoney(
      sumIfs(
        invoiceLine.range(column),
        [invoiceLine.range('counted:package'), at.cell('key')],
        [invoiceLine.range('currency'), at.cell('currency')],
      ),
    );
  const isIncluded = equals(ofContract(making, 'taxBasis', at), making.included);
  const invoiced = when(isIncluded, sum('withTax'), sum('beforeTax'));
  return when(`${at.cell('packageLines')}=0`, making.unknown, invoiced);
};
