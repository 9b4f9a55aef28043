import ExcelJS from 'exceljs';

type CellContent = string | number | boolean | Date | null;

/** Reads a sheet by the headers of its first row, as a person does. */
export class SheetReader {
  readonly #sheet: ExcelJS.Worksheet;

  constructor(workbook: ExcelJS.Workbook, name: string) {
    const sheet = workbook.getWorksheet(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    this.#sheet = sheet;
  }

  headers(): readonly string[] {
    return Array.from(
      { length: this.#sheet.columnCount },
      (_, index) => this.#sheet.getCell(1, index + 1).text,
    );
  }

  cell(row: number, header: string): ExcelJS.Cell {
    const position = this.headers().indexOf(header) + 1;
    if (position === 0) throw new Error(`no column ${header} in ${this.#sheet.name}`);
    return this.#sheet.getCell(row, position);
  }

  /** The formula of a cell; empty when it has none. */
  formula(row: number, header: string): string {
    const cell = this.cell(row, header);
    return cell.type === ExcelJS.ValueType.Formula ? cell.formula : '';
  }

  /** Contents of a row by header; of a formula its cached result. */
  row(row: number): Readonly<Record<string, CellContent>> {
    return Object.fromEntries(
      this.headers().map((header, index) => [header, contentOf(this.#sheet.getCell(row, index + 1))]),
    );
  }

  /** Contents of a column under its header. */
  column(header: string): readonly CellContent[] {
    return Array.from({ length: this.#sheet.rowCount - 1 }, (_, index) =>
      contentOf(this.cell(index + 2, header)),
    );
  }

  /** Number of the first row with a content in a column. */
  rowOf(header: string, content: CellContent): number {
    const index = this.column(header).indexOf(content);
    if (index === -1) throw new Error(`no ${String(content)} under ${header} in ${this.#sheet.name}`);
    return index + 2;
  }
}

const contentOf = (cell: ExcelJS.Cell): CellContent => {
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value;
  throw new Error(`${cell.address} holds neither text nor a number`);
};
