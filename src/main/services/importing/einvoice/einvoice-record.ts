import { createHash } from 'node:crypto';
import { canonicalText } from '#shared/domain/einvoice/canonical-text.ts';
import { isCreditNote, type EInvoice } from '#shared/domain/einvoice/einvoice.ts';
import { signedMoney, type SignedMoney } from '#shared/domain/einvoice/signed-money.ts';
import { einvoiceDocument } from '#shared/domain/einvoice/source-document.ts';
import type { RecordNote, RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { entities } from '#shared/domain/register/entities.ts';
import type { RecordContext } from '../record-context.ts';
import { checkEInvoice, type Notes } from './check-einvoice.ts';
import { documentNotes } from './document-notes.ts';
import { invoiceAmounts } from './invoice-amounts.ts';
import { lineDrafts } from './line-drafts.ts';
import { createRecordText, type RecordText } from './record-text.ts';
import { sellerOf } from './seller-draft.ts';
import { writtenCells } from './written-cells.ts';

const invoiceKey = 'invoice';
const columns = entities.invoice.columns;

/**
 * An e-invoice as rows of the register: the invoice, its seller where that is new, its lines. A credit note counts
 * negative. Rejected is what lacks number, date, currency, seller or amount, what cannot be read, and what contradicts
 * itself; a rule broken without that is a warning.
 */
export const einvoiceRecord = (invoice: EInvoice, context: RecordContext): SourceRecord => {
  const notes: Notes = { problems: [], warnings: [] };
  const money = signedMoney(invoice.currency ?? '', isCreditNote(invoice));
  const document = einvoiceDocument(invoice);
  checkEInvoice(invoice, document, notes);
  const drafts = draftsOf(invoice, context, { ...notes, money });
  const { currency, totals } = invoice;
  const amount = money.decimal(totals.net ?? totals.total);
  return {
    row: 1,
    drafts,
    amount: currency === null || amount === null ? null : { currency, decimal: amount },
    problems: [...notes.problems, ...notesOn('unreadable-amount', money.tooLarge)],
    warnings: [...notes.warnings, ...notesOn('amount-rounded', money.rounded)],
    cells: writtenCells(invoice),
    document,
  };
};

const notesOn = (code: string, fields: readonly string[]): RecordNote[] =>
  [...new Set(fields)].map((field) => ({ code, field, value: null }));

const draftsOf = (
  invoice: EInvoice,
  context: RecordContext,
  { problems, warnings, money }: Notes & { readonly money: SignedMoney },
): RowDraft[] => {
  const text = createRecordText(problems, warnings);
  const seller = sellerOf(invoice, context, { problems, warnings, text });
  const contractId = contractOf(invoice, context, warnings);
  const purchaseOrder = text.reference(invoice.purchaseOrder, 'BT-13', columns.purchaseOrder.maxLength);
  const fields = {
    vendorId: seller.vendor,
    contractId,
    purchaseOrder,
    ...invoiceFields(invoice, text),
    ...invoiceAmounts(invoice, money),
  };
  const currency = invoice.currency ?? '';
  return [
    { entity: 'invoice', key: invoiceKey, fields },
    ...(seller.draft === null ? [] : [seller.draft]),
    ...lineDrafts(invoice, { invoiceKey, contractId, purchaseOrder, currency, money, text }),
  ];
};

const contractOf = (
  { contractReference }: EInvoice,
  context: RecordContext,
  warnings: RecordNote[],
): number | null => {
  if (contractReference === null) return context.contractId;
  const found = context.findContract(contractReference);
  if (found === null) warnings.push({ code: 'unknown-contract', field: 'BT-12', value: contractReference });
  return found ?? context.contractId;
};

const invoiceFields = (invoice: EInvoice, text: RecordText) => ({
  number: text.reference(invoice.number, 'BT-1', columns.number.maxLength),
  kind: kindOf(invoice),
  issuedOn: invoice.issuedOn,
  dueOn: invoice.dueOn,
  periodStart: invoice.periodStart,
  periodEnd: invoice.periodEnd,
  currency: invoice.currency,
  precedingNumber: text.reference(
    invoice.preceding[0]?.number ?? null,
    'BT-25',
    columns.precedingNumber.maxLength,
  ),
  projectReference: text.reference(invoice.projectReference, 'BT-11', columns.projectReference.maxLength),
  contractReference: text.reference(invoice.contractReference, 'BT-12', columns.contractReference.maxLength),
  contentHash: createHash('sha256').update(canonicalText(invoice)).digest('hex'),
  notes: text.lines(documentNotes(invoice), 'BT-22', columns.notes.maxLength),
});

/** What takes back is a credit note, whatever its type says: a corrected invoice (384) is negative as printed. */
const kindOf = (invoice: EInvoice): 'credit-note' | 'invoice' => {
  const { total, net } = invoice.totals;
  return isCreditNote(invoice) || (total ?? net)?.startsWith('-') === true ? 'credit-note' : 'invoice';
};
