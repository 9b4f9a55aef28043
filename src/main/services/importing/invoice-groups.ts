import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import { addMinor } from '#shared/domain/money/money.ts';
import { prepared } from '../../db/prepared.ts';
import { rowHash } from '../../db/row-hash.ts';
import { updateRow } from '../../db/row-store.ts';
import type { WritableDb } from '../../db/types.ts';
import { insertImported } from './stage-rows.ts';

/** The columns of an invoice's header that follow from its lines. */
type Header = {
  vendorId: number;
  number: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  contractId: number | null;
  purchaseOrder: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  currency: string;
  net: number | null;
  gst: number | null;
  qst: number | null;
  total: number | null;
};

type Group = {
  readonly id: number;
  readonly header: Header;
  lines: number;
  isChanged: boolean;
};

/** How often each content of one vendor's invoice number was seen: in the case before, and in this file. */
type Seen = { readonly inCase: Map<string, number>; readonly inFile: Map<string, number> };

export type InvoiceGroups = {
  /** Adds a line to its invoice, opening it when it is new. */
  readonly add: (vendorId: number, line: InvoiceLineDraft) => 'added' | 'repeated' | 'duplicate';
  readonly close: () => void;
  readonly count: () => number;
};

/** Invoices kept open: files list the lines of an invoice together, or nearly so; the rest is looked up again. */
const openLimit = 256;

/**
 * Gathers lines that share vendor, number, date and currency into one invoice. Headers are sums of their lines,
 * written when the invoice leaves the window of open ones.
 */
export const createInvoiceGroups = (db: WritableDb, importId: number): InvoiceGroups => {
  const open = new Map<string, Group>();
  const seen = new Map<string, Seen>();
  let count = 0;

  const write = (group: Group): void => {
    if (!group.isChanged) return;
    updateRow(db, 'invoice', group.id, group.header);
    const hash = rowHash('invoice', group.id, importId, group.header);
    prepared(db, 'UPDATE invoices SET row_hash = ? WHERE id = ?').run(hash, group.id);
  };
  const makeRoom = (): void => {
    const [oldest] = open;
    if (open.size < openLimit || oldest === undefined) return;
    open.delete(oldest[0]);
    write(oldest[1]);
  };
  const groupOf = (vendorId: number, line: InvoiceLineDraft): Group => {
    const key = `${vendorId}\n${line.number}\n${line.issuedOn}\n${line.currency}`;
    const known = open.get(key);
    if (known !== undefined) return addToHeader(known, line);
    makeRoom();
    const closed = findStaged(db, importId, vendorId, line);
    if (closed === undefined) count += 1;
    const group = closed === undefined ? startGroup(db, importId, vendorId, line) : addToHeader(closed, line);
    open.set(key, group);
    return group;
  };
  const seenOf = (vendorId: number, number: string): Seen => {
    const key = `${vendorId}\n${number}`;
    let known = seen.get(key);
    if (known === undefined) {
      const [oldest] = seen.keys();
      if (seen.size >= openLimit && oldest !== undefined) seen.delete(oldest);
      known = readSeen(db, importId, vendorId, number);
      seen.set(key, known);
    }
    return known;
  };
  return {
    add: (vendorId, line) => {
      const { inCase, inFile } = seenOf(vendorId, line.number);
      const content = contentOf(line);
      const earlier = inFile.get(content) ?? 0;
      const left = inCase.get(content) ?? 0;
      if (left > 0) {
        // The n-th equal row of the file is the n-th one of the case, delivered again.
        inCase.set(content, left - 1);
        return 'duplicate';
      }
      inFile.set(content, earlier + 1);
      const group = groupOf(vendorId, line);
      insertImported(db, 'invoiceLine', importId, lineFields(group, line));
      return earlier > 0 ? 'repeated' : 'added';
    },
    close: () => {
      for (const group of open.values()) write(group);
      open.clear();
    },
    count: () => count,
  };
};

const lineFields = (group: Group, line: InvoiceLineDraft) => ({
  invoiceId: group.id,
  lineNumber: group.lines,
  contractId: line.contractId,
  description: line.description,
  purchaseOrder: line.purchaseOrder,
  periodStart: line.periodStart,
  periodEnd: line.periodEnd,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  currency: line.currency,
  net: line.net,
  gst: line.gst,
  qst: line.qst,
  total: line.total,
  sourceRow: line.row,
});

