import { moneyFormat, percentFormat } from '../../files/workbook-writer/number-formats.ts';
import type { OpenedWorkbook, WorkbookSheet } from '../../files/workbook-writer/open-workbook.ts';
import { formulaText } from '../../files/workbook-writer/references.ts';
import { boundId } from './formula-context.ts';
import type { OverrunContext } from './overrun-columns.ts';
import { overrunIntervals, type OverrunInterval } from './overrun-intervals.ts';
import type { OverrunSheetRow, OverrunTotalRow } from './overrun-rows.ts';
import { overrunTotalRows, rowsPerTotal } from './overrun-totals.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { rowRenderer, setDataFilter, type SheetPlan } from './sheet-plan.ts';

export type OverrunSheet = {
  readonly plan: SheetPlan<OverrunSheetRow>;
  readonly context: OverrunContext;
  readonly rows: readonly OverrunSheetRow[];
  readonly totals: readonly OverrunTotalRow[];
  readonly frame: SheetFrame;
};

/** Key, reference and title stay on screen. */
const frozenColumns = 3;

/** Writes the overrun sheet: a row per contract, worst first, then the totals of each currency. */
export const writeOverrunSheet = async (
  workbook: OpenedWorkbook,
  { plan, context, rows, totals, frame }: OverrunSheet,
): Promise<void> => {
  const sheet = workbook.openSheet({
    name: plan.name,
    columns: plan.columns,
    form: 'table',
    frozenColumns,
    ...frame,
  });
  const render = rowRenderer(plan);
  for (const row of rows) await sheet.writeRow(render(row, sheet.nextRow()));
  for (const of of totals) {
    for (const cells of overrunTotalRows({ context, plan, of }, sheet.nextRow())) await sheet.writeRow(cells);
  }
  const currencies = [...new Set(rows.map(({ row }) => row.currency))];
  const last = plan.span.last + totals.length * rowsPerTotal;
  for (const interval of Object.values(overrunIntervals)) {
    showOpenBounds(sheet, { plan, context, interval, currencies, last });
  }
  showNothingKnown(sheet, plan, context);
  setDataFilter(sheet, plan);
  await sheet.close();
};

/** Without any invoice or payment, the sum is zero for the formulas, but not for people: nothing is known of it. */
const showNothingKnown = (
  sheet: WorkbookSheet,
  plan: SheetPlan<OverrunSheetRow>,
  { labels }: OverrunContext,
): void => {
  const { first, last } = plan.span;
  const over = (column: string): string => `${plan.letter(column)}${first}:${plan.letter(column)}${last}`;
  const noInvoice = `"${labels.text('words.noInvoice')}"`;
  sheet.formatWhere(over('invoiced'), `$${plan.letter('countedAmounts')}${first}=0`, noInvoice);
  sheet.formatWhere(over('paid'), `$${plan.letter('paid')}${first}=0`, '"–"');
};

/**
 * A lower bound whose upper side is open reads "at least", the other way round "at most". A conditional format, so that
 * it follows the formulas.
 */
const showOpenBounds = (
  sheet: WorkbookSheet,
  {
    plan,
    context,
    interval,
    currencies,
    last,
  }: {
    readonly plan: SheetPlan<OverrunSheetRow>;
    readonly context: OverrunContext;
    readonly interval: OverrunInterval;
    readonly currencies: readonly string[];
    readonly last: number;
  },
): void => {
  const { labels } = context;
  const { first } = plan.span;
  const [low, high] = [
    plan.letter(boundId(interval.name, 'low')),
    plan.letter(boundId(interval.name, 'high')),
  ];
  const sides = [
    { own: low, other: high, words: labels.text('words.atLeast') },
    { own: high, other: low, words: labels.text('words.atMost') },
  ];
  for (const { own, other, words } of sides) {
    const range = `${own}${first}:${own}${last}`;
    const isOpen = `ISNUMBER($${own}${first}),ISTEXT($${other}${first})`;
    if (interval.kind === 'percent') {
      sheet.formatWhere(range, `AND(${isOpen})`, percentFormat(labels.locale, words));
      continue;
    }
    for (const currency of currencies) {
      const isCurrency = `$${plan.letter('currency')}${first}=${formulaText(currency)}`;
      sheet.formatWhere(range, `AND(${isOpen},${isCurrency})`, moneyFormat(currency, labels.locale, words));
    }
  }
};
