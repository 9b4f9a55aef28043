import type { ColumnDefinition } from './column-kinds.ts';
import { definitionOf, entityNames, type EntityName } from './entities.ts';

/** `originalLow` -> `original_low`: the column's name in SQL. */
export const sqlName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The table or, for entities that imports add to, the view without rows of imports that are not committed. */
export const readableTable = (entity: EntityName): string => {
  const definition = definitionOf(entity);
  return definition.imported ? `visible_${definition.table}` : definition.table;
};

/** Whether the column keeps a companion `<column>_sort`. */
export const hasSortColumn = (column: ColumnDefinition): boolean =>
  column.kind === 'decimal' || (column.kind === 'text' && column.sortKey === true);

/** A column that points to rows of an entity. */
export type Reference = { readonly column: string; readonly to: EntityName };

/** Columns of an entity that point to others, in the order of its columns. */
export const referencesOf = (entity: EntityName): readonly Reference[] =>
  Object.entries(definitionOf(entity).columns).flatMap(([column, definition]) =>
    definition.kind === 'ref' ? [{ column, to: definition.entity as EntityName }] : [],
  );

/** What other entities point to this one, and through which column. */
export const referencesTo = (
  entity: EntityName,
): readonly { readonly entity: EntityName; readonly column: string }[] =>
  entityNames.flatMap((from) =>
    Object.entries(definitionOf(from).columns)
      .filter(([, column]) => column.kind === 'ref' && column.entity === entity)
      .map(([column]) => ({ entity: from, column })),
  );
