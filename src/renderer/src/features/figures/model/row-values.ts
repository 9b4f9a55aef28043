import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** A text of a row; null for none and for an empty one. */
export const textOf = (row: GridRow, column: string): string | null => {
  const value = row.values[column];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A number of a row; null for none. */
export const numberOf = (row: GridRow, column: string): number | null => {
  const value = row.values[column];
  return typeof value === 'number' ? value : null;
};