const kindOf = (header: Pick<Header, 'net' | 'total'>): Header['kind'] =>
  (header.total ?? header.net ?? 0) < 0 ? 'credit-note' : 'invoice';

const startGroup = (db: WritableDb, importId: number, vendorId: number, line: InvoiceLineDraft): Group => {
  const {
    number,
    issuedOn,
    contractId,
    purchaseOrder,
    periodStart,
    periodEnd,
    currency,
    net,
    gst,
    qst,
    total,
  } = line;
  const header: Header = {
    vendorId,
    number,
    kind: kindOf(line),
    issuedOn,
    contractId,
    purchaseOrder,
    periodStart,
    periodEnd,
    currency,
    net,
    gst,
    qst,
    total,
  };
  return { id: insertImported(db, 'invoice', importId, header), header, lines: 1, isChanged: false };
};

/** A sum with an unknown term is unknown. */
const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : addMinor(a, b);

const common = <T>(a: T, b: T): T | null => (a === b ? a : null);

const earliest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;
const latest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a > b ? a : b;

const addToHeader = (group: Group, line: InvoiceLineDraft): Group => {
  const { header } = group;
  header.net = plus(header.net, line.net);
  header.gst = plus(header.gst, line.gst);
  header.qst = plus(header.qst, line.qst);
  header.total = plus(header.total, line.total);
  header.kind = kindOf(header);
  header.contractId = common(header.contractId, line.contractId);
  header.purchaseOrder = common(header.purchaseOrder, line.purchaseOrder);
  header.periodStart = earliest(header.periodStart, line.periodStart);
  header.periodEnd = latest(header.periodEnd, line.periodEnd);
  group.lines += 1;
  group.isChanged = true;
  return group;
};

/** An invoice of this import that left the window of open ones. */
const findStaged = (
  db: WritableDb,
  importId: number,
  vendorId: number,
  line: InvoiceLineDraft,
): Group | undefined => {
  // `+` keeps SQLite from the index by import, where every invoice of this file is: the search would go through all.
  const row = prepared(
    db,
    `SELECT id, vendor_id AS vendorId, number, kind, issued_on AS issuedOn, contract_id AS contractId, purchase_order AS purchaseOrder,
       period_start AS periodStart, period_end AS periodEnd, currency, net, gst, qst, total,
       (SELECT count(*) FROM invoice_lines WHERE invoice_id = invoices.id) AS lines
     FROM invoices WHERE vendor_id = ? AND number = ? AND issued_on = ? AND currency = ? AND +import_id = ?`,
  ).get(vendorId, line.number, line.issuedOn, line.currency, importId) as
    (Header & { id: number; lines: number }) | undefined;
  if (row === undefined) return undefined;
  const { id, lines, ...header } = row;
  return { id, header, lines, isChanged: false };
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
const contentOf = (line: Content): string =>
  JSON.stringify([
    line.issuedOn,
    line.contractId,
    line.purchaseOrder,
    line.periodStart,
    line.periodEnd,
    line.description,
    line.quantity,
    line.unitPrice,
    line.currency,
    line.net,
    line.gst,
    line.qst,
    line.total,
  ]);

const readSeen = (db: WritableDb, importId: number, vendorId: number, number: string): Seen => {
  const inCase = new Map<string, number>();
  const inFile = new Map<string, number>();
  const rows = prepared(
    db,
    `SELECT i.import_id AS importId, i.issued_on AS issuedOn, l.contract_id AS contractId, l.purchase_order AS purchaseOrder,
       l.period_start AS periodStart, l.period_end AS periodEnd, l.description, l.quantity, l.unit_price AS unitPrice,
       l.currency, l.net, l.gst, l.qst, l.total
     FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
     WHERE i.vendor_id = ? AND i.number = ?
       AND (i.import_id IS NULL OR i.import_id = ? OR i.import_id IN (SELECT id FROM imports WHERE state = 'committed'))`,
  ).all(vendorId, number, importId) as (Content & { importId: number | null })[];
  for (const row of rows) {
    const side = row.importId === importId ? inFile : inCase;
    const content = contentOf(row);
    side.set(content, (side.get(content) ?? 0) + 1);
  }
  return { inCase, inFile };
};
