import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Format } from '#renderer/lib/format.ts';
import type { RegisterWords } from '#renderer/lib/register-words.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { TypeAhead } from './type-ahead.ts';

/** What one currency adds up to under the rows. */
export type TotalRow = {
  readonly id: number;
  readonly total: {
    /** Label of the first cell: how many rows; empty below the first currency. */
    readonly label: string;
    readonly currency: string;
    readonly sums: Readonly<Record<string, { readonly minor: string; readonly unknown: number }>>;
  };
  readonly values: Readonly<Record<string, never>>;
  readonly labels: Readonly<Record<string, never>>;
};

export type ShownRow = GridRow | TotalRow;

export const isTotal = (row: ShownRow): row is TotalRow => 'total' in row;

/** A stored column as one screen shows it; order and everything left out come from the dictionary. */
export type GridColumn = {
  readonly name: string;
  readonly width?: number;
  /** Takes the width that is left over. */
  readonly flex?: number;
  /** Not shown until chosen in the list of columns. */
  readonly hidden?: true;
  /** Header instead of the dictionary's label. */
  readonly header?: string;
  readonly pinned?: true;
};

/** A column that is not stored: never edited, and ordered or filtered only where the case computes it (computed-columns.ts). */
export type ComputedColumn = {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly isNumber?: true;
  /** Shown before the stored column of this name; at the end otherwise. */
  readonly before?: string;
  readonly render: (row: GridRow) => ReactNode;
};

/** A name, and below it what identifies the row. */
export type TwoLines = { readonly first: string; readonly second: string };

/** What a refused edit keeps: the text as typed and why it was refused, until it is corrected or given up. */
export type RefusedEdit = { readonly text: string; readonly problem: string };

/** What cells, editors and filters need from the grid around them. */
export type GridContext = {
  readonly entity: EntityName;
  readonly words: RegisterWords;
  readonly format: Format;
  readonly t: TFunction;
  /** Refused edits by `cellKey`. */
  readonly refused: Map<string, RefusedEdit>;
  /** Names of rows chosen in an editor, by `entity:id`, so that the cell can show them before they are read again. */
  readonly chosenNames: Map<string, string>;
  readonly typeAhead: TypeAhead;
  readonly isInRange: (rowIndex: number, column: string) => boolean;
  /** Whether a column is the leftmost of the stored ones shown: the one that carries the row count below. */
  readonly isFirst: (column: string) => boolean;
  /** What pinned columns show in two lines; null for plain cells. */
  readonly twoLines: ((row: GridRow) => TwoLines) | null;
};

export const cellKey = (id: number, column: string): string => `${id}:${column}`;
