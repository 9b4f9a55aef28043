import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { comparableRows } from '../overruns/billing-queries.ts';

/** What makes up the invoiced amount of a contract, in minor units of its currency. */
export type BillingParts = {
  readonly invoices: bigint;
  readonly creditNotes: bigint;
  readonly creditNoteCount: number;
  readonly holdback: bigint;
  readonly holdbackCount: number;
};

/** An invoice's own contract, else the only one that its lines are under. */
const contractOfInvoice = `coalesce(i.contract_id, (
  SELECT CASE WHEN min(l.contract_id) = max(l.contract_id) THEN min(l.contract_id) END
  FROM visible_invoice_lines l WHERE l.invoice_id = i.id))`;

/** Invoices, credit notes and holdbacks of one contract, counted as the overruns count them. */
export const billingParts = (db: ReadableDb, contractId: number): BillingParts => {
  const sums = prepared(
    db,
    `SELECT CAST(coalesce(sum(amount) FILTER (WHERE kind <> 'credit-note'), 0) AS TEXT) AS invoices,
       CAST(coalesce(sum(amount) FILTER (WHERE kind = 'credit-note'), 0) AS TEXT) AS creditNotes,
       count(DISTINCT invoice_id) FILTER (WHERE kind = 'credit-note') AS creditNoteCount
     FROM (${comparableRows(contractId)}) WHERE is_same_currency AND amount IS NOT NULL`,
  ).get({ contract: contractId }) as { invoices: string; creditNotes: string; creditNoteCount: number };
  const kept = prepared(
    db,
    `SELECT CAST(coalesce(sum(i.holdback), 0) AS TEXT) AS holdback, count(*) AS holdbackCount
     FROM visible_invoices i JOIN visible_contracts c ON c.id = @contract AND c.currency = i.currency
     WHERE i.holdback <> 0 AND ${contractOfInvoice} = @contract`,
  ).get({ contract: contractId }) as { holdback: string; holdbackCount: number };
  return {
    invoices: BigInt(sums.invoices),
    creditNotes: BigInt(sums.creditNotes),
    creditNoteCount: sums.creditNoteCount,
    holdback: BigInt(kept.holdback),
    holdbackCount: kept.holdbackCount,
  };
};
