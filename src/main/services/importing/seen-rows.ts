import { someWork, type InvoiceLineDraft, type LineWork } from '#shared/domain/importing/checked-row.ts';
import { prepared } from '../../db/prepared.ts';
import type { WritableDb } from '../../db/types.ts';
import type { IdSet } from './id-set.ts';

/** The rows of one vendor's invoice number, by content. */
export type SeenRows = {
  /** The id of an equal line that the case holds and that no row of this file was matched with yet. */
  readonly takeFromCase: (line: Content) => number | undefined;
  /** Counts a row of this file in; how many equal ones came before it. */
  readonly countInFile: (line: Content) => number;
  /** Whether this file has brought rows of this number already. */
  readonly hasRowsInFile: () => boolean;
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
  | 'work'
>;

/** What two rows must share, beside vendor and number, to be the same row. */
const contentOf = (line: Content): string =>
  // Texts that a vendor wrote are quoted: a line break in them must not look like the next column.
  `${line.issuedOn}\n${line.contractId}\n${line.periodStart}\n${line.periodEnd}\n${line.quantity}\n${line.unitPrice}\n${
    line.currency
  }\n${line.net}\n${line.gst}\n${line.qst}\n${line.total}\n${JSON.stringify(line.purchaseOrder)}\n${JSON.stringify(line.description)}`;

/**
 * What a row says of the work: within a file, two people may bill the same hours at the same rate. A row of the case is
 * the same whoever it names: a file that comes again with a name spelt otherwise must not count twice.
 */
const workOf = ({ work }: Content): string =>
  work === null ? '' : JSON.stringify([work.workPackage, work.worker, work.role, work.deliverable]);

/**
 * Counts rows by content. Most lines of an invoice differ in their amount already: the whole content is only put
 * together for those that do not.
 */
const createContentCounter = () => {
  const firstOfAmount = new Map<number, Content>();
  const counts = new Map<string, number>();
  return {
    isEmpty: () => firstOfAmount.size === 0,
    /** How many equal rows were counted before. */
    count: (line: Content): number => {
      const amount = (line.net ?? 0) + (line.total ?? 0);
      const first = firstOfAmount.get(amount);
      if (first === undefined) {
        firstOfAmount.set(amount, line);
        return 0;
      }
      const firstContent = contentOf(first) + workOf(first);
      if (!counts.has(firstContent)) counts.set(firstContent, 1);
      const content = contentOf(line) + workOf(line);
      const before = counts.get(content) ?? 0;
      counts.set(content, before + 1);
      return before;
    },
  };
};

type LookUp = {
  readonly importId: number;
  readonly vendorId: number;
  readonly number: string;
  /** Lines of the case that rows of this file were already matched with. */
  readonly matched: IdSet;
};

/** Rows of a vendor's invoice number that the case shows, and those that this import has staged. */
export const readSeenRows = (db: WritableDb, lookUp: LookUp): SeenRows => {
  const inFile = createContentCounter();
  const inCase = new Map<string, number[]>();
  for (const row of storedRows(db, lookUp)) {
    const content = contentOf(row);
    if (row.importId === lookUp.importId) inFile.count(row);
    else if (!lookUp.matched.has(row.id)) inCase.set(content, [...(inCase.get(content) ?? []), row.id]);
  }
  return {
    takeFromCase: (line) => (inCase.size === 0 ? undefined : inCase.get(contentOf(line))?.shift()),
    countInFile: inFile.count,
    hasRowsInFile: () => !inFile.isEmpty(),
  };
};

type StoredRow = Content & { readonly id: number; readonly importId: number | null };

const storedRows = (db: WritableDb, { importId, vendorId, number }: LookUp): readonly StoredRow[] => {
  // Nearly every number is new, and this look costs a tenth of the query below.
  const isKnown = prepared(db, 'SELECT 1 FROM invoices WHERE vendor_id = ? AND number = ?').get(
    vendorId,
    number,
  );
  if (isKnown === undefined) return [];
  const rows = prepared(
    db,
    `SELECT l.id, l.import_id AS importId, i.issued_on AS issuedOn, l.contract_id AS contractId, l.purchase_order AS purchaseOrder,
       l.period_start AS periodStart, l.period_end AS periodEnd, l.description, l.quantity, l.unit_price AS unitPrice,
       l.currency, l.net, l.gst, l.qst, l.total, l.work_package AS workPackage, l.worker, l.role, l.deliverable
     FROM invoices i INDEXED BY invoices_by_vendor_number JOIN invoice_lines l ON l.invoice_id = i.id
     WHERE i.vendor_id = ? AND i.number = ?
       AND (l.import_id IS NULL OR l.import_id = ? OR l.import_id IN (SELECT id FROM imports WHERE state = 'committed'))`,
  ).all(vendorId, number, importId) as (Omit<StoredRow, 'work'> & LineWork)[];
  return rows.map((row) => Object.assign(row, { work: someWork(row) }));
};
