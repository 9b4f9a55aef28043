import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import { prepared } from '../../db/prepared.ts';
import type { WritableDb } from '../../db/types.ts';
import { createIdSet } from './id-set.ts';
import type { ImportedRows } from './imported-rows.ts';
import { headerOfLine, headerWithLine, type InvoiceHeader } from './invoice-header.ts';
import { contentOf, readSeenRows, type SeenRows } from './seen-rows.ts';

type Group = {
  readonly id: number;
  header: InvoiceHeader;
  lines: number;
  state: 'new' | 'changed' | 'stored';
};

export type InvoiceGroups = {
  /** Adds a line to its invoice, opening it when it is new. Nothing is written before `store`. */
  readonly add: (vendorId: number, line: InvoiceLineDraft) => 'added' | 'repeated' | 'duplicate';
  /** Writes invoices and lines added since the last time. */
  readonly store: () => void;
  readonly count: () => number;
};

/** Invoices kept at hand: files list the lines of an invoice together, or nearly so; the rest is looked up again. */
const openLimit = 256;

/**
 * Gathers lines that share vendor, number, date and currency into one invoice, whose header is the sum of its lines.
 * A header is written once when all its lines come in one batch, as nearly all do.
 */
export const createInvoiceGroups = (db: WritableDb, importId: number, rows: ImportedRows): InvoiceGroups => {
  const open = new Map<string, Group>();
  const seen = new Map<string, SeenRows>();
  const matched = createIdSet();
  let pending: Pending = { groups: new Set(), lines: [] };
  let count = 0;

  const seenOf = (vendorId: number, number: string): SeenRows => {
    const key = `${vendorId}\n${number}`;
    const known = seen.get(key) ?? readSeenRows(db, { importId, vendorId, number, matched });
    seen.set(key, known);
    return known;
  };
  const addToGroup = (vendorId: number, line: InvoiceLineDraft, isStaged: boolean): void => {
    const key = `${vendorId}\n${line.issuedOn}\n${line.currency}\n${line.number}`;
    let group = open.get(key) ?? (isStaged ? readStagedGroup(db, importId, vendorId, line) : undefined);
    if (group === undefined) {
      group = { id: rows.nextId('invoice'), header: headerOfLine(vendorId, line), lines: 1, state: 'new' };
      count += 1;
    } else addLine(group, line);
    open.set(key, group);
    pending.groups.add(group);
    pending.lines.push({ group, lineNumber: group.lines, line });
  };

  return {
    add: (vendorId, line) => {
      const { inCase, inFile } = seenOf(vendorId, line.number);
      const content = contentOf(line);
      // The n-th equal row of the file is the n-th one of the case, delivered again.
      const same = inCase.get(content)?.shift();
      if (same !== undefined) {
        matched.add(same);
        return 'duplicate';
      }
      const earlier = inFile.get(content) ?? 0;
      addToGroup(vendorId, line, inFile.size > 0);
      inFile.set(content, earlier + 1);
      return earlier > 0 ? 'repeated' : 'added';
    },
    store: () => {
      storePending(rows, pending);
      pending = { groups: new Set(), lines: [] };
      // Only now: what is dropped here is looked up in the tables, which must have it.
      dropOldest(open);
      dropOldest(seen);
    },
    count: () => count,
  };
};

type Pending = {
  readonly groups: Set<Group>;
  readonly lines: { readonly group: Group; readonly lineNumber: number; readonly line: InvoiceLineDraft }[];
};

const addLine = (group: Group, line: InvoiceLineDraft): void => {
  group.header = headerWithLine(group.header, line);
  group.lines += 1;
  if (group.state === 'stored') group.state = 'changed';
};

/** Headers before lines, which point to them. */
const storePending = (rows: ImportedRows, { groups, lines }: Pending): void => {
  const added: Group[] = [];
  for (const group of groups) {
    if (group.state === 'new') added.push(group);
    else rows.rewrite('invoice', group.id, group.header);
    group.state = 'stored';
  }
  rows.insertAll(
    'invoice',
    added.map(({ id, header }) => ({ id, fields: header })),
  );
  rows.insertAll(
    'invoiceLine',
    lines.map(({ group, lineNumber, line }) => ({
      id: rows.nextId('invoiceLine'),
      fields: lineFields(group.id, lineNumber, line),
    })),
  );
};

const dropOldest = (map: Map<string, unknown>): void => {
  for (const key of map.keys()) {
    if (map.size <= openLimit) return;
    map.delete(key);
  }
};

const lineFields = (invoiceId: number, lineNumber: number, line: InvoiceLineDraft) => ({
  invoiceId,
  lineNumber,
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

/** An invoice of this import that was dropped from those at hand. */
const readStagedGroup = (
  db: WritableDb,
  importId: number,
  vendorId: number,
  line: InvoiceLineDraft,
): Group | undefined => {
  // Without the hint SQLite takes the index by import and looks through all of it, for every invoice.
  const row = prepared(
    db,
    `SELECT id, vendor_id AS vendorId, number, kind, issued_on AS issuedOn, contract_id AS contractId, purchase_order AS purchaseOrder,
       period_start AS periodStart, period_end AS periodEnd, currency, net, gst, qst, total,
       (SELECT count(*) FROM invoice_lines WHERE invoice_id = invoices.id) AS lines
     FROM invoices INDEXED BY invoices_by_vendor_number
     WHERE vendor_id = ? AND number = ? AND issued_on = ? AND currency = ? AND import_id = ?`,
  ).get(vendorId, line.number, line.issuedOn, line.currency, importId) as
    (InvoiceHeader & { id: number; lines: number }) | undefined;
  if (row === undefined) return undefined;
  const { id, lines, ...header } = row;
  return { id, header, lines, state: 'stored' };
};
