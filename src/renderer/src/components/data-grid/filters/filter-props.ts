import type { CustomFilterProps } from 'ag-grid-react';
import type { ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { computedColumnNamed } from '#shared/domain/register/computed-columns.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { FilterModel } from '../grid-query.ts';
import type { GridContext, ShownRow } from '../grid-types.ts';

export type FilterProps = CustomFilterProps<ShownRow, GridContext, FilterModel>;

/** The column a filter works on. */
export const filteredColumn = ({
  context,
  column,
}: FilterProps): { readonly name: string; readonly definition: ColumnDefinition } => {
  const name = column.getColId();
  const definition = definitionOf(context.entity).columns[name] ?? computedColumnNamed(context.entity, name);
  if (definition === undefined) throw new Error(`no filter for ${context.entity}.${name}`);
  return { name, definition };
};

/** Rows are filtered in SQL: the grid itself lets all of them pass. */
export const passAll = (): boolean => true;

/** Puts the focus into the first field of a filter that opened. */
export const focusFirst = (form: HTMLElement | null): void => form?.querySelector('input')?.focus();
