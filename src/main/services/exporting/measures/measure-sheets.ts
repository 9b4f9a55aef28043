import type { OpenedWorkbook } from '../../../files/workbook-writer/open-workbook.ts';
import type { SheetInterval } from '../column-maker.ts';
import { showOpenBounds } from '../open-bounds.ts';
import type { SheetFrame } from '../sheet-frame.ts';
import { planSheet, rowRenderer, setDataFilter, type PlannedColumn } from '../sheet-plan.ts';
import { alternativeColumns, alternativeIntervals } from './alternative-columns.ts';
import { baselineColumns, baselineIntervals } from './baseline-columns.ts';
import { comparisonColumns } from './comparison-columns.ts';
import { forecastColumns, forecastIntervals } from './forecast-columns.ts';
import { frozenColumns, type MeasureContext } from './measure-context.ts';
import type { MeasureRows, OfContract } from './measure-rows.ts';

/** The derived sheets of measures over time, in the order of the workbook. */
export const measureSheets = ['baselines', 'forecasts', 'comparisons', 'alternatives'] as const;

export type MeasureSheet = (typeof measureSheets)[number];

export type Measures = {
  readonly rows: MeasureRows;
  readonly names: ReadonlyMap<MeasureSheet, string>;
  readonly context: MeasureContext;
  readonly frame: SheetFrame;
};

/** Writes a sheet for each kind of measure that the case has, a row per measure. */
export const writeMeasureSheets = async (workbook: OpenedWorkbook, measures: Measures): Promise<void> => {
  const { rows, names, context, frame } = measures;
  const write = <Row extends OfContract>(
    name: MeasureSheet,
    sheet: Omit<Sheet<Row>, 'name'>,
  ): Promise<void> => writeSheet(workbook, { name: names.get(name) ?? name, ...sheet }, { context, frame });
  await write('baselines', {
    rows: rows.baselines,
    columns: baselineColumns(context),
    intervals: baselineIntervals(context),
  });
  await write('forecasts', {
    rows: rows.forecasts,
    columns: forecastColumns(context),
    intervals: forecastIntervals(context),
  });
  await write('comparisons', {
    rows: rows.comparisons,
    columns: comparisonColumns(context),
    intervals: [],
  });
  await write('alternatives', {
    rows: rows.alternatives,
    columns: alternativeColumns(context),
    intervals: alternativeIntervals(context),
  });
};

type Sheet<Row> = {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly PlannedColumn<Row>[];
  readonly intervals: readonly SheetInterval<Row>[];
};

const writeSheet = async <Row extends OfContract>(
  workbook: OpenedWorkbook,
  { name, rows, columns, intervals }: Sheet<Row>,
  { context, frame }: Pick<Measures, 'context' | 'frame'>,
): Promise<void> => {
  if (rows.length === 0) return;
  const plan = planSheet(name, columns, rows.length);
  const sheet = workbook.openSheet({ name, columns, form: 'table', frozenColumns, ...frame });
  const render = rowRenderer(plan);
  for (const row of rows) await sheet.writeRow(render(row, sheet.nextRow()));
  showOpenBounds(sheet, {
    plan,
    labels: context.labels,
    intervals,
    currencies: [...new Set(rows.flatMap(({ currency }) => currency ?? []))],
    last: plan.span.last,
  });
  setDataFilter(sheet, plan);
  await sheet.close();
};
