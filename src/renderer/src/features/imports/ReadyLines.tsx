import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** Lines of a page of the preview. */
const pageLines = 100;

/** Columns of a line that help to recognise it; the register has the others. */
const columns = [
  'sourceRow',
  'invoiceId',
  'contractId',
  'itemCode',
  'description',
  'workPackage',
  'worker',
  'role',
  'deliverable',
  'quantity',
  'unit',
  'unitPrice',
  'net',
  'gst',
  'qst',
  'total',
] as const;

type Column = (typeof columns)[number];

const numeric: ReadonlySet<Column> = new Set([
  'sourceRow',
  'quantity',
  'unitPrice',
  'net',
  'gst',
  'qst',
  'total',
]);

/** First lines of an import as they are, or would be, in the register. */
export const ReadyLines = ({ importId }: { readonly importId: number }) => {
  const { t } = useTranslation(['imports', 'register']);
  const format = useFormat();
  const [limit, setLimit] = useState(pageLines);
  const lines = useApiQuery('importing', 'previewLines', { importId, offset: 0, limit });
  if (lines.error !== null) {
    return <ErrorView error={errorOf(lines.error)} onRetry={() => void lines.refetch()} />;
  }
  const rows = lines.data?.rows ?? [];
  const total = lines.data?.total ?? 0;
  const shown = columns.filter((column) => rows.some((row) => (row.values[column] ?? null) !== null));
  if (lines.data !== undefined && total === 0) return <p className={texts['faint']}>{t('ready.none')}</p>;
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} data-kind={numeric.has(column) ? 'number' : 'text'}>
                {column === 'sourceRow' ? t('ready.row') : t(`register:columns.invoiceLine.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {shown.map((column) => (
                <td key={column} data-kind={numeric.has(column) ? 'number' : 'text'}>
                  <LineCell row={row} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total && limit < 500 ? (
        <button type="button" className={tables['more']} onClick={() => setLimit(500)}>
          {t('ready.more', { shown: format.number(rows.length), count: total })}
        </button>
      ) : null}
    </div>
  );
};

const LineCell = ({ row, column }: { readonly row: GridRow; readonly column: Column }) => {
  const format = useFormat();
  const value = row.values[column] ?? null;
  if (value === null) return '';
  switch (definitionOf('invoiceLine').columns[column]?.kind) {
    case 'money':
      return format.money(value, String(row.values['currency'] ?? 'CAD'));
    case 'decimal':
      return format.decimal(String(value));
    case 'ref':
      return row.labels[column] ?? `#${value}`;
    default:
      return String(value);
  }
};
