import type { ContractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { OutsideTerm } from '#shared/domain/overrun/overrun-facts.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';
import { changesSince, lastSeq, type ChangesSince } from '../trail/changes-since.ts';
import { affectedContracts } from './affected-contracts.ts';
import {
  invoicedSums,
  invoicesOutside,
  paidSums,
  type InvoicedSums,
  type PaidSums,
} from './billing-queries.ts';

/** Sums of invoices and payments by contract. */
export type BillingSums = {
  readonly invoiced: ReadonlyMap<number, InvoicedSums>;
  readonly paid: ReadonlyMap<number, PaidSums>;
  readonly outside: (contractId: number, term: ContractTerm) => OutsideTerm | null;
};

type Kept = {
  seq: number;
  invoiced: Map<number, InvoicedSums>;
  paid: ReadonlyMap<number, PaidSums>;
  /** By contract, for the term it had. */
  outside: Map<number, { readonly term: string; readonly found: OutsideTerm | null }>;
};

const keptByDb = new WeakMap<ReadableDb, Kept>();

/** More contracts than this are summed in one go over all lines. */
const mostOneByOne = 20;

const paidFrom: readonly EntityName[] = ['payment', 'invoice', 'invoiceLine', 'contract'];

const byContract = <T extends { readonly contractId: number }>(rows: readonly T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.contractId, row]));

const readAll = (db: ReadableDb): Kept => ({
  seq: lastSeq(db),
  invoiced: byContract(invoicedSums(db, null)),
  paid: byContract(paidSums(db, null)),
  outside: new Map(),
});

const bringUpToDate = (db: ReadableDb, kept: Kept, changes: ChangesSince): void => {
  for (const id of affectedContracts(db, changes)) {
    const [sums] = invoicedSums(db, id);
    if (sums === undefined) kept.invoiced.delete(id);
    else kept.invoiced.set(id, sums);
    kept.outside.delete(id);
  }
  if (changes.imports.size > 0 || paidFrom.some((entity) => changes.rows.has(entity)))
    kept.paid = byContract(paidSums(db, null));
  kept.seq = changes.seq;
};

const current = (db: ReadableDb): Kept => {
  const kept = keptByDb.get(db);
  const changes = kept === undefined ? null : changesSince(db, kept.seq);
  if (kept !== undefined && changes !== null && affectedContracts(db, changes).size <= mostOneByOne) {
    bringUpToDate(db, kept, changes);
    return kept;
  }
  const fresh = readAll(db);
  keptByDb.set(db, fresh);
  return fresh;
};

/**
 * Sums of all contracts. Adding up a million lines takes seconds, so they are kept per connection, and only contracts
 * that the trail says something changed under are added up again. Inside a transaction: one state of the case.
 */
export const keptBilling = (db: ReadableDb): BillingSums => {
  const kept = current(db);
  return {
    invoiced: kept.invoiced,
    paid: kept.paid,
    outside: (contractId, term) => {
      const key = `${term.startsOn}/${term.endsOn}`;
      const known = kept.outside.get(contractId);
      if (known?.term === key) return known.found;
      const found = invoicesOutside(db, contractId, term);
      kept.outside.set(contractId, { term: key, found });
      return found;
    },
  };
};

/** The same sums for one contract alone, read at once. */
export const billingOfContract = (db: ReadableDb, id: number): BillingSums => ({
  invoiced: byContract(invoicedSums(db, id)),
  paid: byContract(paidSums(db, id)),
  outside: (contractId, term) => invoicesOutside(db, contractId, term),
});
