import type { GridState } from 'ag-grid-community';
import { useEffect, useRef } from 'react';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';

/** What is remembered of a grid: not the scroll position or the focus. */
const keptParts = [
  'columnVisibility',
  'columnSizing',
  'columnOrder',
  'columnPinning',
  'sort',
  'filter',
] as const;

const saveDelayMs = 500;

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

/** Widths, order, visibility, sort and filters of a grid, remembered under a key across sessions. */
export const useGridLayout = (key: string): GridLayout => {
  const { api } = useBridge();
  const saved = useApiQuery('app', 'loadLayout', { key });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<GridState | null>(null);
  useEffect(() => () => clearTimeout(timer.current), [key]);
  const isReady = saved.data !== undefined || saved.isError;
  return {
    initial: isReady ? (latest.current ?? readLayout(saved.data?.layout ?? null)) : null,
    remember: (state) => {
      const kept = Object.fromEntries(
        keptParts.flatMap((part) => (state[part] === undefined ? [] : [[part, state[part]]])),
      );
      latest.current = kept;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void api.app.saveLayout({ key, layout: JSON.stringify(kept) });
      }, saveDelayMs);
    },
  };
};
