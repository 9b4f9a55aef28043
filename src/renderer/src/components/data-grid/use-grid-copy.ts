import { useRef } from 'react';
import { editableText } from '#renderer/lib/cell-text.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridQuery, GridRow } from '#shared/ipc/grid-schemas.ts';
import { type Rectangle } from './cell-range.ts';
import { formatTsv, guardFormula } from './clipboard.ts';
import { loadedRows, rowsBetween } from './grid-rows.ts';
import type { GridHandle } from './grid-handle.ts';
import type { GridContext } from './grid-types.ts';

export type CopyOptions = {
  readonly grid: GridHandle;
  readonly context: GridContext;
  readonly query: () => GridQuery;
  readonly rectangle: () => Rectangle | null;
  readonly shownColumns: () => readonly string[];
};

/** A cell as a spreadsheet takes it: numbers as numbers of the language, names of rows, text that is no formula. */
const copiedText = (row: GridRow, column: string, { entity, words }: GridContext): string => {
  const definition = definitionOf(entity).columns[column];
  if (definition === undefined) return '';
  const value = row.values[column] ?? null;
  if (definition.kind === 'ref') return guardFormula(row.labels[column] ?? '');
  const text = editableText(definition, value, words.cell(entity, column, row.values));
  return definition.kind === 'text' ? guardFormula(text) : text;
};

/**
 * Puts the selected rectangle on the clipboard. The browser wants the text during its own copy event; rows that are
 * not loaded are read first and a second copy event is asked for.
 */
export const useGridCopy = (options: CopyOptions): ((event: ClipboardEvent) => boolean) => {
  const { api } = useBridge();
  const notifyError = useNotifyError();
  const ready = useRef<string | null>(null);

  return (event) => {
    const grid = options.grid.get();
    const rectangle = options.rectangle();
    if (grid === null || rectangle === null) return false;
    event.preventDefault();
    const put = (text: string): boolean => {
      event.clipboardData?.setData('text/plain', text);
      return true;
    };
    if (ready.current !== null) {
      const text = ready.current;
      ready.current = null;
      return put(text);
    }
    const columns = options.shownColumns().slice(rectangle.left, rectangle.right + 1);
    const tsv = (rows: readonly GridRow[]): string =>
      formatTsv(rows.map((row) => columns.map((column) => copiedText(row, column, options.context))));
    const loaded = loadedRows(grid, rectangle.top, rectangle.bottom);
    if (loaded !== null) return put(tsv(loaded));
    rowsBetween({ grid, api, query: options.query() }, rectangle.top, rectangle.bottom)
      .then((rows) => {
        ready.current = tsv(rows);
        // The only way to copy text that arrives later without asking for a permission.
        document.execCommand('copy');
      })
      .catch(notifyError);
    return true;
  };
};
