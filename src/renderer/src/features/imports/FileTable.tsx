import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import tables from '#renderer/components/tables.module.css';

/** The files of one import, what each was, and which could not be read. */
export const FileTable = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th data-kind="number">{t('files.number')}</th>
            <th>{t('list.file')}</th>
            <th>{t('formats.label')}</th>
            <th data-kind="number">{t('files.records')}</th>
            <th>{t('list.state')}</th>
          </tr>
        </thead>
        <tbody>
          {report.files.map(({ name, format: kind, records, error }, index) => (
            <tr key={index}>
              <td data-kind="number">{format.number(index + 1)}</td>
              <td>{name}</td>
              <td>{kind === null ? '' : t(`formats.${kind}`)}</td>
              <td data-kind="number">{format.number(records)}</td>
              <td>
                <Chip tone={error === null ? 'ok' : 'over'}>
                  {t(error === null ? 'files.read' : 'files.unreadable')}
                </Chip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
