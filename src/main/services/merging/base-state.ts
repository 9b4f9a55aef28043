import type { AnyFields, AnyRow, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf, isEntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import { selectList } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowFingerprint } from '../exporting/register-columns.ts';

/** The case as it was when a workbook was made from it. */
export type BaseState = {
  /**
   * The row as it was then; null when it was not there.
   * @param present the row as it is now, where it was read already
   */
  readonly rowAt: (entity: EntityName, id: number, present?: AnyRow | null) => AnyRow | null;
};

type EventRow = {
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: string | null;
  readonly after: string | null;
};

const eventFields = 'action, entity, entity_id AS entityId, before, after';

/**
 * Takes back, row by row, what the trail says has happened after event `seq`. Nothing is stored for it when a workbook
 * is made: the trail holds what every changed cell was before.
 */
export const baseStateAt = (db: ReadableDb, seq: number): BaseState => {
  const touched = new Map<EntityName, Map<number, AnyRow | null>>();
  const importsThen = new Map<number, boolean>();
  const events = prepared(db, `SELECT ${eventFields} FROM events WHERE seq > ? ORDER BY seq DESC`).all(
    seq,
  ) as EventRow[];
  for (const event of events) {
    const { entity, entityId, action } = event;
    if (entityId === null) continue;
    if (entity === null) {
      if (action === 'import.committed' || action === 'import.undone')
        importsThen.set(entityId, action === 'import.undone');
    } else if (isEntityName(entity)) {
      const rows = touched.get(entity) ?? new Map<number, AnyRow | null>();
      touched.set(entity, rows);
      const now = rows.has(entityId) ? (rows.get(entityId) ?? null) : tableRow(db, entity, entityId);
      rows.set(entityId, rowBefore(now, entityId, event));
    }
  }
  const wasVisible = (row: AnyRow): boolean => {
    const importId = row['importId'];
    if (typeof importId !== 'number') return true;
    return importsThen.get(importId) ?? isCommitted(db, importId);
  };
  const read = rememberedRows(db);
  const rowAt: BaseState['rowAt'] = (entity, id, present = null) => {
    const rows = touched.get(entity);
    const row = rows?.has(id) === true ? (rows.get(id) ?? null) : (present ?? read(entity, id));
    return row !== null && wasVisible(row) ? row : null;
  };
  return { rowAt };
};

/**
 * The row in whatever state it had the fingerprint, now or at any time before, by its own events: finds the base also
 * of a workbook that no longer says what it was made from. Null when it never had it.
 */
export const stateWithFingerprint = (
  db: ReadableDb,
  entity: EntityName,
  id: number,
  fingerprint: string,
): AnyRow | null => {
  let row = tableRow(db, entity, id);
  const events = prepared(
    db,
    `SELECT ${eventFields} FROM events WHERE entity = ? AND entity_id = ? ORDER BY seq DESC`,
  ).all(entity, id) as EventRow[];
  for (let next = 0; ; next += 1) {
    if (row !== null && rowFingerprint(entity, row) === fingerprint) return row;
    const event = events[next];
    if (event === undefined) return null;
    row = rowBefore(row, id, event);
  }
};

/** What the row was before an event, from what it was after it. */
const rowBefore = (row: AnyRow | null, id: number, { action, before }: EventRow): AnyRow | null => {
  if (action === 'insert') return null;
  const { rowHash: _rowHash, ...fields } = (before === null ? {} : JSON.parse(before)) as AnyFields;
  if (action === 'remove') return { ...fields, id };
  return row === null ? null : { ...row, ...fields, id };
};

/** The row whether its import is visible or not. */
const tableRow = (db: ReadableDb, entity: EntityName, id: number): AnyRow | null =>
  (prepared(db, tableRowText(entity)).get(id) as AnyRow | undefined) ?? null;

/** Rows of an entity that are kept at hand: many rows of a workbook point to the same few, one after the other. */
const mostRemembered = 2000;

const rememberedRows = (db: ReadableDb): ((entity: EntityName, id: number) => AnyRow | null) => {
  const known = new Map<EntityName, Map<number, AnyRow | null>>();
  return (entity, id) => {
    const rows = known.get(entity) ?? new Map<number, AnyRow | null>();
    known.set(entity, rows);
    const remembered = rows.get(id);
    if (remembered !== undefined) return remembered;
    if (rows.size >= mostRemembered) rows.clear();
    const row = tableRow(db, entity, id);
    rows.set(id, row);
    return row;
  };
};

const tableRowTexts = new Map<EntityName, string>();

const tableRowText = (entity: EntityName): string => {
  const text =
    tableRowTexts.get(entity) ??
    `SELECT ${selectList(entity)} FROM ${definitionOf(entity).table} WHERE id = ?`;
  tableRowTexts.set(entity, text);
  return text;
};

const isCommitted = (db: ReadableDb, importId: number): boolean =>
  prepared(db, "SELECT 1 FROM imports WHERE id = ? AND state = 'committed'").get(importId) !== undefined;
