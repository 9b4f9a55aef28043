import type { ColumnDefinition } from './column-kinds.ts';

/** An entity of the register: its table, and its columns in the order in which they are shown. */
export type EntityDefinition = {
  readonly table: string;
  readonly imported: boolean;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
};
