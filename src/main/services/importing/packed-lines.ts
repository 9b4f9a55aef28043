import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';

/** Lines by column: between threads, names of columns then travel once per batch and not once per line. */
export type PackedLines = { readonly [K in keyof InvoiceLineDraft]: readonly InvoiceLineDraft[K][] };

export const packLines = (lines: readonly InvoiceLineDraft[]): PackedLines => ({
  row: lines.map(({ row }) => row),
  vendor: lines.map(({ vendor }) => vendor),
  vendorNumbers: lines.map(({ vendorNumbers }) => vendorNumbers),
  number: lines.map(({ number }) => number),
  issuedOn: lines.map(({ issuedOn }) => issuedOn),
  contractId: lines.map(({ contractId }) => contractId),
  purchaseOrder: lines.map(({ purchaseOrder }) => purchaseOrder),
  periodStart: lines.map(({ periodStart }) => periodStart),
  periodEnd: lines.map(({ periodEnd }) => periodEnd),
  description: lines.map(({ description }) => description),
  itemCode: lines.map(({ itemCode }) => itemCode),
  work: lines.map(({ work }) => work),
  quantity: lines.map(({ quantity }) => quantity),
  unit: lines.map(({ unit }) => unit),
  unitPrice: lines.map(({ unitPrice }) => unitPrice),
  currency: lines.map(({ currency }) => currency),
  net: lines.map(({ net }) => net),
  gst: lines.map(({ gst }) => gst),
  qst: lines.map(({ qst }) => qst),
  total: lines.map(({ total }) => total),
  holdback: lines.map(({ holdback }) => holdback),
  isOutsideContract: lines.map(({ isOutsideContract }) => isOutsideContract),
  hasMergedAmount: lines.map(({ hasMergedAmount }) => hasMergedAmount),
});

/** @throws TypeError when a column is shorter than the others: not made by `packLines` */
export const unpackLines = (packed: PackedLines): InvoiceLineDraft[] => {
  const at = <T>(column: readonly T[], index: number): T => {
    if (index >= column.length) throw new TypeError('a column of a batch is short');
    return column[index] as T;
  };
  return packed.row.map((row, index) => ({
    row,
    vendor: at(packed.vendor, index),
    vendorNumbers: at(packed.vendorNumbers, index),
    number: at(packed.number, index),
    issuedOn: at(packed.issuedOn, index),
    contractId: at(packed.contractId, index),
    purchaseOrder: at(packed.purchaseOrder, index),
    periodStart: at(packed.periodStart, index),
    periodEnd: at(packed.periodEnd, index),
    description: at(packed.description, index),
    itemCode: at(packed.itemCode, index),
    work: at(packed.work, index),
    quantity: at(packed.quantity, index),
    unit: at(packed.unit, index),
    unitPrice: at(packed.unitPrice, index),
    currency: at(packed.currency, index),
    net: at(packed.net, index),
    gst: at(packed.gst, index),
    qst: at(packed.qst, index),
    total: at(packed.total, index),
    holdback: at(packed.holdback, index),
    isOutsideContract: at(packed.isOutsideContract, index),
    hasMergedAmount: at(packed.hasMergedAmount, index),
  }));
};
