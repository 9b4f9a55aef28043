import { once } from 'node:events';
import type ExcelJS from 'exceljs';
import { looks } from './cell-looks.ts';
import type { CustomProperties } from './custom-properties.ts';
import { columnLetter } from './references.ts';
import { StreamingWorkbook, type NoteEntry, type StreamedSheet } from './streaming-workbook.ts';

export type SheetColumn = {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly look: 'key' | 'stored' | 'calculated';
  readonly isNumeric?: true;
};

export type SheetSettings = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** A page to read has no header row and nothing frozen. */
  readonly form: 'table' | 'page';
  /** Columns of a table that stay on screen while the others scroll; its header row always does. */
  readonly frozenColumns: number;
  /** Red-green-blue, `FFC00000`: marks the tab. */
  readonly tabColour?: string;
  readonly printHeader?: string;
  readonly printFooter: string;
};

export type WorkbookSheet = {
  readonly name: string;
  /** Number of the row that `writeRow` writes next. */
  readonly nextRow: () => number;
  /** Appends a row of cells (cells.ts), `height` in points. Wait for the promise, when there is one, before the next. */
  readonly writeRow: (cells: string, height?: number) => Promise<void> | undefined;
  /** A note at a cell. Notes are kept in memory until the sheet is closed: not for every row of a large sheet. */
  readonly addNote: (position: { readonly column: number; readonly row: number }, text: string) => void;
  /** Hatches the empty cells of a range, so that unknown is seen to be unknown. */
  readonly hatchEmpty: (range: string) => void;
  /** Shows the numbers of a range in another format where a formula (about its first row) is true. */
  readonly formatWhere: (range: string, formula: string, numberFormat: string) => void;
  readonly setFilter: (range: string) => void;
  readonly close: () => Promise<void>;
};

export type OpenedWorkbook = {
  /** Number of a cell format, for cells.ts. */
  readonly style: (style: Partial<ExcelJS.Style>) => number;
  /** Sheets are written one after the other: close one before opening the next. */
  readonly openSheet: (settings: SheetSettings) => WorkbookSheet;
  readonly finish: (properties: CustomProperties) => Promise<void>;
  /** Gives up: closes the file, which the caller then deletes. */
  readonly abandon: () => Promise<void>;
};

/**
 * Opens a workbook for streaming to a new file: memory does not grow with the number of rows. Errors of the file
 * system reach the caller from whatever it waits for next.
 */
export const openWorkbook = (
  path: string,
  {
    title,
    creator,
    createdAt,
  }: { readonly title: string; readonly creator: string; readonly createdAt: Date },
): OpenedWorkbook => {
  const workbook = new StreamingWorkbook(path, compression);
  Object.assign(workbook, {
    title,
    creator,
    lastModifiedBy: creator,
    created: createdAt,
    modified: createdAt,
  });
  return {
    style: (style) => workbook.inside.styles.addStyleModel(style),
    openSheet: (settings) => openSheet(workbook, settings),
    finish: (properties) => workbook.finish(properties),
    abandon: () => workbook.abandon(),
  };
};

/** Measured on 100,000 lines: half the processor time of level 6, and a file a quarter larger. */
const compression = 1;

/** Rows are handed to the stream in pieces of this many characters. */
const pieceLength = 64 * 1024;

const openSheet = (workbook: StreamingWorkbook, settings: SheetSettings): WorkbookSheet => {
  const sheet = workbook.addWorksheet(settings.name, sheetOptions(settings)) as StreamedSheet;
  writeColumns(sheet, settings);
  const notes: NoteEntry[] = [];
  let row = settings.form === 'table' ? 2 : 1;
  let piece = '';

  let priority = 1;
  const showWhere = (ref: string, formula: string, style: Partial<ExcelJS.Style>): void => {
    sheet.addConditionalFormatting({
      ref,
      rules: [{ type: 'expression', priority, formulae: [formula], style }],
    });
    priority += 1;
  };
  const flush = (): Promise<void> | undefined => {
    const isTaken = sheet.stream.write(piece);
    piece = '';
    return isTaken ? undefined : workbook.orFailure(once(sheet.stream, 'drain').then(() => undefined));
  };
  return {
    name: settings.name,
    nextRow: () => row,
    writeRow: (cells, height) => {
      const attributes = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
      piece += `<row r="${row}"${attributes}>${cells}</row>`;
      row += 1;
      return piece.length < pieceLength ? undefined : flush();
    },
    addNote: (position, text) => notes.push(noteEntry(position, text)),
    hatchEmpty: (range) => showWhere(range, `ISBLANK(${range.split(':', 1).join('')})`, hatching),
    formatWhere: (range, formula, numFmt) => showWhere(range, formula, { numFmt }),
    setFilter: (range) => {
      sheet.autoFilter = range;
    },
    close: async () => {
      if (piece !== '') await flush();
      if (notes.length > 0) {
        sheet.hasComments = true;
        sheet._sheetCommentsWriter.addComments(notes);
      }
      const written = once(sheet.stream, 'end');
      sheet.commit();
      await workbook.orFailure(written);
    },
  };
};

