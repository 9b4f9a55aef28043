import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelTabs, type PanelTab } from '#renderer/components/PanelTabs.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { insideKey, viewOf } from '#renderer/lib/inside-row.ts';
import type { InsideRow } from '#renderer/lib/route.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { SupportingDocument } from '#shared/ipc/calls/documents.ts';
import { InvoiceLines } from './InvoiceLines.tsx';
import { SupportingDocuments } from './SupportingDocuments.tsx';
import { TimeSheets } from './TimeSheets.tsx';
import styles from './invoices.module.css';

const parts = ['invoiceLine', 'supportingDocument', 'timeEntry'] as const;

type Part = (typeof parts)[number];

type PartsProps = {
  readonly invoiceId: number | undefined;
  readonly inside: InsideRow | undefined;
  /** The document shown beside. */
  readonly shownId: number | null;
  readonly onShow: (document: SupportingDocument | null) => void;
};

/** What belongs to the selected invoice, below the list of invoices: its lines, and what supports it. */
export const InvoiceParts = (props: PartsProps) => {
  const { invoiceId, inside } = props;
  const { t } = useTranslation('screens');
  const { data: invoice } = useApiQuery(
    'register',
    'get',
    { entity: 'invoice', id: invoiceId ?? 1 },
    { enabled: invoiceId !== undefined },
  );
  const [part, choose] = usePart(inside);
  if (invoiceId === undefined || invoice === undefined)
    return <p className={styles['hint']}>{t('invoices.chooseInvoice')}</p>;
  return <PartsOf key={invoice.id} {...props} invoice={invoice} part={part} onPart={choose} />;
};

/** The part that was chosen, also for the next invoices, until the route names a row of another one. */
const usePart = (inside: InsideRow | undefined): readonly [Part, (part: Part) => void] => {
  const from = insideKey(inside);
  const [chosen, setChosen] = useState<{ readonly from: string; readonly part: Part }>({
    from: '',
    part: 'invoiceLine',
  });
  const part = from === '' || from === chosen.from ? chosen.part : viewOf(parts, inside);
  return [part, (next) => setChosen({ from, part: next })];
};

const PartsOf = ({
  invoice,
  inside,
  part,
  onPart,
  shownId,
  onShow,
}: PartsProps & {
  readonly invoice: GridRow;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}) => {
  const { t } = useTranslation('invoices');
  const { data: support } = useApiQuery('documents', 'ofInvoice', { id: invoice.id });
  const lines = useLineCount(invoice.id);
  const tabs: readonly PanelTab<Part>[] = [
    {
      key: 'invoiceLine',
      label: t('tabs.lines'),
      count: lines,
      fills: true,
      render: () => <InvoiceLines invoice={invoice} inside={inside} />,
    },
    {
      key: 'supportingDocument',
      label: t('tabs.documents'),
      count: support?.documents.length,
      fills: true,
      render: () =>
        support === undefined ? null : (
          <SupportingDocuments
            invoiceId={invoice.id}
            documents={support.documents}
            markedId={inside?.entity === 'supportingDocument' ? inside.id : null}
            shownId={shownId}
            onShow={onShow}
          />
        ),
    },
    {
      key: 'timeEntry',
      label: t('tabs.timeSheets'),
      count: support?.timeEntryIds.length,
      fills: true,
      render: () =>
        support === undefined ? null : <TimeSheets invoice={invoice} entryIds={support.timeEntryIds} />,
    },
  ];
  const title = t('partsOf', { number: invoice.values['number'], vendor: invoice.labels['vendorId'] });
  return (
    <section className={styles['parts']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <PanelTabs label={t('tabs.label')} tabs={tabs} value={part} onChange={onPart} />
    </section>
  );
};

const useLineCount = (invoiceId: number): number | undefined => {
  const filters = [{ type: 'equals' as const, column: 'invoiceId', value: invoiceId }];
  const query = { entity: 'invoiceLine', filters, sort: [], search: '' };
  return useApiQuery('register', 'aggregate', { query }).data?.count;
};
