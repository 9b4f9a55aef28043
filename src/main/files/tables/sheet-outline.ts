/** What surrounds the cells of a sheet. */
export type SheetOutline = {
  /** 1-based. */
  readonly hiddenRows: readonly number[];
  /** Letters. */
  readonly hiddenColumns: readonly string[];
  /** References, `A1:B2`. */
  readonly merged: readonly string[];
  readonly tables: readonly SheetTable[];
};

/** A range that the workbook calls a table. */
export type SheetTable = { readonly name: string; readonly ref: string; readonly hasTotalsRow: boolean };

export const plainOutline: SheetOutline = { hiddenRows: [], hiddenColumns: [], merged: [], tables: [] };
