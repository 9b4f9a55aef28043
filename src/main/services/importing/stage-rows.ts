import type { InvoiceLineDraft, RejectedRow, WarningCode } from '#shared/domain/importing/checked-row.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { WritableDb } from '../../db/types.ts';
import { createImportedRows } from './imported-rows.ts';
import { createInvoiceGroups } from './invoice-groups.ts';

type Sums = { accepted: bigint; rejected: bigint; ignored: bigint };

/** What has been staged so far. */
export type StagingCounts = {
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly invoices: number;
  readonly sums: ReadonlyMap<string, Readonly<Sums>>;
  readonly warnings: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
  }[];
  readonly warningCount: number;
  readonly rejectCodes: ReadonlyMap<string, number>;
  readonly unknownVendors: readonly string[];
  readonly unknownContracts: readonly string[];
};

export type Staging = {
  /** Stores one batch; call it inside a transaction. */
  readonly add: (accepted: readonly InvoiceLineDraft[], rejected: readonly RejectedRow[]) => void;
  /** What all batches so far came to. */
  readonly counts: () => StagingCounts;
};

const keptWarnings = 1000;
const keptNames = 500;

/**
 * Puts checked rows into the register's tables under an import id, unseen until it is committed. Rows that the case
 * already holds are counted as duplicates; rows repeated inside the file are taken in with a warning. Memory does not
 * grow with the file, but for a bounded list of warnings.
 * @param amountField the column that the tie-out adds up
 */
export const createStaging = (db: WritableDb, importId: number, amountField: 'net' | 'total'): Staging => {
  const rows = createImportedRows(db, importId);
  const groups = createInvoiceGroups(db, importId, rows);
  const created = new Map<string, number>();
  const sums = new Map<string, Sums>();
  const warnings: { row: number; column: string | null; code: string }[] = [];
  const rejectCodes = new Map<string, number>();
  const unknownVendors = new Set<string>();
  const unknownContracts = new Set<string>();
  const counts = { accepted: 0, rejected: 0, duplicates: 0, warnings: 0 };

  const sumOf = (currency: string): Sums => {
    let sum = sums.get(currency);
    if (sum === undefined) {
      sum = { accepted: 0n, rejected: 0n, ignored: 0n };
      sums.set(currency, sum);
    }
    return sum;
  };
  const warn = (row: number, column: string | null, code: WarningCode): void => {
    counts.warnings += 1;
    if (warnings.length < keptWarnings) warnings.push({ row, column, code });
  };
  const vendorId = (line: InvoiceLineDraft): number => {
    if (typeof line.vendor === 'number') return line.vendor;
    const key = normaliseOrganizationName(line.vendor);
    const known = created.get(key);
    if (known !== undefined) return known;
    const id = rows.nextId('organization');
    rows.insert('organization', id, { kind: 'vendor', name: line.vendor });
    created.set(key, id);
    if (unknownVendors.size < keptNames) unknownVendors.add(line.vendor);
    warn(line.row, 'vendor', 'vendor-created');
    return id;
  };
  const accept = (line: InvoiceLineDraft): void => {
    const outcome = groups.add(vendorId(line), line);
    const amount = BigInt(line[amountField] ?? 0);
    if (outcome === 'duplicate') {
      counts.duplicates += 1;
      sumOf(line.currency).ignored += amount;
      return;
    }
    counts.accepted += 1;
    sumOf(line.currency).accepted += amount;
    if (outcome === 'repeated') warn(line.row, null, 'repeated-row');
    if (line.isOutsideContract)
      warn(
        line.row,
        line.periodStart === null && line.periodEnd === null ? 'date' : 'periodStart',
        'date-outside-contract',
      );
  };
  const reject = (row: RejectedRow): void => {
    counts.rejected += 1;
    sumOf(row.currency).rejected += BigInt(row.amount ?? 0);
    rejectCodes.set(row.code, (rejectCodes.get(row.code) ?? 0) + 1);
    if (row.code === 'doubtful-vendor' && row.value !== null && unknownVendors.size < keptNames)
      unknownVendors.add(row.value);
    if (row.code === 'unknown-contract' && row.value !== null && unknownContracts.size < keptNames)
      unknownContracts.add(row.value);
    rows.insert('importReject', rows.nextId('importReject'), {
      sourceRow: row.row,
      field: row.field,
      code: row.code,
      value: row.value === null ? null : row.value.slice(0, 4000),
      cells: JSON.stringify(row.cells),
      status: 'open',
    });
  };
  return {
    add: (accepted, rejected) => {
      rows.begin();
      accepted.forEach(accept);
      rejected.forEach(reject);
      groups.store();
    },
    counts: () => ({
      ...counts,
      warningCount: counts.warnings,
      warnings: warnings.toSorted((a, b) => a.row - b.row),
      invoices: groups.count(),
      sums,
      rejectCodes,
      unknownVendors: [...unknownVendors],
      unknownContracts: [...unknownContracts],
    }),
  };
};
