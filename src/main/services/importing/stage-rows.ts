import type { InvoiceLineDraft, RejectedRow } from '#shared/domain/importing/checked-row.ts';
import type { WritableDb } from '../../db/types.ts';
import { createImportedRows, type ImportedRows } from './imported-rows.ts';
import { createInvoiceGroups } from './invoice-groups.ts';
import { createNewVendors } from './new-vendors.ts';
import { createStagingTally, type StagingCounts, type StagingTally } from './staging-tally.ts';

export type Staging = {
  /** Stores one batch; call it inside a transaction. */
  readonly add: (accepted: readonly InvoiceLineDraft[], rejected: readonly RejectedRow[]) => void;
  readonly warn: StagingTally['warn'];
  /** What all batches so far came to. */
  readonly counts: () => StagingCounts & { readonly invoices: number };
};

/**
 * Puts checked rows into the register's tables under an import id, unseen until it is committed. Rows that the case
 * already holds are counted as duplicates; rows repeated inside the file are taken in with a warning. Memory does not
 * grow with the file, but for a bounded list of warnings.
 * @param amountField the column that the tie-out adds up
 */
export const createStaging = (db: WritableDb, importId: number, amountField: 'net' | 'total'): Staging => {
  const rows = createImportedRows(db, importId);
  const groups = createInvoiceGroups(db, importId, rows);
  const tally = createStagingTally();
  const vendorIdOf = createNewVendors(rows, ({ row }, name) => {
    tally.addUnknown('vendor', name);
    tally.warn(row, 'vendor', 'vendor-created');
  });

  const accept = (line: InvoiceLineDraft): void => {
    const outcome = groups.add(vendorIdOf(line), line);
    tally.count(outcome === 'duplicate' ? 'ignored' : 'accepted', line.currency, line[amountField]);
    if (outcome === 'duplicate') return;
    if (outcome === 'repeated') tally.warn(line.row, null, 'repeated-row');
    if (line.hasMergedAmount) tally.warn(line.row, amountField, 'merged-amount');
    if (!line.isOutsideContract) return;
    const hasPeriod = line.periodStart !== null || line.periodEnd !== null;
    tally.warn(line.row, hasPeriod ? 'periodStart' : 'date', 'date-outside-contract');
  };
  return {
    add: (accepted, rejected) => {
      rows.begin();
      accepted.forEach(accept);
      for (const reject of rejected) storeReject(rows, tally, reject);
      groups.store();
    },
    warn: tally.warn,
    counts: () => ({ ...tally.counts(), invoices: groups.count() }),
  };
};

const storeReject = (rows: ImportedRows, tally: StagingTally, reject: RejectedRow): void => {
  const { row, field, code, value, cells, currency, amount } = reject;
  tally.count('rejected', currency, amount);
  tally.countCode(code);
  if (code === 'doubtful-vendor') tally.addUnknown('vendor', value);
  if (code === 'unknown-contract') tally.addUnknown('contract', value);
  rows.insert('importReject', rows.nextId('importReject'), {
    sourceRow: row,
    field,
    code,
    value: value === null ? null : value.slice(0, 4000),
    cells: JSON.stringify(cells),
    status: 'open',
  });
};
