import { AppFailure } from '#shared/ipc/app-error.ts';
import { limitCheck, type LimitCheck, type ReadLimits } from '../../read-limits.ts';
import { scanXml } from '../../xml/scan-xml.ts';
import { openZip } from '../../zip/open-zip.ts';
import { shownAsRead, type ShownCell, type ShownRow } from '../shown-cell.ts';
import type { RawCell, Table, TableWarning } from '../table.ts';
import { cellOf, type CellContext } from './cell-value.ts';
import { createMergeFiller } from './merge-filler.ts';
import { readMergedRows, type MergedRows } from './merged-ranges.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetOutline } from './sheet-outline.ts';
import { createShownCells, type ShownContext } from './shown-cells.ts';
import { readWorkbook, type WorkbookSheet } from './workbook.ts';
import { createWorksheetHandler, type WorksheetHandler, type WorksheetRow } from './worksheet.ts';
import { partSource, type XlsxPackage } from './xlsx-package.ts';

/** Rows handed over at once, at least: few enough to stay small, many enough to cost nothing. */
const batchRows = 500;

/**
 * Opens a workbook (.xlsx, .xlsm). Rows come straight from the sheet's XML; only the shared texts are in memory.
 * Throws file-unreadable and limit-exceeded.
 */
export const openXlsx = async (file: string, limits: ReadLimits): Promise<Table> => {
  const zip = await openZip(file, limits);
  try {
    const xlsx: XlsxPackage = { file, zip, limits, check: limitCheck(file, limits) };
    const workbook = await readWorkbook(xlsx);
    const { sheets, tabs } = workbook;
    const contextOf = lazyContext(xlsx, workbook);
    const merges = new Map<string, readonly MergedRows[]>();
    const counter = { done: 0, total: 0 };
    const hidden = createHiddenList();
    return {
      kind: 'xlsx',
      sheets: sheets.map(({ name, visibility }) => ({ name, visibility })),
      tabs,
      encoding: null,
      delimiter: null,
      readRows: async function* (name) {
        const sheet = sheetNamed(file, sheets, name);
        const counted = countingReads(xlsx, counter);
        const passes = merges.has(sheet.part) ? 1 : 2;
        counter.done = 0;
        counter.total = (zip.declaredSize(sheet.part) ?? 0) * passes;
        const context = await contextOf();
        const merged = merges.get(sheet.part) ?? (await readMergedRows(counted, sheet.part));
        merges.set(sheet.part, merged);
        hidden.clear();
        const handler = valuesHandler(context, merged, { check: xlsx.check, onHidden: hidden.add });
        yield* sheetRows(counted, sheet.part, handler);
      },
      warnings: hidden.warnings,
      readShown: async function* (name) {
        const { part } = sheetNamed(file, sheets, name);
        const toCell = createShownCells(await contextOf());
        const handler = createWorksheetHandler({ toCell, check: xlsx.check });
        for await (const rows of sheetRows(xlsx, part, handler)) yield rows.map(wholeRow);
      },
      readOutline: (name) => readSheetOutline(xlsx, sheetNamed(file, sheets, name).part),
      progress: () => ({ ...counter }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};

type Workbook = Awaited<ReturnType<typeof readWorkbook>>;

/** What cells refer to, read when the first of them is. */
const lazyContext = (
  xlsx: XlsxPackage,
  { formats, formatCodes, fineStyles, date1904, sharedStrings }: Workbook,
): (() => Promise<ShownContext>) => {
  let shared: ShownContext | undefined;
  return async () => {
    shared ??= {
      formats,
      formatCodes,
      fineStyles,
      date1904,
      sharedStrings: await readSharedStrings(xlsx, sharedStrings),
    };
    return shared;
  };
};

/** More of them say nothing new. */
const mostHidden = 100;

type HiddenList = {
  readonly add: (hidden: { readonly row: number } | { readonly column: number }) => void;
  readonly clear: () => void;
  readonly warnings: () => readonly TableWarning[];
};

/** The hidden rows and columns of the sheet that was read last. */
const createHiddenList = (): HiddenList => {
  const [rows, columns]: [TableWarning[], TableWarning[]] = [[], []];
  return {
    add: (hidden) => {
      if ('row' in hidden) {
        if (rows.length < mostHidden) rows.push({ code: 'hidden-row', row: hidden.row, column: null });
      } else if (columns.length < mostHidden)
        columns.push({ code: 'hidden-column', row: null, column: hidden.column });
    },
    clear: () => {
      rows.length = 0;
      columns.length = 0;
    },
    warnings: () => [...columns, ...rows],
  };
};

/** Longest gap in a row that is shown as empty cells; a longer one is left out. */
const shownGap = 64;

const wholeRow = ({ row, cells }: WorksheetRow<ShownCell>): ShownRow => {
  const shown: ShownCell[] = [];
  let next = 0;
  for (const [column, cell] of cells.entries()) {
    if (cell === null) continue;
    if (column - next <= shownGap) for (; next < column; next += 1) shown.push(shownAsRead(null, next));
    shown.push(cell);
    next = column + 1;
  }
  return { row, cells: shown };
};

const sheetNamed = (file: string, sheets: readonly WorkbookSheet[], name: string): WorkbookSheet => {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (sheet !== undefined) return sheet;
  throw new AppFailure({
    code: 'sheet-not-found',
    file,
    sheet: name,
    sheets: sheets.map((each) => each.name),
  });
};

/** Cells with their values; rows of a merged range have the value of its first. */
const valuesHandler = (
  context: CellContext,
  merged: readonly MergedRows[],
  { check, onHidden }: { readonly check: LimitCheck; readonly onHidden: HiddenList['add'] },
): WorksheetHandler<Exclude<RawCell, null>> =>
  createWorksheetHandler({
    toCell: (source) => cellOf(source, context),
    fillRow: createMergeFiller(merged).fill,
    onHidden,
    check,
  });

async function* sheetRows<C>(
  xlsx: XlsxPackage,
  part: string,
  handler: WorksheetHandler<C>,
): AsyncGenerator<readonly WorksheetRow<C>[]> {
  let batch: WorksheetRow<C>[] = [];
  for await (const _ of scanXml(partSource(xlsx, part), handler)) {
    const rows = handler.takeRows();
    batch = batch.length === 0 ? rows : batch.concat(rows);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The same package, counting the bytes read from it. */
const countingReads = (xlsx: XlsxPackage, counter: { done: number }): XlsxPackage => ({
  ...xlsx,
  zip: {
    ...xlsx.zip,
    read: async function* (name) {
      for await (const piece of xlsx.zip.read(name)) {
        counter.done += piece.length;
        yield piece;
      }
    },
  },
});
