import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import type { NewRow } from '../../db/insert-rows.ts';
import { prepared } from '../../db/prepared.ts';
import type { WritableDb } from '../../db/types.ts';
import { createIdSet } from './id-set.ts';
import type { ImportedRows } from './imported-rows.ts';
import { headerOfLine, headerWithLine, type InvoiceHeader } from './invoice-header.ts';
import { readSeenRows, type SeenRows } from './seen-rows.ts';

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
  const seen = createSeenNumbers(db, importId);
  const pending: Pending = { groups: new Set(), lines: [] };
  // Lines of an invoice stand together: the next one needs no look at the map.
  let lastGroup: Group | null = null;
  let count = 0;

  const groupOf = (vendorId: number, line: InvoiceLineDraft, isStaged: boolean): Group => {
    if (lastGroup !== null && isOf(lastGroup.header, vendorId, line)) return withLine(lastGroup, line);
    const key = `${vendorId}\n${line.issuedOn}\n${line.currency}\n${line.number}`;
    const known = open.get(key) ?? (isStaged ? readStagedGroup(db, importId, vendorId, line) : undefined);
    const group = known === undefined ? newGroup(rows, vendorId, line) : withLine(known, line);
    if (known === undefined) count += 1;
    open.set(key, group);
    lastGroup = group;
    return group;
  };

  return {
    add: (vendorId, line) => {
      const rowsOfNumber = seen.of(vendorId, line.number);
      // The n-th equal row of the file is the n-th one of the case, delivered again.
      const same = rowsOfNumber.takeFromCase(line);
      if (same !== undefined) {
        seen.match(same);
        return 'duplicate';
      }
      const group = groupOf(vendorId, line, rowsOfNumber.hasRowsInFile());
      pending.groups.add(group);
      const fields = lineFields(group.id, group.lines, line);
      pending.lines.push({ id: rows.nextId('invoiceLine'), fields });
      return rowsOfNumber.countInFile(line) > 0 ? 'repeated' : 'added';
    },
    store: () => {
      storePending(rows, pending);
      pending.groups.clear();
      pending.lines.length = 0;
      // Only now: what is dropped here is looked up in the tables, which must have it.
      lastGroup = null;
      dropOldest(open);
      seen.dropOldest();
    },
    count: () => count,
  };
};

/** Rows by vendor and number, of the numbers that came last. */
const createSeenNumbers = (db: WritableDb, importId: number) => {
  const seen = new Map<string, SeenRows>();
  const matched = createIdSet();
  let last: { readonly vendorId: number; readonly number: string; readonly rows: SeenRows } | null = null;
  return {
    of: (vendorId: number, number: string): SeenRows => {
      if (last?.number === number && last.vendorId === vendorId) return last.rows;
      const key = `${vendorId}\n${number}`;
      const rows = seen.get(key) ?? readSeenRows(db, { importId, vendorId, number, matched });
      seen.set(key, rows);
      last = { vendorId, number, rows };
      return rows;
    },
    match: matched.add,
    dropOldest: (): void => {
      last = null;
      dropOldest(seen);
    },
  };
};

type Pending = { readonly groups: Set<Group>; readonly lines: NewRow[] };

const newGroup = (rows: ImportedRows, vendorId: number, line: InvoiceLineDraft): Group => ({
  id: rows.nextId('invoice'),
  header: headerOfLine(vendorId, line),
  lines: 1,
  state: 'new',
});

const isOf = (header: InvoiceHeader, vendorId: number, line: InvoiceLineDraft): boolean =>
  header.number === line.number &&
  header.issuedOn === line.issuedOn &&
  header.vendorId === vendorId &&
  header.currency === line.currency;

const withLine = (group: Group, line: InvoiceLineDraft): Group => {
  group.header = headerWithLine(group.header, line);
  group.lines += 1;
  if (group.state === 'stored') group.state = 'changed';
  return group;
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
  rows.insertAll('invoiceLine', lines);
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
  itemCode: line.itemCode,
  workPackage: line.work?.workPackage ?? null,
  worker: line.work?.worker ?? null,
  role: line.work?.role ?? null,
  deliverable: line.work?.deliverable ?? null,
  quantity: line.quantity,
  unit: line.unit,
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
       period_start AS periodStart, period_end AS periodEnd, currency, net, gst, qst, total, holdback,
       (SELECT count(*) FROM invoice_lines WHERE invoice_id = invoices.id) AS lines
     FROM invoices INDEXED BY invoices_by_vendor_number
     WHERE vendor_id = ? AND number = ? AND issued_on = ? AND currency = ? AND import_id = ?`,
  ).get(vendorId, line.number, line.issuedOn, line.currency, importId) as
    (InvoiceHeader & { id: number; lines: number }) | undefined;
  if (row === undefined) return undefined;
  const { id, lines, ...header } = row;
  return { id, header, lines, state: 'stored' };
};
