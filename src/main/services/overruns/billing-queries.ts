import type { DatedAmount } from '#shared/domain/overrun/overrun-history.ts';
import type { ContractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { OutsideTerm } from '#shared/domain/overrun/overrun-facts.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { isTyped } from './hand-edits.ts';
import { contractOfLine, contractOfPayment, hasAmount, isCountedByLines } from './counted-contract.ts';

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
  /** The first of the amounts counted that was entered or changed by hand, not by an import: a line, and an invoice. */
  readonly typedLine: number | null;
  readonly typedInvoice: number | null;
  /** The first invoice that is counted. */
  readonly firstInvoice: number | null;
};

/** Sums of the payments of one contract. */
export type PaidSums = {
  readonly contractId: number;
  readonly paid: bigint;
  readonly otherCurrency: number;
  /** The first of those counted that was entered or changed by hand, and the first of all. */
  readonly typedPayment: number | null;
  readonly firstPayment: number | null;
};

/** An amount before tax, and with it: stated, else worked out from the taxes, an unknown one of which is taken as zero. */
export const withoutTax = (of: string): string =>
  `coalesce(${of}.net, ${of}.total - coalesce(${of}.gst, 0) - coalesce(${of}.qst, 0))`;
export const withTax = (of: string): string =>
  `coalesce(${of}.total, ${of}.net + coalesce(${of}.gst, 0) + coalesce(${of}.qst, 0))`;
export const hasUnknownTax = (of: string): string => `(${of}.gst IS NULL OR ${of}.qst IS NULL)`;

/** Narrows lines to those of one contract, found by its own index and by that of its invoices. */
export const isLineWanted = (scope: Scope): string =>
  scope === null
    ? ''
    : `AND (l.contract_id = @contract OR (l.contract_id IS NULL AND l.invoice_id IN (
         SELECT id FROM visible_invoices WHERE contract_id = @contract)))`;

/**
 * Lines with an amount, summed per invoice, contract and currency before anything is joined to them: a case may hold
 * a million.
 */
const lineSums = (scope: Scope): string => `
  SELECT l.invoice_id, l.contract_id, l.currency,
    sum(${withoutTax('l')}) AS without_tax, sum(${withTax('l')}) AS with_tax,
    sum(l.net IS NULL AND ${hasUnknownTax('l')}) AS without_tax_uncertain,
    sum(l.total IS NULL AND ${hasUnknownTax('l')}) AS with_tax_uncertain,
    min(coalesce(l.period_start, l.period_end)) AS from_on, max(coalesce(l.period_end, l.period_start)) AS to_on,
    max(l.period_start IS NULL AND l.period_end IS NULL) AS needs_invoice_period,
    min(CASE WHEN ${isTyped('invoiceLine', 'l')} THEN l.id END) AS typed_line
  FROM visible_invoice_lines l
  WHERE ${hasAmount('l')} ${isLineWanted(scope)}
  GROUP BY l.invoice_id, l.contract_id, l.currency`;

const invoiceFrom = `coalesce(i.period_start, i.period_end, i.issued_on)`;
const invoiceTo = `coalesce(i.period_end, i.period_start, i.issued_on)`;

/**
 * What each invoice puts under each contract: its lines, under their own contract, else the invoice's; or its header,
 * when no line has an amount. Days are those of the period, the line's before the invoice's, else the invoice date.
 */
const invoicedRows = (scope: Scope): string => `
  SELECT ${contractOfLine('l', 'i')} AS contract_id, i.id AS invoice_id, i.number, i.kind, i.issued_on,
    l.currency, l.without_tax, l.with_tax, l.without_tax_uncertain, l.with_tax_uncertain,
    CASE WHEN l.needs_invoice_period THEN min(coalesce(l.from_on, '9999'), ${invoiceFrom}) ELSE l.from_on END AS from_on,
    CASE WHEN l.needs_invoice_period THEN max(coalesce(l.to_on, ''), ${invoiceTo}) ELSE l.to_on END AS to_on,
    l.typed_line, NULL AS typed_invoice
    FROM (${lineSums(scope)}) l JOIN visible_invoices i ON i.id = l.invoice_id
  UNION ALL
  SELECT i.contract_id, i.id, i.number, i.kind, i.issued_on, i.currency, ${withoutTax('i')}, ${withTax('i')},
    i.net IS NULL AND i.total IS NOT NULL AND ${hasUnknownTax('i')},
    i.total IS NULL AND i.net IS NOT NULL AND ${hasUnknownTax('i')},
    ${invoiceFrom}, ${invoiceTo},
    NULL, CASE WHEN ${isTyped('invoice', 'i')} THEN i.id END
    FROM visible_invoices i
    WHERE i.contract_id ${scope === null ? 'IS NOT NULL' : '= @contract'} AND NOT ${isCountedByLines('i.id')}`;

/**
 * The same with `amount` on the tax basis of the contract: before tax, unless its value includes tax. What is
 * missing is worked out from the taxes; one that is not known is taken as zero and makes the amount uncertain.
 */
