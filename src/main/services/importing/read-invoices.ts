import type { MessagePort } from 'node:worker_threads';
import type { CheckedRow, InvoiceLineDraft, RejectedRow } from '#shared/domain/importing/checked-row.ts';
import { checkRow, type RowChecker } from '#shared/domain/importing/check-row.ts';
import { isBlank, readAmount } from '#shared/domain/importing/cell-values.ts';
import type { ImportField } from '#shared/domain/importing/fields.ts';
import { headerKey } from '#shared/domain/importing/header-key.ts';
import { missingFields } from '#shared/domain/importing/headers.ts';
import { rowKind, type MappedCells } from '#shared/domain/importing/row-kind.ts';
import { createTotalRows } from '#shared/domain/importing/total-rows.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportSettings } from '#shared/ipc/import-schemas.ts';
import type { ReadLimits } from '../../files/read-limits.ts';
import { openTable } from '../../files/tables/open-table.ts';
import type { Table } from '../../files/tables/table.ts';
import { whileUnchanged } from './file-stamp.ts';
import type { FileTotals, ImportLookups, ImportMessage } from './import-messages.ts';
import { packLines } from './packed-lines.ts';
import { createSender } from './import-sender.ts';
import { readSourceFile } from './read-source-file.ts';
import { amountFieldOf, rowCheckerOf } from './row-checker.ts';
import { mappedCellsOf, mappedColumns, sheetRowOf } from './table-rows.ts';

/** Rows per message: large enough to be cheap to send, few enough to be gone before the memory is tidied up. */
const batchRows = 1000;

export type ReadInput = {
  readonly path: string;
  /** The file's stamp when it was recognised; null when it was not. */
  readonly recognised: string | null;
  readonly settings: ImportSettings;
  readonly lookups: ImportLookups;
  readonly port: MessagePort;
  readonly limits: ReadLimits;
};

type Progress = (phase: string, done: number, total: number | null) => void;
type LineTotals = Omit<FileTotals, 'sha256' | 'size'>;

/** Checked rows on their way to the writer, a batch at a time. */
const createOutgoing = (send: (message: ImportMessage) => Promise<void>) => {
  let accepted: InvoiceLineDraft[] = [];
  let rejected: RejectedRow[] = [];
  const count = (): number => accepted.length + rejected.length;
  return {
    add: (checked: CheckedRow): void => {
      if (checked.kind === 'accepted') accepted.push(checked.line);
      else rejected.push(checked.reject);
    },
    isFull: () => count() >= batchRows,
    flush: async (): Promise<void> => {
      if (count() === 0) return;
      const message = { type: 'batch', accepted: packLines(accepted), rejected } as const;
      [accepted, rejected] = [[], []];
      await send(message);
    },
  };
};

type Tally = {
  rows: number;
  readonly amounts: Map<string, bigint>;
  /** First row of each field that a formula fills. */
  readonly formulas: Map<ImportField, number>;
  statedTotal: FileTotals['statedTotal'];
};

/**
 * Reads a file of invoices, checks each row and sends it on, with the file itself in chunks and, at the end, what was
 * read. Throws the failures of `openTable`, sheet-not-found, columns-missing, file-unreadable (`changed`).
 */
export const readInvoices = async (
  { path, recognised, settings, lookups, port, limits }: ReadInput,
  onProgress: Progress,
): Promise<void> => {
  const missing = missingFields(settings.columns.map(({ field }) => field));
  if (missing.length > 0) throw new AppFailure({ code: 'columns-missing', file: path, fields: [...missing] });
  const send = createSender<ImportMessage>(port);
  const totals = await whileUnchanged(path, recognised, async () => {
    const stop = new AbortController();
    // Beside the reading: it is compressed while this thread waits for the writer.
    const keeping = readSourceFile(path, (seq, data) => send({ type: 'chunk', seq, data }), stop.signal);
    // Its failure counts once the rows are read.
    keeping.catch(() => undefined);
    try {
      const read = await readLines({ path, settings, lookups, limits }, send, onProgress);
      onProgress('keep', 0, null);
      return { ...read, ...(await keeping) };
    } finally {
      stop.abort();
    }
  });
  await send({ type: 'end', totals });
};