const sheetOptions = (settings: SheetSettings) => ({
  ...(settings.tabColour === undefined ? {} : { properties: { tabColor: { argb: settings.tabColour } } }),
  views: [viewOf(settings)],
  pageSetup: {
    orientation: settings.form === 'table' ? ('landscape' as const) : ('portrait' as const),
    fitToPage: true,
    fitToWidth: pagesAcross(settings),
    // As many pages as the rows need.
    fitToHeight: 0,
    ...printTitles(settings),
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  headerFooter: {
    oddFooter: settings.printFooter,
    ...(settings.printHeader === undefined ? {} : { oddHeader: settings.printHeader }),
  },
});

/** Characters on the width of a landscape page at the smallest size that is still read without effort. */
const charactersAcross = 220;

const widthOf = (columns: readonly SheetColumn[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0);

/** The columns that stay on screen are repeated on every page, too. */
const pagesAcross = ({ columns, frozenColumns }: SheetSettings): number => {
  const repeated = widthOf(columns.slice(0, frozenColumns));
  return Math.max(1, Math.ceil((widthOf(columns) - repeated) / (charactersAcross - repeated)));
};

const printTitles = ({ form, frozenColumns }: SheetSettings) =>
  form === 'table' ? { printTitlesRow: '1:1', printTitlesColumn: `A:${columnLetter(frozenColumns)}` } : {};

const viewOf = ({ form, frozenColumns }: SheetSettings): Partial<ExcelJS.WorksheetView> =>
  form === 'page'
    ? { state: 'normal', showGridLines: false }
    : {
        state: 'frozen',
        xSplit: frozenColumns,
        ySplit: 1,
        topLeftCell: `${columnLetter(frozenColumns + 1)}2`,
        showGridLines: false,
      };

const writeColumns = (sheet: StreamedSheet, { columns, form }: SheetSettings): void => {
  sheet.columns = columns.map(({ width }) => ({ width }));
  const header = sheet.getRow(1);
  if (form === 'page') {
    // ExcelJS opens the list of rows with the first row; this one is empty and writes nothing itself.
    header.commit();
    return;
  }
  header.height = headerHeight(columns);
  columns.forEach((column, index) => {
    const cell = header.getCell(index + 1);
    cell.value = column.header;
    cell.style = looks.header(column.look, column.isNumeric === true ? 'right' : 'left');
  });
  header.commit();
};

/** In points: room for the longest header, which wraps. Bold letters are wider than the usual ones. */
const headerHeight = (columns: readonly SheetColumn[]): number => {
  const lines = columns.map(({ header, width }) => Math.ceil((header.length * 1.3) / width));
  return 14 * Math.max(2, ...lines) + 4;
};

const hatching: Partial<ExcelJS.Style> = {
  fill: { type: 'pattern', pattern: 'lightUp', fgColor: { argb: 'FFB0B7C3' }, bgColor: { argb: 'FFFFFFFF' } },
};

const noteEntry = (
  { column, row }: { readonly column: number; readonly row: number },
  text: string,
): NoteEntry => {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 42), 0);
  return {
    ref: `${columnLetter(column)}${row}`,
    type: 'note',
    note: {
      texts: [{ text }],
      margins: { insetmode: 'auto', inset: [0.13, 0.13, 0.25, 0.25] },
      protection: { locked: 'True', lockText: 'True' },
      editAs: 'oneCells',
    },
    anchor: { left: column + 0.2, top: Math.max(row - 2, 0), right: column + 3.2, bottom: row + 1 + lines },
  };
};
