import { AppFailure } from '#shared/ipc/app-error.ts';
import type { HistoryState } from '#shared/ipc/contract.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import { deleteRow, insertRow, readRow, fieldsOf, updateRow } from '../../db/row-store.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import { reopenSigned } from '../findings/reopen-signed.ts';
import { withoutSignOffs } from '../findings/undone-sign-offs.ts';
import type { CaseContext } from '../trail/change.ts';
import { assertUnused } from '../trail/row-checks.ts';
import { appendEvent, eventColumns, eventFromRow, isRowUpdate, type StoredEvent } from '../trail/events.ts';

const undoCommand = 'history.undo';
const redoCommand = 'history.redo';

/**
 * Changes that made the case what it is, which taken back would leave nothing to work with, and runs of tests, which are
 * evidence (ADR 16). Undo passes over them, and they leave what can be redone.
 */
const notUndoable = new Set(['case.create', 'case.migrate', 'auditing.run']);

/** Signatures: once taken back, only the person gives them again. */
const notRedoable = new Set(['findings.prepare', 'findings.review']);

type Head = { readonly seq: number; readonly command: string; readonly target: number | null };
type Stacks = { readonly undo: readonly Head[]; readonly redo: readonly Head[] };

/**
 * What can be undone and redone, from the trail itself: a change pushes, an undo moves its target to the redo
 * side, a redo moves it back. So undo reaches across sessions, and nothing is kept beside the trail.
 */
const stacksOf = (db: ReadableDb): Stacks => {
  const heads = prepared(
    db,
    'SELECT seq, command, target FROM events WHERE seq = change ORDER BY seq',
  ).all() as Head[];
  const undo: Head[] = [];
  let redo: Head[] = [];
  for (const head of heads) {
    if (head.command === undoCommand) {
      const undone = undo.pop();
      if (undone !== undefined && !notRedoable.has(undone.command)) redo.push(undone);
    } else if (head.command === redoCommand) {
      const redone = redo.pop();
      if (redone !== undefined) undo.push(redone);
    } else if (!notUndoable.has(head.command)) {
      undo.push(head);
      redo = [];
    }
  }
  return { undo, redo };
};

/** Whether there is something to undo or redo, and which command it was. */
export const historyState = (db: ReadableDb): HistoryState => {
  const { undo, redo } = stacksOf(db);
  return {
    canUndo: undo.length > 0,
    canRedo: redo.length > 0,
    undoAction: undo.at(-1)?.command ?? null,
    redoAction: redo.at(-1)?.command ?? null,
  };
};

/** The command that an undo would take back; for the backup before an import is undone. */
export const nextUndo = (db: ReadableDb): string | null => stacksOf(db).undo.at(-1)?.command ?? null;

const eventsOfChange = (db: ReadableDb, change: number): readonly StoredEvent[] =>
  prepared(db, `SELECT ${eventColumns} FROM events WHERE change = ? ORDER BY seq`)
    .all(change)
    .map(eventFromRow);

/** Takes the last change back by compensating events. Throws nothing-to-undo. */
export const undo = (context: CaseContext): { readonly entities: readonly string[] } => {
  const target = stacksOf(context.db).undo.at(-1);
  if (target === undefined) throw new AppFailure({ code: 'nothing-to-undo' });
  return replay(context, {
    command: undoCommand,
    target: target.seq,
    events: eventsOfChange(context.db, target.seq).toReversed(),
    direction: 'back',
  });
};

/** Does again what the last undo took back. Throws nothing-to-redo. */
export const redo = (context: CaseContext): { readonly entities: readonly string[] } => {
  const target = stacksOf(context.db).redo.at(-1);
  if (target === undefined) throw new AppFailure({ code: 'nothing-to-redo' });
  return replay(context, {
    command: redoCommand,
    target: target.seq,
    events: eventsOfChange(context.db, target.seq),
    direction: 'forth',
  });
};

type Direction = 'back' | 'forth';

type Replayed = {
  readonly command: string;
  readonly target: number;
  readonly events: readonly StoredEvent[];
  readonly direction: Direction;
};

const replay = (
  context: CaseContext,
  { command, target, events, direction }: Replayed,
): { readonly entities: readonly string[] } => {
  const { db } = context;
  const entities = new Set<string>();
  db.transaction(() => {
    let change: number | null = null;
    for (const event of events) {
      const compensation = withoutSignOffs(db, compensationOf(event, direction));
      applyToTables(db, compensation);
      entities.add(event.entity ?? 'import');
      for (const written of [compensation, ...reopenSigned(db, compensation)]) {
        const stored = appendEvent(db, {
          ...written,
          at: context.clock(),
          actor: context.actor,
          command,
          change,
          target,
          reason: null,
        });
        change ??= stored.change;
      }
    }
  }).immediate();
  return { entities: [...entities] };
};

type Compensation = Pick<StoredEvent, 'action' | 'entity' | 'entityId' | 'before' | 'after'>;

const opposite: Readonly<Record<string, string>> = {
  insert: 'remove',
  remove: 'insert',
  'import.committed': 'import.undone',
  'import.undone': 'import.committed',
};

const compensationOf = (event: StoredEvent, direction: Direction): Compensation => {
  const { action, entity, entityId, before, after } = event;
  if (direction === 'forth') return { action, entity, entityId, before, after };
  const back = isRowUpdate(action) ? 'update' : opposite[action];
  if (back === undefined) throw new Error(`no way back from ${action}`);
  return { action: back, entity, entityId, before: after, after: before };
};

type Payload = AnyFields & { readonly importId?: number; readonly rowHash?: string };

const applyToTables = (db: WritableDb, { action, entity, entityId, before, after }: Compensation): void => {
  if (entityId === null) throw new Error(`no row for ${action}`);
  if (isRowUpdate(action)) return updateRow(db, entity as EntityName, entityId, after as AnyFields);
  switch (action) {
    case 'import.committed':
      return setImportState(db, entityId, 'committed');
    case 'import.undone':
      return setImportState(db, entityId, 'undone');
    case 'insert':
      return putBack(db, entity as EntityName, entityId, after as Payload);
    case 'remove':
      assertUnchanged(db, entity as EntityName, entityId, before as AnyFields);
      // Rows of an import that was undone may still point to it.
      assertUnused(db, entity as EntityName, entityId);
      return deleteRow(db, entity as EntityName, entityId);
    default:
      throw new Error(`unknown action ${action}`);
  }
};

const putBack = (
  db: WritableDb,
  entity: EntityName,
  id: number,
  { importId, rowHash, ...fields }: Payload,
): void => {
  const mark =
    importId === undefined || rowHash === undefined
      ? {}
      : { mark: { importId, rowHash: Buffer.from(rowHash, 'hex') } };
  insertRow(db, entity, fields, { id, ...mark });
};

/** Undo walks back one change at a time, so a row is what its insert made of it, unless someone went behind our back. */
const assertUnchanged = (db: WritableDb, entity: EntityName, id: number, expected: AnyFields): void => {
  const row = readRow(db, entity, id);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity, id });
  const current = fieldsOf(entity, row);
  for (const name of Object.keys(definitionOf(entity).columns)) {
    if ((current[name] ?? null) !== (expected[name] ?? null))
      throw new Error(`${entity} ${id} is not what the trail says: ${name}`);
  }
};

const setImportState = (db: WritableDb, id: number, state: 'committed' | 'undone'): void => {
  const { changes } = prepared(db, 'UPDATE imports SET state = ? WHERE id = ?').run(state, id);
  if (changes !== 1) throw new Error(`no import ${id}`);
};