/** Reads, checks and sends the lines; gives what they came to. */
const readLines = async (
  { path, settings, lookups, limits }: Pick<ReadInput, 'path' | 'settings' | 'lookups' | 'limits'>,
  send: (message: ImportMessage) => Promise<void>,
  onProgress: Progress,
): Promise<LineTotals> => {
  const { sheet, headerRow, decimalMark, dateOrder, encoding, delimiter } = settings.options;
  const checker = rowCheckerOf(lookups, settings, { decimalMark, dateOrder }, amountFieldOf(settings));
  const table = await openTable(path, { encoding, delimiter }, limits);
  const tally: Tally = { rows: 0, amounts: new Map(), formulas: new Map(), statedTotal: null };
  try {
    const sheetName = sheet ?? table.sheets[0]?.name ?? '';
    const lines = createLineReader(settings, checker, tally);
    const outgoing = createOutgoing(send);
    for await (const batch of table.readRows(sheetName)) {
      for (const tableRow of batch) {
        const checked = tableRow.row <= (headerRow ?? 0) ? null : lines(tableRow);
        if (checked === null) continue;
        outgoing.add(checked);
        if (!outgoing.isFull()) continue;
        await outgoing.flush();
        const { done, total } = table.progress();
        onProgress('read', done, total);
      }
    }
    await outgoing.flush();
    return totalsOf(settings, tally, {
      kind: table.kind,
      sheet: sheetName === '' ? null : sheetName,
      readerWarnings: [...readerWarnings(table, settings), ...formulaWarnings(tally.formulas)],
    });
  } finally {
    table.close();
  }
};

/** What the reader of tables says, with the fields that its columns are. */
const readerWarnings = (table: Table, { columns, options }: ImportSettings): FileTotals['readerWarnings'] =>
  (table.warnings?.() ?? []).flatMap(({ code, row, column }) => {
    const field = columns.find(({ index }) => index === column)?.field ?? null;
    // What is hidden above the lines, or in a column that is not taken, is none of the import's.
    const isOutside = code === 'hidden-row' ? (row ?? 0) <= (options.headerRow ?? 0) : field === null;
    return code.startsWith('hidden') && isOutside
      ? []
      : [{ code, row: row ?? options.headerRow ?? 1, column: field }];
  });

/** Columns whose values are what formulas last gave, with the first row of each: nobody worked them out again. */
const formulaWarnings = (formulas: Tally['formulas']): FileTotals['readerWarnings'] =>
  [...formulas].map(([column, row]) => ({ code: 'formula-result', row, column }));

type SourceFacts = Pick<FileTotals, 'kind' | 'sheet' | 'readerWarnings'>;

const totalsOf = (
  settings: ImportSettings,
  { rows, amounts, statedTotal }: Tally,
  facts: SourceFacts,
): LineTotals => ({
  ...facts,
  rowsRead: rows,
  amountsRead: Object.fromEntries([...amounts].map(([currency, minor]) => [currency, String(minor)])),
  amountField: amountFieldOf(settings),
  statedTotal,
});

/** Checks the lines of a sheet one by one, and adds up what was read, apart from what the writer will count. */
const createLineReader = (settings: ImportSettings, checker: RowChecker, tally: Tally) => {
  const headers: string[] = [];
  for (const { index, header } of settings.columns) headers[index] = headerKey(header);
  const columns = mappedColumns(settings.columns);
  const settle = createTotalRows(tally);
  return (tableRow: Parameters<typeof sheetRowOf>[0]) => {
    const row = sheetRowOf(tableRow);
    const mapped = mappedCellsOf(row, columns);
    const stated = (): FileTotals['statedTotal'] => statedTotalOf(row.row, mapped, checker);
    const written = rowKind(row.cells, mapped, headers);
    const kind = settle(written, () => {
      const total = stated();
      return total === null ? null : BigInt(total.minor);
    });
    if (kind === 'total') tally.statedTotal = stated() ?? tally.statedTotal;
    // Each of several tables has its own total: none is that of the file.
    else if (written === 'total') tally.statedTotal = null;
    if (kind !== 'line') return null;
    const checked = checkRow(row.row, mapped, checker);
    tally.rows += 1;
    for (const { field } of columns)
      if (mapped[field]?.fromFormula === true && !tally.formulas.has(field))
        tally.formulas.set(field, row.row);
    const { currency, amount } = amountOf(checked, checker);
    tally.amounts.set(currency, (tally.amounts.get(currency) ?? 0n) + BigInt(amount ?? 0));
    return checked;
  };
};

const amountOf = (
  checked: CheckedRow,
  { amountField }: RowChecker,
): { readonly currency: string; readonly amount: number | null } =>
  checked.kind === 'accepted'
    ? { currency: checked.line.currency, amount: checked.line[amountField] }
    : checked.reject;

const statedTotalOf = (
  row: number,
  mapped: MappedCells,
  { amountField, defaultCurrency, notation, decimalMarks }: RowChecker,
): FileTotals['statedTotal'] => {
  const cell = mapped[amountField];
  if (cell === undefined || isBlank(cell)) return null;
  const decimalMark = decimalMarks?.[amountField] ?? notation.decimalMark;
  const amount = readAmount(cell, defaultCurrency, { ...notation, decimalMark });
  return amount.ok ? { row, minor: String(amount.value), currency: defaultCurrency } : null;
};
