import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { selectedInside } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';

/** New lines start in the currency of their invoice. */
const startOfLine = (invoice: GridRow): AnyFields => ({
  invoiceId: invoice.id,
  currency: invoice.values['currency'] ?? null,
});

/** The lines of an invoice. */
export const InvoiceLines = ({
  invoice,
  inside,
}: {
  readonly invoice: GridRow;
  readonly inside: InsideRow | undefined;
}) => (
  <EntityGrid
    entity="invoiceLine"
    layoutKey="invoice-lines"
    columns={entityColumns.invoiceLine}
    filters={[{ type: 'equals', column: 'invoiceId', value: invoice.id }]}
    defaults={startOfLine(invoice)}
    {...selectedInside(inside, 'invoiceLine')}
  />
);
