import type { RecordNote } from '../importing/source-record.ts';

/*
 * An electronic invoice by the semantic model of EN 16931, whatever its syntax. The numbers of the business terms
 * (BT-…) are the standard's. Amounts, quantities and rates are exact decimal text; null is what the document does not
 * say. Nothing is corrected and no sign is changed: a credit note is positive, as printed.
 */

export const einvoiceSyntaxes = ['ubl-invoice', 'ubl-credit-note', 'cii'] as const;

export type EInvoiceSyntax = (typeof einvoiceSyntaxes)[number];

/** An identifier with the scheme it belongs to (`0088`, `NEQ`, `GST`…), as written. */
export type SchemedId = { readonly id: string; readonly scheme: string | null };

export type EInvoiceParty = {
  /** BT-27/44, or the trading name (BT-28/45) when there is no other. */
  readonly name: string | null;
  /** BT-29, BT-30, BT-31, BT-32 and what else identifies it. */
  readonly ids: readonly SchemedId[];
  /** ISO 3166-1, BT-40/55. */
  readonly country: string | null;
};

/** BG-20, BG-21 of a document; BG-27, BG-28 of a line. */
export type AllowanceCharge = {
  readonly isCharge: boolean;
  readonly amount: string | null;
  readonly reason: string | null;
  /** Of a document: BT-95, BT-102, codes of UNTDID 5305. */
  readonly taxCategories: readonly string[];
};

/** BG-25. */
export type EInvoiceLine = {
  /** BT-126, as written. */
  readonly id: string | null;
  readonly name: string | null;
  readonly description: string | null;
  /** BT-155, the seller's. */
  readonly itemCode: string | null;
  readonly quantity: string | null;
  /** BT-130, a code of UN/ECE Recommendation 20 (`HUR`, `DAY`). */
  readonly unit: string | null;
  /** BT-146, for `baseQuantity` (BT-149; 1 when null). */
  readonly price: string | null;
  readonly baseQuantity: string | null;
  /** BT-131. */
  readonly net: string | null;
  /** BT-132. */
  readonly orderLine: string | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly allowancesCharges: readonly AllowanceCharge[];
  /** BT-151: codes of UNTDID 5305, one for each tax where there are several. */
  readonly taxCategories: readonly string[];
  /** Taxes whose amount the line states, in the currency of its net; EN 16931 itself has only category and rate. */
  readonly taxes: readonly TaxSubtotal[];
};

/** BG-23: one per tax scheme, category and rate. GST and QST are two. */
export type TaxSubtotal = {
  /** What the document calls the tax: scheme, its name, and the name of the category. */
  readonly names: readonly string[];
  /** BT-118, e.g. S, Z, E. */
  readonly category: string | null;
  /** BT-119, percent. */
  readonly rate: string | null;
  readonly base: string | null;
  readonly amount: string | null;
};

/** BG-22. */
export type EInvoiceTotals = {
  /** BT-106, BT-107, BT-108. */
  readonly lines: string | null;
  readonly allowances: string | null;
  readonly charges: string | null;
  /** BT-109. */
  readonly net: string | null;
  /** BT-110, in the currency of the document; of all taxes when each has a total of its own. */
  readonly tax: string | null;
  /** BT-111, in the accounting currency. */
  readonly taxInAccounting: string | null;
  /** BT-112. */
  readonly total: string | null;
  /** BT-113, BT-114, BT-115. */
  readonly prepaid: string | null;
  readonly rounding: string | null;
  readonly payable: string | null;
};

export type EInvoice = {
  readonly syntax: EInvoiceSyntax;
  /** BT-1. */
  readonly number: string | null;
  /** BT-3, UNTDID 1001. */
  readonly typeCode: string | null;
  /** BT-2, BT-9: ISO dates. */
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  /** BT-5, BT-6. */
  readonly currency: string | null;
  readonly taxCurrency: string | null;
  /** BT-10, BT-11, BT-12, BT-13, BT-17. */
  readonly buyerReference: string | null;
  readonly projectReference: string | null;
  readonly contractReference: string | null;
  readonly purchaseOrder: string | null;
  readonly tenderReference: string | null;
  /** BT-25, BT-26. */
  readonly preceding: readonly { readonly number: string; readonly issuedOn: string | null }[];
  /** BT-73, BT-74. */
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  /** BT-22. */
  readonly notes: readonly string[];
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  readonly lines: readonly EInvoiceLine[];
  readonly allowancesCharges: readonly AllowanceCharge[];
  readonly taxes: readonly TaxSubtotal[];
  readonly totals: EInvoiceTotals;
  /** BG-24: names of what is attached or referred to. */
  readonly attachments: readonly string[];
  /** Values that cannot be read: `unreadable-amount`, `unreadable-date`; the value is null in its place. */
  readonly unreadable: readonly RecordNote[];
};

/**
 * Codes of UNTDID 1001 for documents that EN 16931 treats as credit notes: their positive amounts are owed to the
 * buyer. A corrected invoice (384) is none: it is negative where it takes back.
 */
const creditNoteCodes = new Set('81 83 261 262 296 308 381 396 420 458 532'.split(' '));

/** Whether the amounts are owed to the buyer when they are positive. */
export const isCreditNote = ({ syntax, typeCode }: Pick<EInvoice, 'syntax' | 'typeCode'>): boolean =>
  syntax === 'ubl-credit-note' || (typeCode !== null && creditNoteCodes.has(typeCode));
