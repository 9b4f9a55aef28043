import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { errorOf, useApiQuery } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import tables from '#renderer/components/tables.module.css';

const pageRows = 10;

/** The commands that ran tests, newest first, each with what it found and what had changed since the one before. */
export const Batteries = () => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const [limit, setLimit] = useState(pageRows);
  const { data, error } = useApiQuery('auditing', 'batteries', { offset: 0, limit });
  if (error !== null) return <ErrorView error={errorOf(error)} />;
  if (data === undefined) return null;
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{t('runs.when')}</th>
            <th scope="col">{t('runs.who')}</th>
            <th scope="col" data-kind="number">
              {t('runs.tests')}
            </th>
            <th scope="col" data-kind="number">
              {t('runs.exceptions')}
            </th>
            <th scope="col">{t('runs.since')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((battery) => (
            <tr key={battery.id}>
              <td>
                <time>{format.instant(battery.startedAt)}</time>
              </td>
              <td>{battery.actor}</td>
              <td data-kind="number">
                {format.number(battery.tests - battery.notApplicable)} / {format.number(battery.tests)}
              </td>
              <td data-kind="number">{format.number(battery.exceptions)}</td>
              <td>
                {battery.comparison === null ? t('runs.first') : t('run.compared', { ...battery.comparison })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.rows.length < data.total ? (
        <Button variant="subtle" onClick={() => setLimit(limit + pageRows)}>
          {t('more', { count: data.total - data.rows.length })}
        </Button>
      ) : null}
    </div>
  );
};
