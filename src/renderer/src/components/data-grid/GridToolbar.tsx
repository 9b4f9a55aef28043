import { Button, CloseButton, Menu, TextInput } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DataGrid.module.css';

export type FilterChip = { readonly column: string; readonly text: string };

/** Commands, quick search and filters in force, above the grid. */
export const GridToolbar = ({
  newLabel,
  isEditable,
  selected,
  search,
  onSearch,
  searchRef,
  chips,
  onDropFilter,
  onInsert,
  onDuplicate,
  onRemove,
  onSetValue,
  onExport,
  columnChooser,
  actions,
}: {
  readonly newLabel: string;
  readonly isEditable: boolean;
  /** How many rows the row commands apply to. */
  readonly selected: number;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly chips: readonly FilterChip[];
  readonly onDropFilter: (column: string) => void;
  readonly onInsert: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onSetValue: () => void;
  readonly onExport: () => void;
  readonly columnChooser: ReactNode;
  readonly actions: ReactNode;
}) => {
  const { t } = useTranslation('grid');
  const hasRows = selected > 0;
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('toolbar.label')}>
      {isEditable ? <Button onClick={onInsert}>{newLabel}</Button> : null}
      {isEditable ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default">
              {hasRows ? t('toolbar.rows', { count: selected }) : t('toolbar.noRows')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!hasRows} onClick={onDuplicate}>
              {t('toolbar.duplicate')}
            </Menu.Item>
            <Menu.Item onClick={onSetValue}>{t('toolbar.setValue')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item disabled={!hasRows} color="red" onClick={onRemove}>
              {t('toolbar.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {actions}
      <TextInput
        ref={searchRef}
        className={styles['search']}
        placeholder={t('toolbar.search')}
        aria-label={t('toolbar.search')}
        value={search}
        maxLength={200}
        onChange={(event) => onSearch(event.currentTarget.value)}
        rightSection={
          search === '' ? null : (
            <CloseButton size="xs" aria-label={t('toolbar.clearSearch')} onClick={() => onSearch('')} />
          )
        }
      />
      {chips.map(({ column, text }) => (
        <button
          key={column}
          type="button"
          className={styles['filterChip']}
          title={t('toolbar.dropFilter')}
          onClick={() => onDropFilter(column)}
        >
          {text} <span aria-hidden>✕</span>
        </button>
      ))}
      <span className={styles['toolbarEnd']}>
        {columnChooser}
        <Button variant="default" onClick={onExport}>
          {t('toolbar.export')}
        </Button>
      </span>
    </div>
  );
};
