import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { insertRows, type NewRow } from '../../db/insert-rows.ts';
import { prepared } from '../../db/prepared.ts';
import { rowHash } from '../../db/row-hash.ts';
import { insertRow, updateRow } from '../../db/row-store.ts';
import type { WritableDb } from '../../db/types.ts';

/** Rows under one import, each with the hash that seals it. */
export type ImportedRows = {
  /** Call it at the start of each transaction: between two, someone may have added rows by hand. */
  readonly begin: () => void;
  /** The id that AUTOINCREMENT would give: the hash of a row covers its id, so it must be known before. */
  readonly nextId: (entity: EntityName) => number;
  readonly insert: (entity: EntityName, id: number, fields: AnyFields) => void;
  /** Many rows of one entity in few statements; their ids follow each other. */
  readonly insertAll: (entity: EntityName, added: readonly NewRow[]) => void;
  /** Replaces every column of a row that this import inserted. */
  readonly rewrite: (entity: EntityName, id: number, fields: AnyFields) => void;
};

export const createImportedRows = (db: WritableDb, importId: number): ImportedRows => {
  const lastIds = new Map<EntityName, number>();
  return {
    begin: () => lastIds.clear(),
    nextId: (entity) => {
      const id = (lastIds.get(entity) ?? lastStoredId(db, entity)) + 1;
      lastIds.set(entity, id);
      return id;
    },
    insert: (entity, id, fields) => {
      insertRow(db, entity, fields, {
        id,
        mark: { importId, rowHash: Buffer.from(rowHash(entity, id, importId, fields), 'hex') },
      });
    },
    insertAll: (entity, added) => insertRows(db, entity, importId, added),
    rewrite: (entity, id, fields) => {
      updateRow(db, entity, id, fields);
      const hash = rowHash(entity, id, importId, fields);
      prepared(db, `UPDATE ${definitionOf(entity).table} SET row_hash = ? WHERE id = ?`).run(
        Buffer.from(hash, 'hex'),
        id,
      );
    },
  };
};

const lastStoredId = (db: WritableDb, entity: EntityName): number => {
  const last = prepared(db, 'SELECT seq FROM sqlite_sequence WHERE name = ?').get(
    definitionOf(entity).table,
  ) as { seq: number } | undefined;
  return last?.seq ?? 0;
};
