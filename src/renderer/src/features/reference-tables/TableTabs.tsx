import { Tabs } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCase } from '#renderer/lib/app-state.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import {
  isReferenceEntity,
  type ReferenceEntity,
} from '#shared/domain/reference-tables/reference-formats.ts';
import { tableGroups } from './table-groups.ts';
import styles from './TableTabs.module.css';

/** A tab for each table with how many rows it has, under what they are about. */
export const TableTabs = ({
  value,
  onChange,
}: {
  readonly value: ReferenceEntity;
  readonly onChange: (table: ReferenceEntity) => void;
}) => {
  const { t } = useTranslation('tables');
  const format = useFormat();
  const counts = useOpenCase()?.counts ?? {};
  const id = useId();
  return (
    <Tabs
      value={value}
      onChange={(key) => {
        if (key !== null && isReferenceEntity(key)) onChange(key);
      }}
    >
      <Tabs.List className={styles['list']} aria-label={t('title')}>
        {tableGroups.map(({ key, tables }) => (
          <div key={key} role="presentation" className={styles['group']}>
            <span id={`${id}-${key}`} aria-hidden="true" className={styles['caption']}>
              {t(`groups.${key}`)}
            </span>
            <div role="presentation" className={styles['tabs']}>
              {tables.map((table) => {
                const count = counts[table] ?? 0;
                return (
                  <Tabs.Tab
                    key={table}
                    value={table}
                    className={styles['tab'] ?? ''}
                    aria-describedby={`${id}-${key}`}
                  >
                    {t(`tabs.${table}`)}
                    {count === 0 ? null : <span className={styles['count']}> ({format.number(count)})</span>}
                  </Tabs.Tab>
                );
              })}
            </div>
          </div>
        ))}
      </Tabs.List>
    </Tabs>
  );
};
