import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { useFieldLabel } from './use-field-label.ts';
import tables from '#renderer/components/tables.module.css';

/** What was accepted but deserves a look. */
export const WarningList = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation(['imports', 'importing']);
  const format = useFormat();
  const fieldLabel = useFieldLabel();
  const { warnings, warningCount } = report;
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th data-kind="number">{t('ready.row')}</th>
            <th>{t('warnings.column')}</th>
            <th>{t('warnings.sentence')}</th>
          </tr>
        </thead>
        <tbody>
          {warnings.map((warning, index) => (
            <tr key={index}>
              <td data-kind="number">{format.number(warning.row)}</td>
              <td>{warning.column === null ? '' : fieldLabel(warning.column)}</td>
              <td>{t(`importing:codes.${warning.code}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {warnings.length < warningCount ? (
        <p className={tables['note']}>{t('warnings.more', { count: warningCount - warnings.length })}</p>
      ) : null}
    </div>
  );
};
