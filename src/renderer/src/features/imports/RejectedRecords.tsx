import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport, RejectRow } from '#shared/ipc/import-schemas.ts';
import { useFieldLabel } from './use-field-label.ts';
import tables from '#renderer/components/tables.module.css';

/** Rejected records shown. */
const pageRows = 500;

/**
 * Records that were not taken in, and why. A document is evidence as it is: it is not corrected here; what is wrong is
 * put right by its issuer, or in the register.
 */
export const RejectedRecords = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const rejects = useApiQuery('importing', 'rejects', {
    importId: report.importId,
    status: 'all',
    offset: 0,
    limit: pageRows,
  });
  if (rejects.error !== null)
    return <ErrorView error={errorOf(rejects.error)} onRetry={() => void rejects.refetch()} />;
  if (rejects.data === undefined) return null;
  const { rows, total } = rejects.data;
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th data-kind="number">{t('ready.row')}</th>
            <th>{t('rejects.reason')}</th>
            <th>{t('warnings.column')}</th>
            <th>{t('records.written')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RecordRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length < total ? (
        <p className={tables['note']}>{t('rejects.more', { shown: rows.length, count: total })}</p>
      ) : null}
    </div>
  );
};

const RecordRow = ({ row }: { readonly row: RejectRow }) => {
  const { t } = useTranslation(['importing', 'imports', 'errors']);
  const format = useFormat();
  const fieldLabel = useFieldLabel();
  const { file, reason, detail = '', ...cells } = row.cells;
  const written = [
    ...(file === undefined ? [] : [`${t('imports:list.file')} ${file}`]),
    ...(reason === undefined ? [] : [t([`errors:reasons.${reason}`, 'errors:reasons.damaged'], { detail })]),
    ...Object.entries(cells).map(([field, text]) => `${fieldLabel(field)} ${text}`),
  ];
  return (
    <tr>
      <td data-kind="number">{format.number(row.row)}</td>
      <td title={t(`codes.${row.code}`)}>{t(`codes.${row.code}`)}</td>
      <td>{[row.column === null ? '' : fieldLabel(row.column), row.value ?? ''].join(' ')}</td>
      <td title={written.join('\n')}>{written.join(' · ')}</td>
    </tr>
  );
};