export const comparableRows = (scope: Scope): string => `
  SELECT r.contract_id, r.invoice_id, r.number, r.kind, r.issued_on, r.from_on, r.to_on, r.typed_line, r.typed_invoice,
    r.currency = c.currency AS is_same_currency,
    CASE c.tax_basis WHEN 'included' THEN r.with_tax ELSE r.without_tax END AS amount,
    CASE c.tax_basis WHEN 'included' THEN r.with_tax_uncertain ELSE r.without_tax_uncertain END > 0 AS is_tax_uncertain
  FROM (${invoicedRows(scope)}) r JOIN visible_contracts c ON c.id = r.contract_id`;

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
       min(from_on) AS firstOn, max(to_on) AS lastOn,
       min(typed_line) FILTER (WHERE is_same_currency AND amount IS NOT NULL) AS typedLine,
       min(typed_invoice) FILTER (WHERE is_same_currency AND amount IS NOT NULL) AS typedInvoice,
       min(invoice_id) FILTER (WHERE is_same_currency AND amount IS NOT NULL) AS firstInvoice
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

/** The same of every contract at once, by its id: one pass over the lines of the case. */
export const invoicedByDateOfAll = (db: ReadableDb): ReadonlyMap<number, readonly DatedAmount[]> => {
  const rows = prepared(
    db,
    `SELECT contract_id AS "contractId", issued_on AS "on", CAST(sum(amount) AS TEXT) AS amount
     FROM (${comparableRows(null)})
     WHERE is_same_currency AND amount IS NOT NULL GROUP BY contract_id, issued_on ORDER BY contract_id, issued_on`,
  ).all(parameters(null)) as readonly { contractId: number; on: string; amount: string }[];
  const byContract = Map.groupBy(rows, ({ contractId }) => contractId);
  return new Map([...byContract].map(([id, dated]) => [id, datedAmounts(dated)]));
};

/** Invoices of one contract that are about a day outside its term; null when there are none. */
export const invoicesOutside = (
  db: ReadableDb,
  contractId: number,
  term: ContractTerm,
): OutsideTerm | null => {
  // With a single min(), the other columns of the row are those of the row that has it (a SQLite rule).
  const found = prepared(
    db,
    `SELECT count(DISTINCT invoice_id) AS invoices, min(issued_on || number), number, from_on AS "from", to_on AS "to"
     FROM (${comparableRows(contractId)}) WHERE from_on < @startsOn OR to_on > @endsOn`,
  ).get({ ...parameters(contractId), startsOn: term.startsOn, endsOn: term.endsOn }) as OutsideTerm;
  return found.invoices === 0
    ? null
    : { invoices: found.invoices, number: found.number, from: found.from, to: found.to };
};

const paymentRows = `
  SELECT p.id, p.paid_on, p.currency, p.amount, ${contractOfPayment('p', 'i')} AS contract_id,
    ${isTyped('payment', 'p')} AS is_typed
  FROM visible_payments p LEFT JOIN visible_invoices i ON i.id = p.invoice_id`;

const isPaymentWanted = (scope: Scope): string => (scope === null ? '' : 'WHERE p.contract_id = @contract');

/** Sums of payments per contract, as they were paid: with whatever taxes they include. */
export const paidSums = (db: ReadableDb, scope: Scope): readonly PaidSums[] => {
  const rows = prepared(
    db,
    `SELECT p.contract_id AS contractId,
       CAST(coalesce(sum(p.amount) FILTER (WHERE p.currency = c.currency), 0) AS TEXT) AS paid,
       count(*) FILTER (WHERE p.currency <> c.currency) AS otherCurrency,
       min(p.id) FILTER (WHERE p.currency = c.currency AND p.is_typed) AS typedPayment,
       min(p.id) FILTER (WHERE p.currency = c.currency) AS firstPayment
     FROM (${paymentRows}) p JOIN visible_contracts c ON c.id = p.contract_id ${isPaymentWanted(scope)} GROUP BY p.contract_id`,
  ).all(parameters(scope)) as (Omit<PaidSums, 'paid'> & { readonly paid: string })[];
  return rows.map((row) => ({ ...row, paid: BigInt(row.paid) }));
};

/** What was paid under one contract in its currency, per date of payment (null: not known). */
export const paidByDate = (db: ReadableDb, contractId: number): readonly DatedAmount[] =>
  datedAmounts(
    prepared(
      db,
      `SELECT p.paid_on AS "on", CAST(sum(p.amount) AS TEXT) AS amount
       FROM (${paymentRows}) p JOIN visible_contracts c ON c.id = p.contract_id AND c.currency = p.currency
       ${isPaymentWanted(contractId)} GROUP BY p.paid_on`,
    ).all(parameters(contractId)),
  );

/** What a query of a scope is run with. */
export const parameters = (scope: Scope): Record<string, number> =>
  scope === null ? {} : { contract: scope };

const datedAmounts = (rows: readonly unknown[]): readonly DatedAmount[] =>
  (rows as readonly { readonly on: string | null; readonly amount: string }[]).map(({ on, amount }) => ({
    on,
    amount: BigInt(amount),
  }));
