import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import texts from '#renderer/components/text.module.css';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import styles from './findings.module.css';

const shownOptions = 100;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Tests whose last run has exceptions, the chosen one among them, and the last run of that. */
const useTestsWithExceptions = (chosen: string | null) => {
  const { data: library } = useApiQuery('auditing', 'tests', {});
  const found = library?.filter(({ lastRun }) => (lastRun?.exceptionCount ?? 0) > 0);
  const ids = found?.map(({ id }) => id);
  return {
    tests: ids === undefined || chosen === null ? ids : [...new Set([...ids, chosen])],
    runId: found?.find(({ id }) => id === chosen)?.lastRun?.id ?? null,
  };
};

/** Asks for an exception of a stored run: of which test, then which. */
export const ExceptionSelect = ({
  fields,
  set,
}: {
  readonly fields: AnyFields;
  readonly set: (patch: AnyFields) => void;
}) => {
  const { t } = useTranslation(['findings', 'audit', 'grid']);
  const test = textOf(fields['test']);
  const key = textOf(fields['exceptionKey']);
  const { tests, runId } = useTestsWithExceptions(test);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search === key ? '' : search, 120);
  const { data } = useApiQuery(
    'auditing',
    'exceptions',
    { runId: runId ?? 1, status: 'all', verdict: 'all', search: asked, offset: 0, limit: shownOptions },
    { enabled: runId !== null },
  );
  const keys = (data?.rows ?? []).map((row) => row.key);
  if (tests?.length === 0) return <p className={texts['faint']}>{t('findings:evidence.noRuns')}</p>;
  return (
    <div className={styles['form']}>
      <Select
        label={t('findings:evidence.test')}
        withAsterisk
        data={(tests ?? []).map((id) => ({
          value: id,
          label: `${id} ${t(`audit:titles.${id}`, { defaultValue: '' })}`,
        }))}
        value={test}
        searchable
        onChange={(next) => set({ test: next, exceptionKey: null })}
      />
      <Select
        key={test}
        label={t('findings:evidence.exception')}
        withAsterisk
        disabled={test === null}
        data={[...new Set([...(key === null ? [] : [key]), ...keys])]}
        value={key}
        searchable
        onSearchChange={setSearch}
        filter={({ options }) => options}
        nothingFoundMessage={t('grid:editor.nothingFound')}
        onChange={(next) => set({ exceptionKey: next })}
      />
    </div>
  );
};
