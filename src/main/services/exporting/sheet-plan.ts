import type { WorkbookSheet } from '../../files/workbook-writer/open-workbook.ts';
import { columnLetter, columnRange, type RowSpan } from '../../files/workbook-writer/references.ts';

/** Where a cell is being written, and how to name the cells beside it. */
export type RowPlace = {
  readonly row: number;
  /** Reference of another column's cell in this row. */
  readonly cell: (columnId: string) => string;
};

/** One column of a sheet: `cell` renders it for a row (cells.ts). */
export type PlannedColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly look: 'key' | 'stored' | 'calculated';
  /** Numbers stand at the right, under a header that does. */
  readonly isNumeric?: true;
  readonly cell: (row: Row, ref: string, place: RowPlace) => string;
};

/** A sheet whose place of everything is known before anything is written, so that formulas can point to it. */
export type SheetPlan<Row> = {
  readonly name: string;
  readonly columns: readonly PlannedColumn<Row>[];
  /** Number of rows of data. */
  readonly rows: number;
  readonly span: RowSpan;
  /** Throws for a column that the sheet does not have. */
  readonly letter: (columnId: string) => string;
  /** All data of a column, for formulas of any sheet. */
  readonly range: (columnId: string) => string;
};

/** Row 1 holds the headers; a sheet without data keeps one empty row, so that its ranges are never backwards. */
export const planSheet = <Row>(
  name: string,
  columns: readonly PlannedColumn<Row>[],
  rows: number,
): SheetPlan<Row> => {
  const letters = new Map(columns.map(({ id }, index) => [id, columnLetter(index + 1)]));
  const span = { first: 2, last: Math.max(rows, 1) + 1 };
  const letter = (columnId: string): string => {
    const found = letters.get(columnId);
    if (found === undefined) throw new Error(`sheet ${name} has no column ${columnId}`);
    return found;
  };
  return {
    name,
    columns,
    rows,
    span,
    letter,
    range: (columnId) => columnRange(name, letter(columnId), span),
  };
};

/** Renders one row of a planned sheet. */
export const rowRenderer = <Row>(plan: SheetPlan<Row>): ((row: Row, at: number) => string) => {
  const columns = plan.columns.map((column) => ({ letter: plan.letter(column.id), cell: column.cell }));
  return (row, at) => {
    const place: RowPlace = { row: at, cell: (columnId) => plan.letter(columnId) + String(at) };
    let cells = '';
    for (const { letter, cell } of columns) cells += cell(row, letter + String(at), place);
    return cells;
  };
};

/** Puts the filter over the data, without the totals under it. */
export const setDataFilter = <Row>(sheet: WorkbookSheet, { columns, letter, span }: SheetPlan<Row>): void => {
  const last = columns.at(-1);
  if (last !== undefined) sheet.setFilter(`A1:${letter(last.id)}${span.last}`);
};
