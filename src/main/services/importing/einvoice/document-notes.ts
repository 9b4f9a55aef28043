import { isCreditNote, type EInvoice } from '#shared/domain/einvoice/einvoice.ts';

/** What the register has no column for, by the number of its business term, behind the document's own notes. */
export const documentNotes = (invoice: EInvoice): string[] => {
  const usualType = isCreditNote(invoice) ? '381' : '380';
  const terms: readonly (readonly [term: string, value: string | null])[] = [
    ['BT-3', invoice.typeCode === usualType ? null : invoice.typeCode],
    ['BT-10', invoice.buyerReference],
    ['BT-17', invoice.tenderReference],
    [
      'BT-25',
      invoice.preceding
        .slice(1)
        .map(({ number }) => number)
        .join(', '),
    ],
    ['BT-44', invoice.buyer.name],
    [
      'BT-111',
      invoice.totals.taxInAccounting === null
        ? null
        : `${invoice.totals.taxInAccounting} ${invoice.taxCurrency ?? ''}`,
    ],
    ['BG-24', invoice.attachments.join(', ')],
  ];
  return [
    ...invoice.notes,
    ...terms.flatMap(([term, value]) =>
      value === null || value.trim() === '' ? [] : [`${term}: ${value.trim()}`],
    ),
  ];
};
