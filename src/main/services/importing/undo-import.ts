import { AppFailure, type AppError } from '#shared/ipc/app-error.ts';
import { definitionOf, entityNames, type EntityName } from '#shared/domain/register/entities.ts';
import { referencesTo, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import { rowHash } from '../../db/row-hash.ts';
import { fieldsOf, readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { labelExpression } from '../register/labels.ts';
import { makeChange, type CaseContext } from '../trail/change.ts';
import { readImport, type ImportRow } from './import-row.ts';
import { stillStands, undoCommand, updatesInTrail, type AppliedUpdate } from './import-updates.ts';

type Use = Extract<AppError, { code: 'import-in-use' }>['uses'][number];

/** Uses named in one refusal: enough to know where to look. */
const namedUses = 5;

/** Entities whose rows an import may add. */
const importable = entityNames.filter((entity) => definitionOf(entity).imported);

/**
 * Throws import-not-open unless the import is committed, and import-in-use when its rows were changed, removed or taken
 * up since: undoing it alone would pull them from under what was built on them.
 */
export const assertUndoable = (db: ReadableDb, importId: number): ImportRow => {
  const row = readImport(db, importId);
  if (row.state !== 'committed') throw new AppFailure({ code: 'import-not-open', importId });
  const uses = [...usesOf(db, importId)];
  if (uses.length > 0)
    throw new AppFailure({
      code: 'import-in-use',
      importId,
      file: row.fileName,
      uses: uses.slice(0, namedUses),
      count: uses.length,
    });
  return row;
};

/**
 * Takes one committed import out of the case, although others came after it: one state change and one event, which undo
 * takes back like any other. Throws as `assertUndoable`.
 */
export const undoImport = (context: CaseContext, importId: number): void => {
  const { db } = context;
  makeChange(context, undoCommand, (change) => {
    const { id: _id, state: _state, ...sealed } = assertUndoable(db, importId);
    db.prepare("UPDATE imports SET state = 'undone' WHERE id = ?").run(importId);
    for (const { entity, id, before } of updatesInTrail(db, importId)) change.update(entity, id, before);
    change.note('import.undone', importId, { before: sealed });
  });
};

function* usesOf(db: ReadableDb, importId: number): Generator<Use> {
  const updates = updatesInTrail(db, importId);
  for (const update of updates) {
    if (!stillStands(db, update))
      yield { kind: 'changed', entity: update.entity, label: labelOf(db, update.entity, update.id) };
  }
  for (const entity of importable) {
    yield* changesOf(db, entity, importId);
    for (const reference of referencesTo(entity))
      yield* linksTo(db, entity, { ...reference, importId, updates });
  }
}

/** Rows of the import that the trail knows for themselves: those are few, however large the import is. */
function* changesOf(db: ReadableDb, entity: EntityName, importId: number): Generator<Use> {
  const touched = prepared(
    db,
    `SELECT DISTINCT e.entity_id AS id FROM events e JOIN ${definitionOf(entity).table} r ON r.id = e.entity_id
     WHERE e.entity = ? AND r.import_id = ? ORDER BY e.entity_id`,
  )
    .pluck()
    .all(entity, importId) as number[];
  for (const id of touched) {
    // What was changed and then undone is as it came in.
    if (!isUnharmed(db, entity, { id, importId }))
      yield { kind: 'changed', entity, label: labelOf(db, entity, id) };
  }
  const removed = prepared(
    db,
    `SELECT DISTINCT e.entity_id AS id FROM events e
     WHERE e.entity = ? AND e.action = 'remove' AND json_extract(e.before, '$.importId') = ?
       AND NOT EXISTS (SELECT 1 FROM ${definitionOf(entity).table} r WHERE r.id = e.entity_id)
     ORDER BY e.entity_id`,
  )
    .pluck()
    .all(entity, importId) as number[];
  for (const id of removed) yield { kind: 'removed', entity, label: String(id) };
}

/** As it came in; a rejected row may also have been set aside, on which nothing was built. */
const isUnharmed = (
  db: ReadableDb,
  entity: EntityName,
  { id, importId }: { readonly id: number; readonly importId: number },
): boolean => {
  const row = readRow(db, entity, id);
  if (entity === 'importReject') return row?.['status'] !== 'taken';
  const stored = prepared(db, `SELECT row_hash FROM ${definitionOf(entity).table} WHERE id = ?`)
    .pluck()
    .get(id) as Buffer | null | undefined;
  if (row === undefined || stored === null || stored === undefined) return false;
  return rowHash(entity, id, importId, fieldsOf(entity, row)) === stored.toString('hex');
};

type Linking = {
  readonly entity: EntityName;
  readonly column: string;
  readonly importId: number;
  readonly updates: readonly AppliedUpdate[];
};

/** Rows from elsewhere that point to rows of the import; those of an import that was itself undone do not count. */
function* linksTo(
  db: ReadableDb,
  entity: EntityName,
  { entity: from, column, importId, updates }: Linking,
): Generator<Use> {
  // What the import itself made point to its rows goes back with it.
  const own = updates.filter(({ entity: of, after }) => of === from && Object.hasOwn(after, column));
  const { table, imported } = definitionOf(from);
  const elsewhere = imported
    ? `AND (u.import_id IS NULL OR (u.import_id <> @importId
         AND u.import_id IN (SELECT id FROM imports WHERE state <> 'undone')))`
    : '';
  const ids = prepared(
    db,
    `SELECT DISTINCT r.id FROM ${table} u JOIN ${definitionOf(entity).table} r ON r.id = u.${sqlName(column)}
     WHERE r.import_id = @importId AND u.id NOT IN (SELECT value FROM json_each(@own)) ${elsewhere} LIMIT ${namedUses + 1}`,
  )
    .pluck()
    .all({ importId, own: JSON.stringify(own.map(({ id }) => id)) }) as number[];
  for (const id of ids) yield { kind: 'used', entity, usedBy: from, label: labelOf(db, entity, id) };
}

const labelOf = (db: ReadableDb, entity: EntityName, id: number): string => {
  const label = prepared(db, `SELECT ${labelExpression(entity, '?', 'fr')}`)
    .pluck()
    .get(id) as string | null | undefined;
  return label ?? String(id);
};
