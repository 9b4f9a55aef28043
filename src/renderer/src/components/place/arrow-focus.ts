import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys go from one button of a table to the next: each says in `data-at` where it is, `row:column`. */
export const onArrowKeys = (event: KeyboardEvent<HTMLButtonElement>): void => {
  const step = steps[event.key];
  const at = event.currentTarget.dataset['at']?.split(':').map(Number);
  if (step === undefined || at === undefined) return;
  const [row = 0, column = 0] = at;
  event.preventDefault();
  event.currentTarget
    .closest('table')
    ?.querySelector<HTMLElement>(`[data-at="${row + step[0]}:${column + step[1]}"]`)
    ?.focus();
};
