import type { SheetRow } from '#shared/domain/importing/raw-cell.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import type { Table } from '../../files/tables/table.ts';
import { sheetRowOf } from './table-rows.ts';

/** Rows looked at to find the header and to show a preview. */
const previewRows = 60;

/** The sheet asked for, else the visible ones, else all. Throws sheet-not-found. */
export const sheetsToLookIn = (table: Table, path: string, sheet: string | null): readonly string[] => {
  const names = table.sheets.map(({ name }) => name);
  if (sheet === null) {
    const visible = table.sheets.filter(({ visibility }) => visibility === 'visible');
    return visible.length === 0 ? names : visible.map(({ name }) => name);
  }
  if (!names.includes(sheet))
    throw new AppFailure({ code: 'sheet-not-found', file: path, sheet, sheets: names });
  return [sheet];
};

/** First rows of a sheet. Stops reading there. */
export const firstRows = async (table: Table, sheet: string): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const batch of table.readRows(sheet)) {
    rows.push(...batch.map(sheetRowOf));
    if (rows.length >= previewRows) break;
  }
  return rows.slice(0, previewRows);
};

/** Numbers of hidden rows (1-based) and positions of hidden columns. */
export type HiddenParts = { readonly rows: ReadonlySet<number>; readonly columns: ReadonlySet<number> };

/** What is hidden among the rows that were read last. */
export const hiddenIn = (table: Table): HiddenParts => {
  const warnings = table.warnings?.() ?? [];
  return {
    rows: new Set(warnings.flatMap(({ code, row }) => (code === 'hidden-row' && row !== null ? [row] : []))),
    columns: new Set(
      warnings.flatMap(({ code, column }) => (code === 'hidden-column' && column !== null ? [column] : [])),
    ),
  };
};
