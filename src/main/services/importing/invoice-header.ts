import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import { addMinor } from '#shared/domain/money/money.ts';

/** The columns of an invoice that follow from its lines. Amounts in minor units; null is unknown. */
export type InvoiceHeader = {
  readonly vendorId: number;
  readonly number: string;
  readonly kind: 'invoice' | 'credit-note';
  readonly issuedOn: string;
  readonly contractId: number | null;
  readonly purchaseOrder: string | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly currency: string;
  readonly net: number | null;
  readonly gst: number | null;
  readonly qst: number | null;
  readonly total: number | null;
  readonly holdback: number | null;
};

const kindOf = ({ net, total }: Pick<InvoiceHeader, 'net' | 'total'>): InvoiceHeader['kind'] =>
  (total ?? net ?? 0) < 0 ? 'credit-note' : 'invoice';

/** The header of an invoice that has one line so far. */
export const headerOfLine = (vendorId: number, line: InvoiceLineDraft): InvoiceHeader => ({
  vendorId,
  number: line.number,
  kind: kindOf(line),
  issuedOn: line.issuedOn,
  contractId: line.contractId,
  purchaseOrder: line.purchaseOrder,
  periodStart: line.periodStart,
  periodEnd: line.periodEnd,
  currency: line.currency,
  net: line.net,
  gst: line.gst,
  qst: line.qst,
  total: line.total,
  holdback: line.holdback,
});

export type HeaderAmounts = Pick<InvoiceHeader, 'net' | 'gst' | 'qst' | 'total' | 'holdback'>;

/** Sums with one line more; a sum with an unknown term is unknown. */
export const amountsWithLine = (header: HeaderAmounts, line: HeaderAmounts): HeaderAmounts => ({
  net: plus(header.net, line.net),
  gst: plus(header.gst, line.gst),
  qst: plus(header.qst, line.qst),
  total: plus(header.total, line.total),
  // Often said once for the whole invoice.
  holdback:
    header.holdback === null || line.holdback === null
      ? (header.holdback ?? line.holdback)
      : plus(header.holdback, line.holdback),
});

/** The header with one line more: amounts are sums, the period spans all lines, what differs between lines is unknown. */
export const headerWithLine = (header: InvoiceHeader, line: InvoiceLineDraft): InvoiceHeader => {
  const amounts = amountsWithLine(header, line);
  return {
    ...header,
    ...amounts,
    kind: kindOf(amounts),
    contractId: shared(header.contractId, line.contractId),
    purchaseOrder: shared(header.purchaseOrder, line.purchaseOrder),
    periodStart: earliest(header.periodStart, line.periodStart),
    periodEnd: latest(header.periodEnd, line.periodEnd),
  };
};

const plus = (a: number | null, b: number | null): number | null => {
  if (a === null || b === null) return null;
  const sum = a + b;
  // A safe sum of safe integers is exact; `addMinor` takes the long way and refuses the rest.
  return Number.isSafeInteger(sum) ? sum : addMinor(a, b);
};

const shared = <T>(a: T, b: T): T | null => (a === b ? a : null);

const earliest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;
const latest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a > b ? a : b;
