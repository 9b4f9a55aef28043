import type { DatedAmount } from '#shared/domain/overrun/overrun-history.ts';
import type { ContractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { OutsideTerm } from '#shared/domain/overrun/overrun-facts.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** One contract, or null for all of them. */
export type Scope = number | null;

/** Sums of the invoices of one contract, in minor units of its currency. */
export type InvoicedSums = {
  readonly contractId: number;
  readonly invoiced: bigint;
  readonly invoiceCount: number;
  readonly otherCurrency: number;
  readonly taxUncertain: number;
  readonly amountUnknown: number;
  readonly positiveCredits: number;
  /** First and last day that the invoices are about. */
  readonly firstOn: string;
  readonly lastOn: string;
};

/** Sums of the payments of one contract. */
export type PaidSums = { readonly contractId: number; readonly paid: bigint; readonly otherCurrency: number };

/**
 * One row per invoiced amount: the lines that have one, under the line's contract, else the invoice's; the header of
 * an invoice none of whose lines has. Two branches for the lines, so that one contract is found by index.
 */
const invoicedRows = (scope: Scope): string => {
  const isWanted = scope === null ? 'IS NOT NULL' : '= @contract';
  const ofLine = `i.id AS invoice_id, i.number, i.kind, i.issued_on, l.currency, l.net, l.gst, l.qst, l.total,
    coalesce(l.period_start, l.period_end, i.period_start, i.period_end, i.issued_on) AS from_on,
    coalesce(l.period_end, l.period_start, i.period_end, i.period_start, i.issued_on) AS to_on`;
  return `
  SELECT l.contract_id, ${ofLine}
    FROM visible_invoice_lines l JOIN visible_invoices i ON i.id = l.invoice_id
    WHERE l.contract_id ${isWanted} AND (l.net IS NOT NULL OR l.total IS NOT NULL)
  UNION ALL
  SELECT i.contract_id, ${ofLine}
    FROM visible_invoices i JOIN visible_invoice_lines l ON l.invoice_id = i.id
    WHERE i.contract_id ${isWanted} AND l.contract_id IS NULL AND (l.net IS NOT NULL OR l.total IS NOT NULL)
  UNION ALL
  SELECT i.contract_id, i.id, i.number, i.kind, i.issued_on, i.currency, i.net, i.gst, i.qst, i.total,
    coalesce(i.period_start, i.period_end, i.issued_on), coalesce(i.period_end, i.period_start, i.issued_on)
    FROM visible_invoices i
    WHERE i.contract_id ${isWanted} AND NOT EXISTS (
      SELECT 1 FROM visible_invoice_lines l
      WHERE l.invoice_id = i.id AND (l.net IS NOT NULL OR l.total IS NOT NULL))`;
};

/**
 * The same with `amount` on the tax basis of the contract: before tax, unless its value includes tax. What is
 * missing is worked out from the taxes; one that is not known is taken as zero and makes the amount uncertain.
 */
const comparableRows = (scope: Scope): string => `
  SELECT r.contract_id, r.invoice_id, r.number, r.kind, r.issued_on, r.from_on, r.to_on,
    r.currency = c.currency AS is_same_currency,
    CASE c.tax_basis WHEN 'included'
      THEN coalesce(r.total, r.net + coalesce(r.gst, 0) + coalesce(r.qst, 0))
      ELSE coalesce(r.net, r.total - coalesce(r.gst, 0) - coalesce(r.qst, 0)) END AS amount,
    (r.gst IS NULL OR r.qst IS NULL) AND
      CASE c.tax_basis WHEN 'included' THEN r.total IS NULL AND r.net IS NOT NULL
        ELSE r.net IS NULL AND r.total IS NOT NULL END AS is_tax_uncertain
  FROM (${invoicedRows(scope)}) r JOIN contracts c ON c.id = r.contract_id`;

/** Sums per contract. Text for the sums: they may exceed what a JavaScript number holds exactly. */
export const invoicedSums = (db: ReadableDb, scope: Scope): readonly InvoicedSums[] => {
  const rows = prepared(
    db,
    `SELECT contract_id AS contractId,
       CAST(coalesce(sum(amount) FILTER (WHERE is_same_currency), 0) AS TEXT) AS invoiced,
       count(DISTINCT invoice_id) FILTER (WHERE is_same_currency AND amount IS NOT NULL) AS invoiceCount,
       count(*) FILTER (WHERE NOT is_same_currency) AS otherCurrency,
       count(*) FILTER (WHERE is_same_currency AND is_tax_uncertain) AS taxUncertain,
       count(*) FILTER (WHERE amount IS NULL) AS amountUnknown,
       count(*) FILTER (WHERE kind = 'credit-note' AND amount > 0) AS positiveCredits,
       min(from_on) AS firstOn, max(to_on) AS lastOn
     FROM (${comparableRows(scope)}) GROUP BY contract_id`,
  ).all(parameters(scope)) as (Omit<InvoicedSums, 'invoiced'> & { readonly invoiced: string })[];
  return rows.map((row) => ({ ...row, invoiced: BigInt(row.invoiced) }));
};

/** What was invoiced under one contract in its currency, per invoice date. */
export const invoicedByDate = (db: ReadableDb, contractId: number): readonly DatedAmount[] =>
  datedAmounts(
    prepared(
      db,
      `SELECT issued_on AS "on", CAST(sum(amount) AS TEXT) AS amount FROM (${comparableRows(contractId)})
       WHERE is_same_currency AND amount IS NOT NULL GROUP BY issued_on ORDER BY issued_on`,
    ).all(parameters(contractId)),
  );

/** Invoices of one contract that are about a day outside its term; null when there are none. */
export const invoicesOutside = (
  db: ReadableDb,
  contractId: number,
  term: ContractTerm,
): OutsideTerm | null => {
  const outside = `(from_on < @startsOn OR to_on > @endsOn)`;
  const bind = { ...parameters(contractId), startsOn: term.startsOn, endsOn: term.endsOn };
  const first = prepared(
    db,
    `SELECT number, from_on AS "from", to_on AS "to", (
       SELECT count(DISTINCT invoice_id) FROM (${comparableRows(contractId)}) WHERE ${outside}) AS invoices
     FROM (${comparableRows(contractId)}) WHERE ${outside} ORDER BY issued_on, number LIMIT 1`,
  ).get(bind) as OutsideTerm | undefined;
  return first ?? null;
};

/** A payment's contract: its own, else its invoice's, else the only one that the invoice's lines are under. */
const paymentRows = `
  SELECT p.paid_on, p.currency, p.amount, coalesce(p.contract_id, i.contract_id, (
      SELECT CASE WHEN min(l.contract_id) = max(l.contract_id) THEN min(l.contract_id) END
      FROM visible_invoice_lines l WHERE l.invoice_id = i.id)) AS contract_id
  FROM payments p LEFT JOIN visible_invoices i ON i.id = p.invoice_id`;

const isPaymentWanted = (scope: Scope): string => (scope === null ? '' : 'WHERE p.contract_id = @contract');

/** Sums of payments per contract, as they were paid: with whatever taxes they include. */
export const paidSums = (db: ReadableDb, scope: Scope): readonly PaidSums[] => {
  const rows = prepared(
    db,
    `SELECT p.contract_id AS contractId,
       CAST(coalesce(sum(p.amount) FILTER (WHERE p.currency = c.currency), 0) AS TEXT) AS paid,
       count(*) FILTER (WHERE p.currency <> c.currency) AS otherCurrency
     FROM (${paymentRows}) p JOIN contracts c ON c.id = p.contract_id ${isPaymentWanted(scope)} GROUP BY p.contract_id`,
  ).all(parameters(scope)) as (Omit<PaidSums, 'paid'> & { readonly paid: string })[];
  return rows.map((row) => ({ ...row, paid: BigInt(row.paid) }));
};

/** What was paid under one contract in its currency, per date of payment (null: not known). */
export const paidByDate = (db: ReadableDb, contractId: number): readonly DatedAmount[] =>
  datedAmounts(
    prepared(
      db,
      `SELECT p.paid_on AS "on", CAST(sum(p.amount) AS TEXT) AS amount
       FROM (${paymentRows}) p JOIN contracts c ON c.id = p.contract_id AND c.currency = p.currency
       ${isPaymentWanted(contractId)} GROUP BY p.paid_on`,
    ).all(parameters(contractId)),
  );

const parameters = (scope: Scope): Record<string, number> => (scope === null ? {} : { contract: scope });

const datedAmounts = (rows: readonly unknown[]): readonly DatedAmount[] =>
  (rows as readonly { readonly on: string | null; readonly amount: string }[]).map(({ on, amount }) => ({
    on,
    amount: BigInt(amount),
  }));
