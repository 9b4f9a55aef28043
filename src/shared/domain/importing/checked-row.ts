import type { ImportField } from './fields.ts';
import type { OrganizationNumbers } from './vendor-numbers.ts';

/** Why a row is not taken in. The sentences are in the catalogues, `importing:codes.<code>`. */
export const rejectCodes = [
  'missing-number',
  'error-cell',
  'missing-date',
  'unreadable-date',
  'impossible-date',
  'ambiguous-date',
  'missing-amount',
  'unreadable-amount',
  'ambiguous-amount',
  'unknown-currency',
  'missing-vendor',
  'doubtful-vendor',
  'unknown-contract',
  'arithmetic',
  'too-long',
  'end-before-start',
] as const;

export type RejectCode = (typeof rejectCodes)[number];

/** What is worth knowing of a row that is taken in. */
export const warningCodes = [
  'date-outside-contract',
  'vendor-created',
  'repeated-row',
  'merged-amount',
  'stray-quote',
  'stray-bytes',
  'hidden-row',
  'hidden-column',
  'formula-result',
] as const;

export type WarningCode = (typeof warningCodes)[number];

/** What a line is for and who worked on it, as written. */
export type LineWork = {
  readonly workPackage: string | null;
  readonly worker: string | null;
  readonly role: string | null;
  readonly deliverable: string | null;
};

/** Null for work of which nothing is said. */
export const someWork = (work: LineWork): LineWork | null =>
  (work.workPackage ?? work.worker ?? work.role ?? work.deliverable) === null ? null : work;

/** A line as it will be stored. Amounts in minor units of `currency`; null is unknown. */
export type InvoiceLineDraft = {
  readonly row: number;
  /** The vendor's id, or the name of one to be created. */
  readonly vendor: number | string;
  /** Of a vendor to be created: its registration numbers as written; null when the file gives none. */
  readonly vendorNumbers: OrganizationNumbers | null;
  readonly number: string;
  readonly issuedOn: string;
  readonly contractId: number | null;
  readonly purchaseOrder: string | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly description: string | null;
  readonly itemCode: string | null;
  /** Null when the row says nothing of it. */
  readonly work: LineWork | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly unitPrice: string | null;
  readonly currency: string;
  readonly net: number | null;
  readonly gst: number | null;
  readonly qst: number | null;
  readonly total: number | null;
  /** Kept back until the work is accepted, as written. */
  readonly holdback: number | null;
  readonly isOutsideContract: boolean;
  /** An amount of it stands in a cell merged with the row above, where it counts; here it is nothing. */
  readonly hasMergedAmount: boolean;
};

export type RejectedRow = {
  readonly row: number;
  readonly field: ImportField | null;
  readonly code: RejectCode;
  readonly value: string | null;
  /** Import field -> text as written. */
  readonly cells: Readonly<Record<string, string>>;
  /** The row's amount, as far as it can be read: the tie-out needs it. */
  readonly currency: string;
  readonly amount: number | null;
};

export type CheckedRow =
  | { readonly kind: 'accepted'; readonly line: InvoiceLineDraft }
  | { readonly kind: 'rejected'; readonly reject: RejectedRow };
