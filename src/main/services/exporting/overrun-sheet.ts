import type { OpenedWorkbook, WorkbookSheet } from '../../files/workbook-writer/open-workbook.ts';
import type { OverrunContext } from './overrun-columns.ts';
import { showOpenBounds } from './open-bounds.ts';
import { overrunIntervals } from './overrun-intervals.ts';
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
  showOpenBounds(sheet, {
    plan,
    labels: context.labels,
    intervals: Object.values(overrunIntervals),
    currencies,
    last,
  });
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
