import { Button, CloseButton, Menu, TextInput } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowCommands } from './use-row-commands.ts';
import styles from './DataGrid.module.css';

export type FilterChip = { readonly column: string; readonly text: string };

type GridToolbarProps = {
  readonly newLabel: string;
  readonly isEditable: boolean;
  readonly hasFixedRows: boolean;
  /** How many rows are ticked. */
  readonly selected: number;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly chips: readonly FilterChip[];
  readonly onDropFilter: (column: string) => void;
  readonly rows: RowCommands;
  readonly isExporting: boolean;
  readonly onExport: () => void;
  readonly columnChooser: ReactNode;
  readonly actions: ReactNode;
};

/** Commands, quick search and filters in force, above the grid. */
export const GridToolbar = (props: GridToolbarProps) => {
  const { t } = useTranslation('grid');
  const { newLabel, isEditable, hasFixedRows, rows, chips, onDropFilter } = props;
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('toolbar.label')}>
      {isEditable && !hasFixedRows ? <Button onClick={rows.openInsert}>{newLabel}</Button> : null}
      {isEditable ? <RowMenu rows={rows} selected={props.selected} isFixed={hasFixedRows} /> : null}
      {props.actions}
      <SearchField search={props.search} onSearch={props.onSearch} searchRef={props.searchRef} />
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
        {props.columnChooser}
        <Button variant="default" onClick={props.onExport} disabled={props.isExporting}>
          {t('toolbar.export')}
        </Button>
      </span>
    </div>
  );
};

/** What can be done with whole rows: those ticked, else those of the selected cells. */
const RowMenu = ({
  rows,
  selected,
  isFixed,
}: {
  readonly rows: RowCommands;
  readonly selected: number;
  readonly isFixed: boolean;
}) => {
  const { t } = useTranslation('grid');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default">
          {selected > 0 ? t('toolbar.rows', { count: selected }) : t('toolbar.noRows')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isFixed ? null : <Menu.Item onClick={rows.duplicate}>{t('toolbar.duplicate')}</Menu.Item>}
        <Menu.Item onClick={rows.openSetValue}>{t('toolbar.setValue')}</Menu.Item>
        {isFixed ? null : (
          <>
            <Menu.Divider />
            <Menu.Item color="red" onClick={rows.openRemove}>
              {t('toolbar.remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};

const SearchField = ({
  search,
  onSearch,
  searchRef,
}: Pick<GridToolbarProps, 'search' | 'onSearch' | 'searchRef'>) => {
  const { t } = useTranslation('grid');
  const clear = <CloseButton size="xs" aria-label={t('toolbar.clearSearch')} onClick={() => onSearch('')} />;
  return (
    <TextInput
      ref={searchRef}
      className={styles['search']}
      placeholder={t('toolbar.search')}
      aria-label={t('toolbar.search')}
      value={search}
      maxLength={200}
      onChange={(event) => onSearch(event.currentTarget.value)}
      rightSection={search === '' ? null : clear}
    />
  );
};
