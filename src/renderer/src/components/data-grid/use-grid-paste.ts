import { useState } from 'react';
import { callApi, useApiMutation } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { choicesOfRow } from '#renderer/lib/choices-of-row.ts';
import { startOfRow } from '#renderer/lib/new-row.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import { pasteRectangle, type Rectangle } from './cell-range.ts';
import { parseTsv } from './clipboard.ts';
import { rowsBetween } from './grid-rows.ts';
import type { GridHandle } from './grid-handle.ts';
import type { GridContext } from './grid-types.ts';
import {
  changesOf,
  namesToFind,
  newRowsOf,
  type FoundNames,
  type PasteProblem,
  type RowTexts,
} from './paste.ts';

/** What a paste waits for: the person to see why nothing was taken, or to agree to new rows. */
export type PasteState =
  | { readonly status: 'idle' }
  | { readonly status: 'refused'; readonly problems: readonly PasteProblem[] }
  | { readonly status: 'adding'; readonly rows: readonly AnyFields[]; readonly goOn: () => void };

export type PasteOptions = {
  readonly grid: GridHandle;
  readonly context: GridContext;
  readonly query: () => GridQuery;
  readonly rectangle: () => Rectangle | null;
  readonly shownColumns: () => readonly string[];
  readonly defaults: AnyFields;
  readonly isEditable: boolean;
};

/** How many rows a name may lead to before it is no longer a name. */
const optionsPerName = 20;

/** Ids of pasted names. A contract is also found by its reference alone, the part of its label before the dash. */
const findNames = async (
  api: RendererApi,
  names: ReturnType<typeof namesToFind>,
  start: AnyFields,
): Promise<FoundNames> => {
  const found = new Map<string, number>();
  for (const { entity, text } of names) {
    const options = await callApi(api, ['register', 'options'], {
      entity,
      search: text,
      limit: optionsPerName,
      ...choicesOfRow(entity, start),
    });
    const wanted = sortKey(text);
    const matches = options.filter(({ label }) =>
      [label, label.split(' – ')[0] ?? label].map(sortKey).includes(wanted),
    );
    const [only] = matches;
    if (only !== undefined && matches.length === 1) found.set(`${entity}:${text}`, only.id);
  }
  return found;
};

/** The texts of a pasted rectangle, row by row and by column; cells the clipboard lacks are left alone. */
const textsOf = (
  clip: ReturnType<typeof pasteRectangle>,
  columns: readonly string[],
): readonly RowTexts[] => {
  const { rectangle, textAt } = clip;
  const rows: RowTexts[] = [];
  for (let row = rectangle.top; row <= rectangle.bottom; row += 1) {
    const texts = new Map<string, string>();
    for (let column = rectangle.left; column <= rectangle.right; column += 1) {
      const text = textAt({ row, column });
      // Beyond the last column there is no name: the position stands for it in the list of problems.
      if (text !== null) texts.set(columns[column] ?? `#${column + 1}`, text);
    }
    rows.push(texts);
  }
  return rows;
};

/**
 * Takes a rectangle from the clipboard: cells of existing rows are changed, rows beyond the last become new ones
 * after the person agreed. A single cell that cannot be read stops all of it.
 */
export const useGridPaste = (
  options: PasteOptions,
): { readonly state: PasteState; readonly paste: (text: string) => void; readonly close: () => void } => {
  const [state, setState] = useState<PasteState>({ status: 'idle' });
  const { api } = useBridge();
  const notifyError = useNotifyError();
  const write = useApiMutation('register', 'paste');
  const { entity, words } = options.context;
  const close = (): void => setState({ status: 'idle' });

  const read = async (text: string): Promise<void> => {
    const grid = options.grid.get();
    if (grid === null || !options.isEditable) return;
    const selection = options.rectangle() ?? { top: 0, bottom: 0, left: 0, right: 0 };
    const clip = pasteRectangle(selection, parseTsv(text));
    const texts = textsOf(clip, options.shownColumns());
    const { top, bottom } = clip.rectangle;
    const existing = Math.max(0, Math.min(bottom, grid.getDisplayedRowCount() - 1) - top + 1);
    const rows =
      existing === 0 ? [] : await rowsBetween({ grid, api, query: options.query() }, top, top + existing - 1);
    const found = await findNames(api, namesToFind(entity, texts), options.defaults);
    const setting = { entity, words, found };
    const kept = changesOf(
      setting,
      rows.map((row, index) => ({
        row,
        position: top + index,
        texts: texts[index] ?? new Map<string, string>(),
      })),
    );
    const added = newRowsOf(
      setting,
      texts.slice(existing).map((row, index) => ({ position: top + existing + index, texts: row })),
      startOfRow(entity, options.defaults),
    );
    const problems = [...kept.problems, ...added.problems];
    if (problems.length > 0) {
      setState({ status: 'refused', problems });
      return;
    }
    const goOn = async (): Promise<void> => {
      close();
      if (kept.changes.length + added.rows.length === 0) return;
      await write.mutateAsync({ entity, changes: [...kept.changes], rows: [...added.rows] });
    };
    if (added.rows.length === 0) await goOn();
    else setState({ status: 'adding', rows: added.rows, goOn: () => void goOn().catch(notifyError) });
  };

  return { state, paste: (text) => void read(text).catch(notifyError), close };
};
