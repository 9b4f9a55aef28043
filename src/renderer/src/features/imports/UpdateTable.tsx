import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import tables from '#renderer/components/tables.module.css';
import { createChangeText } from '#renderer/lib/field-text.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';

type Update = ImportReport['updates'][number];

/** More rows than this nobody reads: the trail has all that were made. */
const shownUpdates = 500;

/** What the import makes of rows that were there before it, and where the case says something else. */
export const UpdateTable = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { updates } = report;
  return (
    <div className={tables['scroll']}>
      <p className={tables['note']}>{t('updates.text')}</p>
      <table className={tables['table']} aria-label={t('updates.title')}>
        <thead>
          <tr>
            <th>{t('updates.row')}</th>
            <th>{t('updates.column')}</th>
            <th>{t('updates.before')}</th>
            <th>{t('updates.after')}</th>
            <th>{t('updates.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {updates.slice(0, shownUpdates).map((update) => (
            <UpdateRow
              key={`${update.entity} ${update.id} ${update.column}`}
              update={update}
              isStaged={report.state === 'staged'}
            />
          ))}
        </tbody>
      </table>
      {updates.length > shownUpdates ? (
        <p className={tables['note']}>
          {t('updates.more', { shown: format.number(shownUpdates), count: updates.length })}
        </p>
      ) : null}
    </div>
  );
};

const UpdateRow = ({ update, isStaged }: { readonly update: Update; readonly isStaged: boolean }) => {
  const { t } = useTranslation('imports');
  const words = useRegisterWords();
  const format = useFormat();
  const changeText = createChangeText(format, words);
  const { entity, label, column, currency, isApplied } = update;
  const [was, is] = changeText(entity, column, update, { currency });
  return (
    <tr>
      <td>
        {words.entity(entity, 'one')} {label}
      </td>
      <td>{words.column(entity, column)}</td>
      <td>{update.beforeName ?? was}</td>
      <td>{update.afterName ?? is}</td>
      <td>
        <Chip tone={isApplied ? 'ok' : 'warn'}>
          {t(!isApplied ? 'updates.kept' : isStaged ? 'updates.planned' : 'updates.applied')}
        </Chip>
      </td>
    </tr>
  );
};
