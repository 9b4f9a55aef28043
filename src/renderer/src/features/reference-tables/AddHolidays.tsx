import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { quebecHolidays } from '#shared/domain/calendar/quebec-holidays.ts';

/** Adds the public holidays of a year that the table does not have yet, as one change. */
export const AddHolidays = () => {
  const { t } = useTranslation('tables');
  const notifyError = useNotifyError();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const insert = useApiMutation('register', 'insert');
  const known = useApiQuery('register', 'page', {
    query: {
      entity: 'holiday',
      filters: [{ type: 'between', column: 'day', low: `${year}-01-01`, high: `${year}-12-31` }],
      sort: [],
      search: '',
    },
    offset: 0,
    limit: 500,
  });
  const days = new Set(known.data?.rows.map(({ values }) => values['day']));
  const added = quebecHolidays(year).filter(({ day }) => !days.has(day));
  const add = (): void =>
    insert.mutate(
      { entity: 'holiday', rows: added.map((holiday) => ({ ...holiday })) },
      { onSuccess: () => notifyDone(t('holidays.added', { year: String(year) })), onError: notifyError },
    );
  return (
    <>
      <NumberInput
        aria-label={t('holidays.year')}
        w={90}
        min={1900}
        max={2200}
        allowDecimal={false}
        clampBehavior="blur"
        value={year}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1900 && value <= 2200) setYear(value);
        }}
      />
      <Button
        variant="default"
        onClick={add}
        title={t('holidays.law')}
        disabled={known.data === undefined || added.length === 0 || insert.isPending}
      >
        {t('holidays.add', { year: String(year) })}
      </Button>
    </>
  );
};
