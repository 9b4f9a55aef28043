import type { CellValue } from '../register/column-kinds.ts';
import type { EntityName } from '../register/entities.ts';

/*
 * What readers of standard formats (e-invoices, OCDS, disclosure of contracts, cloud bills) hand to the register:
 * records with the rows they bring, before any of them has an id.
 */

/** Points to another row of the same file by its key. */
export type DraftRef = { readonly key: string };

/** A row of the register that a file brings. */
export type RowDraft = {
  readonly entity: EntityName;
  /** Tells it from other rows of this entity in the file; a later draft with the same key patches the earlier one. */
  readonly key: string;
  readonly fields: Readonly<Record<string, CellValue | DraftRef>>;
  /** Columns that identify it in the case: a row there with the same values is used instead of a new one. */
  readonly identity?: readonly string[];
  /** What it says of that row, should the case have it already. */
  readonly ifKnown?: Pick<RowClaim, 'replaces' | 'fills'>;
};

/**
 * What a file says of a row that the case has already. `replaces` goes in place of what an earlier import brought, but
 * not of what a person wrote; `fills` only where nothing stands yet. What it cannot go in place of is told.
 */
export type RowClaim = {
  readonly entity: EntityName;
  readonly id: number;
  readonly replaces: Readonly<Record<string, CellValue | DraftRef>>;
  readonly fills: Readonly<Record<string, CellValue | DraftRef>>;
};

/** One thing that is wrong or worth knowing. `field` is the element or column as the standard names it. */
export type RecordNote = {
  readonly code: string;
  readonly field: string | null;
  readonly value: string | null;
};

/** An e-invoice, or one invoice of a cloud bill, as printed: decimal text, a credit note not yet negative. */
export type SourceDocument = {
  readonly number: string;
  readonly lines: number;
  readonly net: string | null;
  readonly taxes: readonly { readonly code: string; readonly amount: string }[];
  readonly total: string | null;
  /** The document's own sums hold, to the cent. */
  readonly tied: boolean;
  /** Ids of the rules it breaks, e.g. `BR-CO-15`. */
  readonly rules: readonly string[];
  /** Of an invoice of a cloud bill: by what it is looked for in the register, once all was read. */
  readonly bill?: { readonly vendorId: number | null; readonly currency: string };
};

/** One unit of a file: an e-invoice, a release, a row of a disclosure or of a cloud bill. Taken in whole or rejected. */
export type SourceRecord = {
  /** Where it is: line of a text file, or position (1-based) among the file's documents or releases. */
  readonly row: number;
  /** Rows that it brings, the record's own first; those that others point to may come anywhere. */
  readonly drafts: readonly RowDraft[];
  /** What it says of rows that the case has already; a record that brings nothing else counts as known. */
  readonly claims?: readonly RowClaim[];
  /** For the tie-out: exact decimal text, signed as it counts. Null where there is none or it cannot be read. */
  readonly amount: { readonly currency: string; readonly decimal: string } | null;
  /** Not empty: the record is rejected, with the first as its reason. */
  readonly problems: readonly RecordNote[];
  readonly warnings: readonly RecordNote[];
  /** As written, for a rejected record: what a person needs to judge it. */
  readonly cells: Readonly<Record<string, string>>;
  readonly document: SourceDocument | null;
};
