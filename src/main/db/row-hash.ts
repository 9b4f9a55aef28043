import { hash } from 'node:crypto';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';

type HashedColumn = { readonly name: string; readonly key: string };

const orderedColumns = new Map<EntityName, readonly HashedColumn[]>();

const columnsInOrder = (entity: EntityName): readonly HashedColumn[] => {
  let columns = orderedColumns.get(entity);
  if (columns === undefined) {
    columns = Object.keys(definitionOf(entity).columns)
      .toSorted()
      .map((name) => ({ name, key: `"${name}":` }));
    orderedColumns.set(entity, columns);
  }
  return columns;
};

/** Nothing in it that JSON would escape: nearly every text, and `JSON.stringify` takes several times as long. */
const plainText = /^[ !#-[\]-~]*$/;

const jsonOf = (value: Exclude<CellValue, null>): string => {
  if (typeof value === 'number') return String(value);
  // SQLite stores half a character (of a text that was cut) as U+FFFD: the hash is over what will be read again.
  return plainText.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed());
};

/**
 * SHA-256 (hex) of an imported row as it came in: entity, id, import and every known column, as canonical JSON. Unknown
 * columns are left out, so that a later migration that adds a column does not change the hash of older rows.
 */
export const rowHash = (entity: EntityName, id: number, importId: number, fields: AnyFields): string => {
  let text = `{"entity":"${entity}","fields":{`;
  let separator = '';
  for (const { name, key } of columnsInOrder(entity)) {
    const value = fields[name];
    if (value === null || value === undefined) continue;
    text += separator + key + jsonOf(value);
    separator = ',';
  }
  // As text: making a buffer for each hash takes longer than the hash.
  return hash('sha256', `${text}},"id":${id},"importId":${importId}}`, 'hex');
};
