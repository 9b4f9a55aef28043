/**
 * How one column of the register is stored, checked, shown and edited. Grids, validation, the trail, the import
 * and the workbook all read these descriptions, so a column is described once.
 *
 * Stored values are text, safe integers or null. Null means *unknown* (never zero, never "empty").
 */
export type ColumnKind =
  /** Free text. `sortKey` keeps a companion column `<name>_sort` that ignores accents and case. */
  | { readonly kind: 'text'; readonly maxLength: number; readonly sortKey?: true; readonly multiline?: true }
  /** Whole number. */
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  /** Integer minor units of the currency in the row's `currency` column. */
  | { readonly kind: 'money' }
  /** Exact decimal text (`-12.5`), with a companion `<name>_sort` REAL for ordering only. */
  | { readonly kind: 'decimal' }
  /** Calendar date, `YYYY-MM-DD`. */
  | { readonly kind: 'date' }
  /** ISO 4217 code. */
  | { readonly kind: 'currency' }
  /** One of a closed list; labels are in the catalogues under `choices.<entity>.<column>.<value>`. */
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Id of a row of another entity. */
  | { readonly kind: 'ref'; readonly entity: EntityNameText }
  /** 0 or 1. */
  | { readonly kind: 'flag' };

/** Entity names as plain text here, to keep the dictionary's own type inferable. */
type EntityNameText = string;

export type ColumnDefinition = ColumnKind & {
  /** A row without this value is refused. */
  readonly required?: true;
  /** Filled by the application, never by the user: shown, not edited. */
  readonly readOnly?: true;
};

/** A stored value of any column. */
export type CellValue = string | number | null;

type Stored<C extends ColumnKind> = C extends { kind: 'choice'; values: readonly (infer V)[] }
  ? V
  : C extends { kind: 'integer' | 'money' | 'ref' | 'flag' }
    ? number
    : string;

export type ValueOf<C extends ColumnDefinition> = C extends { required: true } ? Stored<C> : Stored<C> | null;
