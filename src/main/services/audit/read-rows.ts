import type { EntityName, RowOf } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';

/** All visible rows of a small table, in the order of their ids. */
export const readRows = <E extends EntityName>(db: ReadableDb, entity: E): readonly RowOf<E>[] =>
  prepared(
    db,
    `SELECT ${selectList(entity)} FROM ${readableTable(entity)} ORDER BY id`,
  ).all() as unknown as readonly RowOf<E>[];
