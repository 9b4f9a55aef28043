import type { InvoiceChoice, SuggestedFile } from '../../ipc/calls/documents.ts';

/** A chosen file and the invoice that it is to be attached to. */
export type AttachRow = SuggestedFile & {
  /** Its place among the chosen files. */
  readonly file: number;
  readonly invoice: InvoiceChoice | null;
};

export type AttachState = 'ready' | 'none' | 'several' | 'already';

/** What is suggested: the one invoice that the name names, or of several the one that the same bytes support already. */
export const attachRows = (files: readonly SuggestedFile[]): readonly AttachRow[] =>
  files.map((suggested, file) => ({ ...suggested, file, invoice: suggestedFor(suggested) }));

const suggestedFor = ({ invoices, attachedTo }: SuggestedFile): InvoiceChoice | null => {
  const [only, ...others] = invoices;
  if (only === undefined) return null;
  return others.length === 0 ? only : (invoices.find(({ id }) => attachedTo.includes(id)) ?? null);
};

/** What becomes of a row: nothing until one of several invoices is chosen, or where the invoice has it already. */
export const attachState = ({ invoice, invoices, attachedTo }: AttachRow): AttachState => {
  if (invoice === null) return invoices.length > 1 ? 'several' : 'none';
  return attachedTo.includes(invoice.id) ? 'already' : 'ready';
};

/** How many rows are in each state. */
export const attachCounts = (rows: readonly AttachRow[]): Readonly<Record<AttachState, number>> => {
  const counts = { ready: 0, none: 0, several: 0, already: 0 };
  for (const row of rows) counts[attachState(row)] += 1;
  return counts;
};

/** What is attached once it is confirmed. */
export const attachmentsOf = (
  rows: readonly AttachRow[],
): { readonly file: number; readonly invoiceId: number }[] =>
  rows.flatMap((row) =>
    row.invoice !== null && attachState(row) === 'ready'
      ? [{ file: row.file, invoiceId: row.invoice.id }]
      : [],
  );
