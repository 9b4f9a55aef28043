import { useTranslation } from 'react-i18next';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridRow } from '#shared/ipc/grid-schemas.ts';

const columns = [
  { name: 'startsOn', width: 120 },
  { name: 'endsOn', width: 120 },
  { name: 'worker', width: 190 },
  { name: 'role', width: 170 },
  { name: 'hours', width: 90 },
  { name: 'workPackage', width: 130 },
  { name: 'description', flex: 1, width: 220 },
  { name: 'deliverable', width: 160 },
  { name: 'approvedBy', width: 150 },
  { name: 'approvedOn', width: 124 },
] as const;

/** More rows than a filter names: the number of the invoice then finds those that say it as it is written. */
const mostNamed = 1000;

const filtersOf = ({ values }: GridRow, entryIds: readonly number[]): readonly GridFilter[] =>
  entryIds.length <= mostNamed
    ? [{ type: 'in', column: 'id', values: [...entryIds] }]
    : [
        { type: 'equals', column: 'vendorId', value: values['vendorId'] ?? null },
        { type: 'equals', column: 'invoiceNumber', value: values['number'] ?? null },
      ];

const startOfEntry = ({ values }: GridRow): AnyFields => ({
  vendorId: values['vendorId'] ?? null,
  contractId: values['contractId'] ?? null,
  invoiceNumber: values['number'] ?? null,
});

/** The lines of time sheets that are of an invoice: those that test T28 looks at, too. */
export const TimeSheets = ({
  invoice,
  entryIds,
}: {
  readonly invoice: GridRow;
  readonly entryIds: readonly number[];
}) => {
  const { t } = useTranslation('invoices');
  return (
    <EntityGrid
      entity="timeEntry"
      layoutKey="invoice-time-entries"
      columns={columns}
      filters={filtersOf(invoice, entryIds)}
      defaults={startOfEntry(invoice)}
      empty={{ title: t('timeSheets.emptyTitle'), text: t('timeSheets.emptyText') }}
    />
  );
};
