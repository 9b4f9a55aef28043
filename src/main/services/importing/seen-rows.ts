import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import { prepared } from '../../db/prepared.ts';
import type { WritableDb } from '../../db/types.ts';
import type { IdSet } from './id-set.ts';

/** By content, the rows of one vendor's invoice number. */
export type SeenRows = {
  /** Ids of lines that the case holds and that no row of this file was matched with yet. */
  readonly inCase: Map<string, number[]>;
  /** How many rows of this file were taken in. */
  readonly inFile: Map<string, number>;
};

type Content = Pick<
  InvoiceLineDraft,
  | 'issuedOn'
  | 'contractId'
  | 'purchaseOrder'
  | 'periodStart'
  | 'periodEnd'
  | 'description'
  | 'quantity'
  | 'unitPrice'
  | 'currency'
  | 'net'
  | 'gst'
  | 'qst'
  | 'total'
>;

/** What two rows must share, beside vendor and number, to be the same row. */
export const contentOf = (line: Content): string =>
  // Texts that a vendor wrote are quoted: a line break in them must not look like the next column.
  `${line.issuedOn}\n${line.contractId}\n${line.periodStart}\n${line.periodEnd}\n${line.quantity}\n${line.unitPrice}\n${
    line.currency
  }\n${line.net}\n${line.gst}\n${line.qst}\n${line.total}\n${JSON.stringify(line.purchaseOrder)}\n${JSON.stringify(line.description)}`;

type LookUp = {
  readonly importId: number;
  readonly vendorId: number;
  readonly number: string;
  /** Lines of the case that rows of this file were already matched with. */
  readonly matched: IdSet;
};

/** Rows of a vendor's invoice number that the case shows, and those that this import has staged. */
export const readSeenRows = (db: WritableDb, { importId, vendorId, number, matched }: LookUp): SeenRows => {
  const seen: SeenRows = { inCase: new Map(), inFile: new Map() };
  // Nearly every number is new, and this look costs a tenth of the query below.
  const isKnown = prepared(db, 'SELECT 1 FROM invoices WHERE vendor_id = ? AND number = ?').get(
    vendorId,
    number,
  );
  if (isKnown === undefined) return seen;
  const rows = prepared(
    db,
    `SELECT l.id, l.import_id AS importId, i.issued_on AS issuedOn, l.contract_id AS contractId, l.purchase_order AS purchaseOrder,
       l.period_start AS periodStart, l.period_end AS periodEnd, l.description, l.quantity, l.unit_price AS unitPrice,
       l.currency, l.net, l.gst, l.qst, l.total
     FROM invoices i INDEXED BY invoices_by_vendor_number JOIN invoice_lines l ON l.invoice_id = i.id
     WHERE i.vendor_id = ? AND i.number = ?
       AND (l.import_id IS NULL OR l.import_id = ? OR l.import_id IN (SELECT id FROM imports WHERE state = 'committed'))`,
  ).all(vendorId, number, importId) as (Content & { id: number; importId: number | null })[];
  for (const row of rows) {
    const content = contentOf(row);
    if (row.importId === importId) seen.inFile.set(content, (seen.inFile.get(content) ?? 0) + 1);
    else if (!matched.has(row.id)) seen.inCase.set(content, [...(seen.inCase.get(content) ?? []), row.id]);
  }
  return seen;
};
