/*
 * Which contract an amount counts for: the one definition that the overruns and the workbook share. SQL over aliases.
 */

/** Whether a line or an invoice says an amount at all. */
export const hasAmount = (of: string): string => `(${of}.net IS NOT NULL OR ${of}.total IS NOT NULL)`;

/** Scalar, 1 or 0: an invoice is counted by its lines as soon as one has an amount, else by its own amounts. */
export const isCountedByLines = (invoiceId: string): string =>
  `EXISTS (SELECT 1 FROM visible_invoice_lines counted WHERE counted.invoice_id = ${invoiceId} AND ${hasAmount('counted')})`;

/** A line's own contract, else that of its invoice (an alias that is joined). */
export const contractOfLine = (line: string, invoice: string): string =>
  `coalesce(${line}.contract_id, ${invoice}.contract_id)`;

/**
 * A payment's own contract, else its invoice's (an alias that is joined, empty when there is none), else the only one
 * that the invoice's lines are under.
 */
export const contractOfPayment = (payment: string, invoice: string): string =>
  `coalesce(${payment}.contract_id, ${invoice}.contract_id, (
     SELECT CASE WHEN min(counted.contract_id) = max(counted.contract_id) THEN min(counted.contract_id) END
     FROM visible_invoice_lines counted WHERE counted.invoice_id = ${invoice}.id))`;
