import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, type ReadLimits } from '#main/files/read-limits.ts';
import type { CsvOptions } from '#main/files/tables/csv/open-csv.ts';
import { openTable } from '#main/files/tables/open-table.ts';
import type { RawCell, Table } from '#main/files/tables/table.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

/** Puts bytes into a file of a folder of its own. */
export const fileWith = (content: string | Uint8Array, name = 'file.xlsx'): string => {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
};

const automatic: CsvOptions = { encoding: null, delimiter: null };

export type ReadOptions = { readonly limits?: Partial<ReadLimits>; readonly csv?: Partial<CsvOptions> };

export const openFile = (path: string, { limits, csv }: ReadOptions = {}): Promise<Table> =>
  openTable(path, { ...automatic, ...csv }, { ...defaultLimits, ...limits });

/** All rows of one sheet (the first) by their number. */
export const rowsOf = async (
  path: string,
  options: ReadOptions & { readonly sheet?: string } = {},
): Promise<Record<number, readonly RawCell[]>> => {
  const table = await openFile(path, options);
  const rows: Record<number, readonly RawCell[]> = {};
  try {
    for await (const batch of table.readRows(options.sheet ?? table.sheets[0]?.name ?? ''))
      for (const { row, cells } of batch) rows[row] = cells;
  } finally {
    table.close();
  }
  return rows;
};

/** The expected failure of reading a file; fails the test when there is none, or another kind of error. */
export const failureOf = async (path: string, options: ReadOptions = {}): Promise<AppError> => {
  try {
    await rowsOf(path, options);
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('the file was read');
};
