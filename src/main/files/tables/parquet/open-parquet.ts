import { closeSync, openSync, statSync } from 'node:fs';
import { isCloudFormat } from '#shared/domain/importing/formats.ts';
import { formatOfHeaders } from '#shared/domain/importing/header-formats.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { limitCheck, timeCheck, type ReadLimits } from '../../read-limits.ts';
import { unreadable } from '../../unreadable.ts';
import type { SheetRow, Table } from '../table.ts';
import { knownCodecs, openColumnPages, type ColumnPages, type PageSource } from './column-pages.ts';
import { readParquetFile, type ParquetFile } from './parquet-file.ts';

const batchRows = 500;

/** Values of unpacked pages that are in memory at once, of all columns together. */
const heldValues = 40_000_000;

/** One page once unpacked: writers aim at one megabyte. */
const pageBytes = 256 * 1024 * 1024;

/**
 * Opens a cloud bill in Parquet as a table of texts: the names of its columns are row 1. Pages are unpacked as their rows
 * come up; neither the file nor a row group is ever in memory as a whole. Throws file-unreadable: `format-parquet` for
 * other tables, `parquet-compression` for LZ4 and LZO, `damaged`; and limit-exceeded.
 */
export const openParquet = (file: string, limits: ReadLimits): Table => {
  const descriptor = openSync(file, 'r');
  try {
    const parquet = readParquetFile(descriptor);
    checkFile(file, parquet, limits);
    const counter = { done: 0, total: parquet.rows };
    return {
      kind: 'parquet',
      sheets: [{ name: '', visibility: 'visible' }],
      encoding: null,
      delimiter: null,
      readRows: () => parquetRows({ file, descriptor, parquet, limits, counter }),
      progress: () => ({ ...counter }),
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw asUnreadable(error, file);
  }
};

const checkFile = (file: string, { columns, groups, rows }: ParquetFile, limits: ReadLimits): void => {
  const check = limitCheck(file, limits);
  check('columns', columns.length);
  check('entries', groups.length);
  check('rows', rows);
  check('cells', rows * columns.length);
  const format = formatOfHeaders(columns.map(({ element }) => element.name));
  if (!isCloudFormat(format)) throw unreadable(file, 'format-parquet');
};

type Reading = {
  readonly file: string;
  readonly descriptor: number;
  readonly parquet: ParquetFile;
  readonly limits: ReadLimits;
  readonly counter: { done: number };
};

async function* parquetRows(reading: Reading): AsyncGenerator<readonly SheetRow[]> {
  const { file, parquet, counter } = reading;
  const checks = pageChecks(reading);
  counter.done = 0;
  yield [{ row: 1, cells: parquet.columns.map(({ element }) => element.name) }];
  try {
    for (const group of parquet.groups) {
      const rows = Number(group.num_rows);
      checks.startGroup();
      const columns = columnsOf(group, reading, checks);
      for (let done = 0; done < rows; done += batchRows) {
        const count = Math.min(batchRows, rows - done);
        yield rowsFrom(columns, counter.done + 2, count);
        counter.done += count;
      }
    }
  } catch (error) {
    throw asUnreadable(error, file);
  }
}

type Checks = PageSource & {
  readonly release: (values: number) => void;
  /** Nothing of the row group before is held any more. */
  readonly startGroup: () => void;
};

/** Adds up what is unpacked and what is held. */
const pageChecks = ({ file, descriptor, limits }: Reading): Checks => {
  const check = limitCheck(file, limits);
  const checkHeld = limitCheck(file, {
    ...limits,
    cells: Math.min(limits.cells, heldValues),
    expandedBytes: Math.min(limits.expandedBytes, pageBytes),
  });
  const checkTime = timeCheck(check);
  const { size } = statSync(file);
  let expanded = 0;
  let held = 0;
  return {
    descriptor,
    release: (values) => {
      held -= values;
    },
    startGroup: () => {
      held = 0;
    },
    onPage: ({ bytes, values }) => {
      checkTime();
      expanded += bytes;
      held += values;
      check('expandedBytes', expanded);
      if (expanded > limits.ratioFreeBytes) check('ratio', Math.ceil(expanded / Math.max(size, 1)));
      checkHeld('expandedBytes', bytes);
      checkHeld('cells', held);
    },
  };
};

/** The next value of a column, whatever page it is in. */
type ReadValue = () => string;

const columnsOf = (
  group: ParquetFile['groups'][number],
  { file, parquet, limits }: Reading,
  checks: Checks,
): readonly ReadValue[] => {
  const chunks = new Map(
    group.columns.map(({ meta_data: meta }) => [meta?.path_in_schema.join('\u0000'), meta]),
  );
  const check = limitCheck(file, limits);
  return parquet.columns.map((column) => {
    const meta = chunks.get(column.element.name);
    if (meta === undefined) throw new Error(`no column ${column.element.name} in a row group`);
    if (!knownCodecs.has(meta.codec)) throw unreadable(file, 'parquet-compression', meta.codec);
    const path = [parquet.root, column];
    const pages = openColumnPages(checks, { meta, path, rows: Number(group.num_rows) });
    return valueReader(pages, checks.release, (chars) => check('cellChars', chars));
  });
};

const valueReader = (
  pages: ColumnPages,
  release: Checks['release'],
  checkChars: (chars: number) => void,
): ReadValue => {
  let page: readonly (string | null)[] = [];
  let at = 0;
  return () => {
    while (at >= page.length) {
      release(page.length);
      const next = pages.next();
      if (next === undefined) throw new Error('a column has fewer values than its row group has rows');
      page = next;
      at = 0;
    }
    const text = page[at] ?? '';
    at += 1;
    if (text.length > 1000) checkChars(text.length);
    return text;
  };
};

const rowsFrom = (columns: readonly ReadValue[], first: number, count: number): SheetRow[] =>
  Array.from({ length: count }, (_, index) => ({
    row: first + index,
    cells: columns.map((readValue) => readValue()),
  }));

/** Errors of the file system keep their code for the edge of the service; everything else is a damaged file. */
const asUnreadable = (error: unknown, file: string): unknown =>
  error instanceof AppFailure || !(error instanceof Error) || 'syscall' in error
    ? error
    : unreadable(file, 'damaged', error.message);
