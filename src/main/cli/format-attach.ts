import { attachState, type AttachRow } from '#shared/domain/supporting/attach-rows.ts';
import type { InvoiceChoice } from '#shared/ipc/calls/documents.ts';
import type { Terminal } from './terminal.ts';

export type AttachOutcome = {
  readonly rows: readonly AttachRow[];
  /** Null when nothing was to be written. */
  readonly attached: { readonly attached: number; readonly already: number } | null;
};

const invoiceJson = ({ number, vendor, issuedOn }: InvoiceChoice) => ({ number, vendor, issuedOn });

const stateOf = (row: AttachRow, isWritten: boolean): string => {
  const state = attachState(row);
  return state === 'ready' && isWritten ? 'attached' : state;
};

/** The command's JSON: each file with its invoice, or with those that a person has to choose from. */
export const attachJson = ({ rows, attached }: AttachOutcome) => ({
  attached: attached?.attached ?? 0,
  already: attached?.already ?? 0,
  files: rows.map((row) => ({
    file: row.name,
    state: stateOf(row, attached !== null),
    invoice: row.invoice === null ? null : invoiceJson(row.invoice),
    candidates: row.invoice === null ? row.invoices.map(invoiceJson) : [],
  })),
});

const invoiceText = ({ number, vendor, issuedOn }: InvoiceChoice): string =>
  [number, vendor, issuedOn].join(' – ');

/** The same for people. */
export const attachLines = ({ rows, attached }: AttachOutcome, { words }: Terminal): readonly string[] => [
  ...rows.map((row) => {
    return words(`cli:attach.${stateOf(row, attached !== null)}`, {
      file: row.name,
      invoices: (row.invoice === null ? row.invoices : [row.invoice]).map(invoiceText).join(' | '),
    });
  }),
  ...(attached === null ? [] : [words('invoices:attach.done', { count: attached.attached })]),
];
