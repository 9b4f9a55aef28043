import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { computedColumnNamed } from '#shared/domain/register/computed-columns.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { displayOf } from './cell-display.ts';
import { isPinned } from './grid-handle.ts';
import { ChoiceEditor } from './editors/ChoiceEditor.tsx';
import { DateEditor } from './editors/DateEditor.tsx';
import { LongTextEditor } from './editors/LongTextEditor.tsx';
import { ReferenceEditor } from './editors/ReferenceEditor.tsx';
import { TextEditor } from './editors/TextEditor.tsx';
import { ChoiceFilter } from './filters/ChoiceFilter.tsx';
import { RangeFilter } from './filters/RangeFilter.tsx';
import { TextFilter } from './filters/TextFilter.tsx';
import {
  isTotal,
  type ComputedColumn,
  type GridColumn,
  type GridContext,
  type ShownRow,
} from './grid-types.ts';
import styles from './DataGrid.module.css';

type Column = ColDef<ShownRow, CellValue>;

/** Width a kind of value needs, in pixels. */
const widthOf = (definition: ColumnDefinition): number => {
  switch (definition.kind) {
    case 'text':
      return definition.multiline === true ? 240 : definition.maxLength <= 120 ? 140 : 220;
    case 'money':
      return 150;
    case 'date':
      return 112;
    case 'choice':
      return 150;
    case 'ref':
      return 190;
    case 'currency':
    case 'flag':
    case 'integer':
      return 92;
    case 'decimal':
      return 110;
  }
};

const editorOf = (definition: ColumnDefinition) => {
  switch (definition.kind) {
    case 'choice':
    case 'flag':
      return { cellEditor: ChoiceEditor, cellEditorPopup: true };
    case 'ref':
      return { cellEditor: ReferenceEditor, cellEditorPopup: true };
    case 'date':
      return { cellEditor: DateEditor, cellEditorPopup: true };
    case 'text':
      return definition.multiline === true
        ? { cellEditor: LongTextEditor, cellEditorPopup: true }
        : { cellEditor: TextEditor };
    default:
      return { cellEditor: TextEditor };
  }
};

const filterOf = (definition: ColumnDefinition) => {
  switch (definition.kind) {
    case 'choice':
    case 'flag':
    case 'currency':
      return ChoiceFilter;
    case 'text':
    case 'ref':
      return TextFilter;
    default:
      return RangeFilter;
  }
};

const numbers: ReadonlySet<string> = new Set(['money', 'decimal', 'integer']);

const storedColumn = (column: GridColumn, definition: ColumnDefinition, setting: Setting): Column => ({
  colId: column.name,
  headerName: column.header ?? setting.context.words.column(setting.context.entity, column.name),
  initialWidth: column.width ?? widthOf(definition),
  ...(column.flex === undefined
    ? {}
    : { initialFlex: column.flex, minWidth: column.width ?? widthOf(definition) }),
  ...(column.hidden === true ? { initialHide: true } : {}),
  ...(column.pinned === true ? { initialPinned: 'left' } : {}),
  valueGetter: ({ data }) => data?.values[column.name] ?? null,
  valueFormatter: ({ data }) =>
    data === undefined ? '' : displayOf(column.name, data, setting.context).text,
  tooltipValueGetter: ({ data }) => {
    if (data === undefined || isTotal(data)) return null;
    const { text } = displayOf(column.name, data, setting.context);
    return text.length > 24 ? text : null;
  },
  ...(setting.context.twoLines !== null && column.pinned === true ? { cellRenderer: TwoLineCell } : {}),
  editable: ({ data }) =>
    setting.isEditable && definition.readOnly !== true && data !== undefined && !isTotal(data),
  ...editorOf(definition),
  filter: filterOf(definition),
  sortable: true,
  cellClass: numbers.has(definition.kind) ? 'number-cell' : '',
  headerClass: numbers.has(definition.kind) ? 'ag-right-aligned-header' : '',
  cellClassRules: rangeRules(column.name, setting.context),
});

const rangeRules = (name: string, context: GridContext): NonNullable<Column['cellClassRules']> => ({
  'in-range': ({ rowIndex, node }) => !isPinned(node.rowPinned) && context.isInRange(rowIndex, name),
  'total-label': ({ data }) => data !== undefined && isTotal(data) && context.isFirst(name),
  'is-unknown': ({ data }) => data !== undefined && displayOf(name, data, context).look === 'unknown',
  'is-open': ({ data }) => data !== undefined && displayOf(name, data, context).look === 'open',
});

/** A title with what identifies the row below it. */
const TwoLineCell = ({
  data,
  valueFormatted,
  context,
}: ICellRendererParams<ShownRow, CellValue, GridContext>) => {
  if (data === undefined) return null;
  if (isTotal(data)) return <span>{data.total.label}</span>;
  const { first, second } = context.twoLines?.(data) ?? { first: valueFormatted ?? '', second: '' };
  return (
    <span className={styles['twoLines']}>
      <span className={styles['firstLine']}>{first}</span>
      <span className={styles['secondLine']}>{second}</span>
    </span>
  );
};

/** The case orders and narrows by some of the columns that it computes; the others are shown only. */
const computedColumn = (column: ComputedColumn, entity: EntityName): Column => ({
  colId: column.id,
  headerName: column.header,
  initialWidth: column.width,
  sortable: computedColumnNamed(entity, column.id) !== undefined,
  filter: computedColumnNamed(entity, column.id) === undefined ? false : RangeFilter,
  editable: false,
  cellClass: column.isNumber === true ? 'number-cell' : '',
  headerClass: column.isNumber === true ? 'ag-right-aligned-header' : '',
  cellRenderer: ({ data }: { readonly data: ShownRow | undefined }) =>
    data === undefined || isTotal(data) ? null : column.render(data satisfies GridRow),
});

type Setting = { readonly context: GridContext; readonly isEditable: boolean };

/**
 * The grid's columns: those the screen names, in its order, then the rest of the dictionary hidden, so that the list
 * of columns offers everything. `computed` columns go before the stored column they name.
 */
export const columnDefinitions = (
  named: readonly GridColumn[],
  computed: readonly ComputedColumn[],
  setting: Setting,
): Column[] => {
  const { entity } = setting.context;
  const { columns } = definitionOf(entity);
  const computedOf = (column: ComputedColumn): Column => computedColumn(column, entity);
  const rest = Object.keys(columns).filter((name) => !named.some((column) => column.name === name));
  const all: readonly GridColumn[] = [...named, ...rest.map((name) => ({ name, hidden: true as const }))];
  const stored = all.flatMap((column) => {
    const definition = columns[column.name];
    if (definition === undefined) return [];
    const before = computed.filter((other) => other.before === column.name);
    return [...before.map(computedOf), storedColumn(column, definition, setting)];
  });
  return [...stored, ...computed.filter(({ before }) => before === undefined).map(computedOf)];
};
