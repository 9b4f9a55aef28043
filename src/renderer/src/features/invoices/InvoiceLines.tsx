import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import { useApiQuery } from '#renderer/lib/api.ts';
import { selectedInside } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import styles from './invoices.module.css';

/** New lines start in the currency of their invoice. */
const startOfLine = (invoice: GridRow): AnyFields => ({
  invoiceId: invoice.id,
  currency: invoice.values['currency'] ?? null,
});

/** The lines of the selected invoice, below the list of invoices. */
export const InvoiceLines = ({
  invoiceId,
  inside,
}: {
  readonly invoiceId: number | undefined;
  readonly inside: InsideRow | undefined;
}) => {
  const { t } = useTranslation('screens');
  const { data: invoice } = useApiQuery(
    'register',
    'get',
    { entity: 'invoice', id: invoiceId ?? 1 },
    { enabled: invoiceId !== undefined },
  );
  if (invoiceId === undefined || invoice === undefined) {
    return <p className={styles['hint']}>{t('invoices.chooseInvoice')}</p>;
  }
  return (
    <section
      className={styles['lines']}
      aria-label={t('invoices.lines', { number: invoice.values['number'] })}
    >
      <h2 className={styles['title']}>{t('invoices.lines', { number: invoice.values['number'] })}</h2>
      <EntityGrid
        key={invoice.id}
        entity="invoiceLine"
        layoutKey="invoice-lines"
        columns={entityColumns.invoiceLine}
        filters={[{ type: 'equals', column: 'invoiceId', value: invoice.id }]}
        defaults={startOfLine(invoice)}
        {...selectedInside(inside, 'invoiceLine')}
      />
    </section>
  );
};
