import { hash } from 'node:crypto';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';

const orderedColumns = new Map<EntityName, readonly string[]>();

const columnsInOrder = (entity: EntityName): readonly string[] => {
  let columns = orderedColumns.get(entity);
  if (columns === undefined) {
    columns = Object.keys(definitionOf(entity).columns).toSorted();
    orderedColumns.set(entity, columns);
  }
  return columns;
};

/**
 * SHA-256 of an imported row as it came in: entity, id, import and every known column, as canonical JSON. Unknown
 * columns are left out, so that a later migration that adds a column does not change the hash of older rows.
 */
export const rowHash = (entity: EntityName, id: number, importId: number, fields: AnyFields): Buffer => {
  let text = `{"entity":"${entity}","fields":{`;
  let separator = '';
  for (const column of columnsInOrder(entity)) {
    const value = fields[column];
    if (value === null || value === undefined) continue;
    text += `${separator}"${column}":${typeof value === 'number' ? String(value) : JSON.stringify(value)}`;
    separator = ',';
  }
  return hash('sha256', `${text}},"id":${id},"importId":${importId}}`, 'buffer');
};
