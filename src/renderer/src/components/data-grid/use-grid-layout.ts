import type { GridState } from 'ag-grid-community';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { queryKey } from '#renderer/lib/query-keys.ts';

/** What is remembered of a grid: not the scroll position or the focus. */
const keptParts = [
  'columnVisibility',
  'columnSizing',
  'columnOrder',
  'columnPinning',
  'sort',
  'filter',
] as const;

const saveDelayMs = 200;

const readLayout = (layout: string | null): GridState => {
  if (layout === null) return {};
  try {
    const state: unknown = JSON.parse(layout);
    return typeof state === 'object' && state !== null ? (state as GridState) : {};
  } catch {
    // A layout from another version, or cut off: the grid starts from its defaults.
    return {};
  }
};

export type GridLayout = {
  /** Null until it was read: the grid is drawn once, with it. */
  readonly initial: GridState | null;
  readonly remember: (state: GridState) => void;
};

/** Writes what it was given last, once nothing new came for a moment, or at once when flushed. */
const createWriter = (save: (layout: string) => void) => {
  let pending: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    if (pending !== null) save(pending);
    pending = null;
  };
  return {
    flush,
    write: (layout: string): void => {
      pending = layout;
      clearTimeout(timer);
      timer = setTimeout(flush, saveDelayMs);
    },
  };
};

/** Widths, order, visibility, sort and filters of a grid, remembered under a key across sessions. */
export const useGridLayout = (key: string): GridLayout => {
  const { api } = useBridge();
  const queries = useQueryClient();
  const saved = useApiQuery('app', 'loadLayout', { key });
  const [writer] = useState(() => createWriter((layout) => void api.app.saveLayout({ key, layout })));
  useEffect(() => {
    // Also when the window closes, which unmounts nothing.
    window.addEventListener('pagehide', writer.flush);
    return () => {
      window.removeEventListener('pagehide', writer.flush);
      writer.flush();
    };
  }, [writer]);
  const isReady = saved.data !== undefined || saved.isError;
  return {
    initial: isReady ? readLayout(saved.data?.layout ?? null) : null,
    remember: (state) => {
      const kept = keptParts.flatMap((part) => (state[part] === undefined ? [] : [[part, state[part]]]));
      const layout = JSON.stringify(Object.fromEntries(kept));
      // At once for this window (another language draws the grid anew), a moment later for the next one.
      queries.setQueryData(queryKey('app', 'loadLayout', { key }), { layout });
      writer.write(layout);
    },
  };
};
