import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { ImportUpdate } from '#shared/ipc/import-schemas.ts';
import { prepared } from '../../db/prepared.ts';
import { fieldsOf, readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Change } from '../trail/change.ts';

/** On every event of the commit of an import. */
export const commitCommand = 'importing.commit';

/** On every event of taking an import out. */
export const undoCommand = 'importing.undo';

/** What a committed import did to a row that was there before it. */
export type AppliedUpdate = {
  readonly entity: EntityName;
  readonly id: number;
  readonly before: AnyFields;
  readonly after: AnyFields;
};

/**
 * The updates as they can be made now: what was changed since the import was read, or would leave a row that does not
 * hold, is not.
 */
export const settledUpdates = (db: ReadableDb, updates: readonly ImportUpdate[]): readonly ImportUpdate[] =>
  [...byRow(updates).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const entity = first.entity as EntityName;
    const row = readRow(db, entity, first.id);
    const isSame = ({ column, before }: ImportUpdate): boolean => (row?.[column] ?? null) === before;
    const applied = group.filter((update) => update.isApplied && row !== undefined && isSame(update));
    const after = row === undefined ? {} : { ...fieldsOf(entity, row), ...patchOf(applied) };
    const isSound = row !== undefined && rowIssues(entity, first.id, after).length === 0;
    return group.map((update) => ({ ...update, isApplied: isSound && applied.includes(update) }));
  });

/** Writes them into the trail: part of the change that commits the import. */
export const applyUpdates = (change: Change, updates: readonly ImportUpdate[]): void => {
  for (const group of byRow(updates.filter(({ isApplied }) => isApplied)).values()) {
    const [first] = group;
    if (first !== undefined) change.update(first.entity as EntityName, first.id, patchOf(group));
  }
};

const byRow = (updates: readonly ImportUpdate[]): ReadonlyMap<string, ImportUpdate[]> =>
  Map.groupBy(updates, ({ entity, id }) => `${entity} ${id}`);

const patchOf = (updates: readonly ImportUpdate[]): AnyFields =>
  Object.fromEntries(updates.map(({ column, after }) => [column, after satisfies CellValue]));

/** Updates that the commit of an import made, from the trail; aliases that it remembered are none. */
export const updatesInTrail = (db: ReadableDb, importId: number): readonly AppliedUpdate[] => {
  const change = prepared(
    db,
    `SELECT change FROM events WHERE action = 'import.committed' AND entity IS NULL AND entity_id = ?
     ORDER BY seq DESC LIMIT 1`,
  )
    .pluck()
    .get(importId) as number | undefined;
  if (change === undefined) return [];
  const events = prepared(
    db,
    `SELECT entity, entity_id AS id, before, after FROM events
     WHERE change = ? AND action = 'update' AND entity <> 'organization' ORDER BY seq`,
  ).all(change) as { entity: EntityName; id: number; before: string; after: string }[];
  return events.map(({ entity, id, before, after }) => ({
    entity,
    id,
    before: JSON.parse(before) as AnyFields,
    after: JSON.parse(after) as AnyFields,
  }));
};

/** Whether what the import wrote still stands there. */
export const stillStands = (db: ReadableDb, { entity, id, after }: AppliedUpdate): boolean => {
  const row = readRow(db, entity, id);
  return row !== undefined && Object.entries(after).every(([name, value]) => (row[name] ?? null) === value);
};
