import type { GridState } from 'ag-grid-community';
import { useRef, useState } from 'react';
import { EmptyState } from '../EmptyState.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { DataGridProps } from './DataGrid.tsx';
import { filterWords } from './filters/filter-words.ts';
import { GridDialogs } from './GridDialogs.tsx';
import { GridExportBar } from './GridExport.tsx';
import { GridTable } from './GridTable.tsx';
import { GridToolbar } from './GridToolbar.tsx';
import { PasteDialogs } from './PasteDialogs.tsx';
import { useGridTotals } from './use-grid-totals.ts';
import { useGridCommands, useGridParts, useGridQuery } from './use-register-grid.ts';
import styles from './DataGrid.module.css';

export type GridBodyProps = DataGridProps & {
  readonly initial: GridState;
  readonly remember: (state: GridState) => void;
};

/** One grid in one language, with its toolbar and dialogs: see DataGrid. */
export const GridBody = (props: GridBodyProps) => {
  const { entity } = props;
  const parts = useGridParts(props);
  const shown = useGridQuery(props, props.initial, parts.grid);
  const frame = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const focusSearch = (): void => searchField.current?.focus();
  const commands = useGridCommands(props, parts, { query: shown.query, frame, focusSearch });
  const totals = useGridTotals(entity, shown.query);
  const [ticked, setTicked] = useState(0);
  const { grid, context } = parts;
  const chips = Object.entries(shown.models.models).map(([column, model]) => ({
    column,
    text: filterWords(
      { entity, column, model, header: props.computed?.find(({ id }) => id === column)?.header },
      context,
    ),
  }));
  const isNarrowed = chips.length > 0 || shown.isSearching;
  const dropFilter = async (column: string): Promise<void> => {
    await grid.get()?.setColumnFilterModel(column, null);
    grid.get()?.onFilterChanged();
  };
  const resetLayout = (): void => {
    grid.get()?.resetColumnState();
    grid.get()?.setFilterModel(null);
  };
  return (
    <div className={styles['frame']} ref={frame}>
      <GridToolbar
        newLabel={props.newLabel}
        isEditable={props.isEditable}
        hasFixedRows={props.hasFixedRows === true}
        selected={ticked}
        search={shown.search}
        onSearch={shown.setSearch}
        searchRef={searchField}
        chips={chips}
        onDropFilter={(column) => void dropFilter(column)}
        rows={commands.rows}
        isExporting={commands.csv.jobId !== null}
        onExport={commands.csv.start}
        columnChooser={<ColumnChooser grid={grid} onReset={resetLayout} />}
        actions={props.actions}
      />
      <GridExportBar jobId={commands.csv.jobId} />
      <div className={styles['grid']} data-grid={props.layoutKey} data-tall={props.twoLines !== undefined}>
        <GridTable
          {...props}
          parts={parts}
          datasource={shown.datasource}
          query={shown.query}
          totals={totals.rows}
          onKey={commands.onKey}
          onModels={shown.setModels}
          onTicked={setTicked}
        />
        {totals.count === 0 ? (
          <div className={styles['empty']}>
            {isNarrowed ? (
              <EmptyState title={context.t('grid:empty.title')} text={context.t('grid:empty.text')} />
            ) : (
              <EmptyState {...props.empty} />
            )}
          </div>
        ) : null}
      </div>
      <GridDialogs
        entity={entity}
        commands={commands.rows}
        shownCount={totals.count ?? 0}
        defaults={props.defaults ?? {}}
        first={props.columns.filter(({ hidden }) => hidden !== true).map(({ name }) => name)}
        newLabel={props.newLabel}
        onAdded={(id) => props.onSelect?.(id)}
      />
      <PasteDialogs entity={entity} state={commands.paste.state} onClose={commands.paste.close} />
    </div>
  );
};
