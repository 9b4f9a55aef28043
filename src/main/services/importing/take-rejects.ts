import { checkRow, type RowChecker } from '#shared/domain/importing/check-row.ts';
import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import { correctedCells, withCorrections } from '#shared/domain/importing/written-cells.ts';
import type { DecimalMark } from '#shared/domain/money/written-number.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { ImportSettings, RejectRow } from '#shared/ipc/import-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { makeChange, type CaseContext, type Change } from '../trail/change.ts';
import { importLookups } from './begin-import.ts';
import { readImport } from './import-row.ts';
import { amountsWithLine, headerOfLine, type HeaderAmounts } from './invoice-header.ts';
import { readReject } from './list-imports.ts';
import { vendorFields } from './new-vendors.ts';
import { amountFieldOf, rowCheckerOf } from './row-checker.ts';

type Correction = { readonly id: number; readonly cells: Readonly<Record<string, string>> };

export type Corrections = {
  readonly rows: readonly Correction[];
  /** How the person who typed them writes decimals. */
  readonly decimalMark: DecimalMark;
};

/**
 * Takes corrected rows of a committed import in: each is checked by the rules of the file; those that pass become
 * ordinary rows, all in one undo step; the others come back with their reason, and nothing of them is written. What was
 * typed is read as the person writes numbers, the rest as the file does.
 */
export const takeRejects = (
  context: CaseContext,
  importId: number,
  { rows, decimalMark }: Corrections,
): { readonly taken: number; readonly stillRejected: RejectRow[] } => {
  const { db } = context;
  const record = readImport(db, importId);
  if (record.state !== 'committed') throw new AppFailure({ code: 'import-not-open', importId });
  const settings = JSON.parse(record.settings) as ImportSettings;
  const newChecker = (): RowChecker =>
    rowCheckerOf(importLookups(db), settings, settings.options, amountFieldOf(settings));
  const stillRejected: RejectRow[] = [];
  const taken = makeChange(context, 'importing.takeRejects', (change) => {
    let count = 0;
    let checker = newChecker();
    for (const { id, cells } of rows) {
      const reject = readReject(db, importId, id);
      if (reject === undefined || reject.status !== 'open')
        throw new AppFailure({ code: 'not-found', entity: 'importReject', id });
      const corrected = { cells, decimalMark };
      const written = withCorrections(reject.cells, corrected);
      const checked = checkRow(
        reject.row,
        correctedCells(reject.cells, corrected, checker.notation),
        checker,
      );
      if (checked.kind === 'rejected') {
        const { field, code, value } = checked.reject;
        stillRejected.push({ ...reject, cells: written, column: field, code, value });
        continue;
      }
      const invoiceLineId = insertLine(change, context, checked.line);
      change.update('importReject', id, { status: 'taken', invoiceLineId, cells: JSON.stringify(written) });
      count += 1;
      // The next row may name the vendor that this one has just added.
      if (typeof checked.line.vendor === 'string') checker = newChecker();
    }
    return count;
  });
  return { taken, stillRejected };
};

const vendorIdOf = (change: Change, { vendor, vendorNumbers }: InvoiceLineDraft): number =>
  typeof vendor === 'number' ? vendor : change.insert('organization', vendorFields(vendor, vendorNumbers));

/** To the invoice that the other lines of the file went to, or a new one. */
const insertLine = (change: Change, { db }: CaseContext, line: InvoiceLineDraft): number => {
  const invoiceId = invoiceFor(change, db, line);
  const lines = db
    .prepare('SELECT count(*) FROM visible_invoice_lines WHERE invoice_id = ?')
    .pluck()
    .get(invoiceId) as number;
  const { contractId, description, purchaseOrder, periodStart, periodEnd } = line;
  const { itemCode, quantity, unit, unitPrice } = line;
  return change.insert('invoiceLine', {
    invoiceId,
    lineNumber: lines + 1,
    contractId,
    description,
    purchaseOrder,
    periodStart,
    periodEnd,
    itemCode,
    ...line.work,
    quantity,
    unit,
    unitPrice,
    currency: line.currency,
    net: line.net,
    gst: line.gst,
    qst: line.qst,
    total: line.total,
    sourceRow: line.row,
  });
};

/** The invoice of this vendor, number, date and currency, its sums with the line added; a new one when there is none. */
const invoiceFor = (change: Change, db: ReadableDb, line: InvoiceLineDraft): number => {
  const vendorId = vendorIdOf(change, line);
  const known = db
    .prepare(
      `SELECT id, net, gst, qst, total, holdback FROM visible_invoices
       WHERE vendor_id = ? AND number = ? AND issued_on = ? AND currency = ? ORDER BY id LIMIT 1`,
    )
    .get(vendorId, line.number, line.issuedOn, line.currency) as ({ id: number } & HeaderAmounts) | undefined;
  if (known === undefined) return change.insert('invoice', headerOfLine(vendorId, line));
  change.update('invoice', known.id, amountsWithLine(known, line));
  return known.id;
};

/** Says of rejected rows that they will not be taken in, and why. One undo step. */
export const dismissRejects = (context: CaseContext, ids: readonly number[], reason: string): void => {
  makeChange(
    context,
    'importing.dismissRejects',
    (change) => {
      for (const id of ids) change.update('importReject', id, { status: 'dismissed' });
    },
    { reason },
  );
};
