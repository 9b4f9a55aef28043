import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { EntityGrid } from '#renderer/components/EntityGrid.tsx';
import { entityColumns } from '#renderer/components/entity-columns.ts';
import type { ComputedColumn } from '#renderer/components/data-grid/grid-types.ts';
import { useApiMutation, useApiQuery } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { notifyDone, useNotifyError } from '#renderer/lib/notify.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { isLimitMissing, limitColumns } from '#shared/domain/rules/missing-limit.ts';
import type { GridFilter } from '#shared/ipc/grid-schemas.ts';
import { useLimitText } from './use-limit-text.ts';
import styles from './settings.module.css';

const ruleColumns = {
  fr: [{ name: 'titleFr', flex: 1, width: 390 }, ...entityColumns.rule],
  en: [{ name: 'titleEn', flex: 1, width: 390 }, ...entityColumns.rule],
} as const;

/** What the list can be narrowed to; a limit is missing where there is something to compare with and none is known. */
const shownFilters = {
  all: [],
  applied: [{ type: 'equals', column: 'enabled', value: 1 }],
  missing: [
    { type: 'known', column: 'operator' },
    ...limitColumns.map((column) => ({ type: 'unknown' as const, column })),
  ],
  unverified: [{ type: 'equals', column: 'mark', value: 'unverified' }],
} as const satisfies Readonly<Record<string, readonly GridFilter[]>>;

type Shown = keyof typeof shownFilters;
const shownNames: readonly Shown[] = ['all', 'applied', 'missing', 'unverified'];

/** The dated rules of the case: filtered, corrected, added; those whose limit nobody has entered are marked. */
export const Rules = ({
  selectedId,
  onSelect,
}: {
  readonly selectedId: number | undefined;
  readonly onSelect: (id: number) => void;
}) => {
  const { t, i18n } = useTranslation('rules');
  const [shown, setShown] = useState<Shown>('all');
  const limit = useLimitColumn();
  const labelOf = useShownLabel();
  return (
    <>
      <p className={styles['text']}>{t('text')}</p>
      <MissingRules />
      <div className={styles['filters']}>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={shown}
          data={shownNames.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => setShown(shownNames.find((name) => name === value) ?? 'all')}
        />
      </div>
      <EntityGrid
        key={shown}
        entity="rule"
        layoutKey={`rule-pack.${i18n.language}`}
        columns={ruleColumns[i18n.language === 'en' ? 'en' : 'fr']}
        computed={[limit]}
        filters={shownFilters[shown]}
        // Usual here; another one is chosen in the panel.
        defaults={{ currency: 'CAD' }}
        selectedId={selectedId}
        onSelect={onSelect}
      />
    </>
  );
};

/** How many have no limit is part of the label: they are work to be done. */
const useShownLabel = (): ((shown: Shown) => string) => {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const { data } = useApiQuery('register', 'aggregate', {
    query: { entity: 'rule', filters: [...shownFilters.missing], sort: [], search: '' },
  });
  return (shown) =>
    shown === 'missing' && data !== undefined
      ? `${t('shown.missing')} (${format.number(data.count)})`
      : t(`shown.${shown}`);
};

/** The limit as one reads it; "to be entered" where it is missing. */
const useLimitColumn = (): ComputedColumn => {
  const { t } = useTranslation('rules');
  const textOf = useLimitText();
  return {
    id: 'limit',
    header: t('limit'),
    width: 170,
    before: 'validFrom',
    render: (row) =>
      isLimitMissing(row.values) ? <Chip tone="warn">{t('missingLimit')}</Chip> : textOf(row),
  };
};

/** Offers what the pack has and the case does not: one made by an older version, or rules that were removed. */
const MissingRules = () => {
  const { t } = useTranslation('rules');
  const isReadOnly = useIsReadOnly();
  const onError = useNotifyError();
  const { data } = useApiQuery('rules', 'missing', {});
  const add = useApiMutation('rules', 'addMissing');
  const count = data?.count ?? 0;
  if (count === 0) return null;
  const onAdd = (): void =>
    add.mutate({}, { onSuccess: ({ added }) => notifyDone(t('added', { count: added })), onError });
  return (
    <div className={styles['offer']} role="status">
      <div>
        <strong>{t('lacks', { count })}</strong> {t('lacksText')}
      </div>
      {isReadOnly ? null : (
        <Button size="xs" loading={add.isPending} onClick={onAdd}>
          {t('add', { count })}
        </Button>
      )}
    </div>
  );
};
