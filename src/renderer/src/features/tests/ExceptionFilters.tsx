import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { RunSummary } from '#shared/ipc/auditing-schemas.ts';
import type { ExceptionFilter } from './model/filter.ts';
import styles from './Exceptions.module.css';

const statuses = ['all', 'new', 'changed', 'same', 'gone'] as const;
const verdicts = ['all', 'open', 'stale', 'exception', 'explained', 'not-relevant', 'follow-up'] as const;

type FilterProps = {
  readonly run: RunSummary;
  readonly filter: ExceptionFilter;
  readonly onFilter: (filter: ExceptionFilter) => void;
};

/** Narrows by what changed since the run before, by what was decided, by currency and by words. */
export const ExceptionFilters = (props: FilterProps) => {
  const { t } = useTranslation('tests');
  const { run, filter, onFilter } = props;
  return (
    <div className={styles['filters']}>
      {run.comparison === null ? null : <StatusControl {...props} />}
      <VerdictSelect {...props} />
      {run.amounts.length > 1 ? (
        <Select
          className={styles['currency'] ?? ''}
          aria-label={t('filters.currency')}
          placeholder={t('filters.currency')}
          data={run.amounts.map(({ currency }) => currency)}
          value={filter.currency}
          clearable
          onChange={(currency) => onFilter({ ...filter, currency })}
        />
      ) : null}
      <TextInput
        className={styles['search'] ?? ''}
        aria-label={t('filters.search')}
        placeholder={t('filters.search')}
        defaultValue={filter.search}
        onBlur={(event) => onFilter({ ...filter, search: event.currentTarget.value.trim() })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFilter({ ...filter, search: event.currentTarget.value.trim() });
        }}
      />
    </div>
  );
};

const StatusControl = ({ run, filter, onFilter }: FilterProps) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const countOf = (status: (typeof statuses)[number]): string =>
    status === 'all' ? '' : ` ${format.number(run.comparison?.[status] ?? 0)}`;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('filters.status')}
      data={statuses.map((status) => ({
        value: status,
        label: `${t(`status.${status}`)}${countOf(status)}`,
      }))}
      value={filter.status}
      onChange={(status) => onFilter({ ...filter, status })}
    />
  );
};

const VerdictSelect = ({ run, filter, onFilter }: FilterProps) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const words = useRegisterWords();
  const { dispositions } = run;
  const counts: Readonly<Record<(typeof verdicts)[number], number | null>> = {
    all: null,
    open: dispositions.open,
    stale: dispositions.stale,
    exception: dispositions.exception,
    explained: dispositions.explained,
    'not-relevant': dispositions.notRelevant,
    'follow-up': dispositions.followUp,
  };
  const labelOf = (verdict: (typeof verdicts)[number]): string => {
    const isState = verdict === 'all' || verdict === 'open' || verdict === 'stale';
    const label = isState ? t(`verdicts.${verdict}`) : words.choice('disposition', 'verdict', verdict);
    const count = counts[verdict];
    return count === null ? label : `${label} (${format.number(count)})`;
  };
  return (
    <Select
      className={styles['verdicts'] ?? ''}
      aria-label={t('filters.verdict')}
      allowDeselect={false}
      data={verdicts.map((verdict) => ({ value: verdict, label: labelOf(verdict) }))}
      value={filter.verdict}
      onChange={(value) => {
        const verdict = verdicts.find((known) => known === value);
        if (verdict !== undefined) onFilter({ ...filter, verdict });
      }}
    />
  );
};
