import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { GridFilter, GridRow } from '#shared/ipc/grid-schemas.ts';
import { GridBody } from './GridBody.tsx';
import type { ComputedColumn, GridColumn, TwoLines } from './grid-types.ts';
import { useGridLayout } from './use-grid-layout.ts';

export type DataGridProps = {
  readonly entity: EntityName;
  /** Under which the layout is remembered. */
  readonly layoutKey: string;
  /** Columns shown at first, in order; the rest of the dictionary can be added from the list of columns. */
  readonly columns: readonly GridColumn[];
  readonly computed?: readonly ComputedColumn[];
  /** What the screen itself narrows to (the contract of a panel), beside the filters of the headers. */
  readonly filters?: readonly GridFilter[];
  /** What new rows of this screen start with; not asked for in the dialog. */
  readonly defaults?: AnyFields;
  /** Label of the button that adds a row. */
  readonly newLabel: string;
  readonly isEditable: boolean;
  /** Cells may be edited, but rows are neither added, copied nor removed here. */
  readonly hasFixedRows?: boolean;
  readonly selectedId?: number | undefined;
  /** The row with the focus changed. */
  readonly onSelect?: (id: number) => void;
  /** Two lines in pinned columns; rows are then taller. */
  readonly twoLines?: (row: GridRow) => TwoLines;
  readonly empty: { readonly title: string; readonly text: string; readonly actions?: ReactNode };
  /** Commands of the screen, in the toolbar. */
  readonly actions?: ReactNode;
};

/**
 * A grid over one entity of the register: pages, sorts and filters in SQL; edits, copies and pastes cells; remembers
 * its layout. The only place that knows AG Grid.
 */
export const DataGrid = (props: DataGridProps) => <RememberedGrid key={props.layoutKey} {...props} />;

const RememberedGrid = (props: DataGridProps) => {
  const { i18n } = useTranslation();
  const { initial, remember } = useGridLayout(props.layoutKey);
  if (initial === null) return null;
  // Another language is another set of headers, filters and editors: the grid starts anew with the layout it has.
  return <GridBody key={i18n.language} {...props} initial={initial} remember={remember} />;
};
