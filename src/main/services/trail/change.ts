import { AppFailure } from '#shared/ipc/app-error.ts';
import type { AnyFields, AnyRow, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import { prepared } from '../../db/prepared.ts';
import { deleteRow, fieldsOf, insertRow, readRow, updateRow } from '../../db/row-store.ts';
import type { WritableDb } from '../../db/types.ts';
import { withFilledFields } from '../findings/filled-fields.ts';
import { reopenSigned } from '../findings/reopen-signed.ts';
import type { Json } from './canonical-json.ts';
import { appendEvent, type RowUpdate } from './events.ts';
import { assertReferences, assertUnused } from './row-checks.ts';
import { otherContractIssue } from './same-contract.ts';
import { assertUnique, touchesUnique } from './unique-values.ts';

/** What every command needs: the writing connection, the time (UTC epoch ms) and who acts. */
export type CaseContext = { readonly db: WritableDb; readonly clock: () => number; readonly actor: string };

/** The ways to write inside one change. Each checks, writes and adds its event; a refusal throws AppFailure. */
export type Change = {
  /** Sequence of the change's first event; null until something was written. */
  readonly id: () => number | null;
  /** Adds a row and returns its id. Columns that are not given are unknown. */
  readonly insert: (entity: EntityName, fields: AnyFields) => number;
  /** Sets columns of a row. Values that are already so write nothing. */
  readonly update: (entity: EntityName, id: number, patch: AnyFields, action?: RowUpdate) => void;
  /** The same, the row checked as a whole, with an event for each column: each was decided for itself. */
  readonly updateByCell: (entity: EntityName, id: number, patch: AnyFields) => void;
  readonly remove: (entity: EntityName, id: number) => void;
  /** An event about something that is not a row of the register: an import, a migration, the case itself. */
  readonly note: (
    action: string,
    entityId: number | null,
    payload: { readonly before?: Json; readonly after?: Json },
  ) => void;
};

export type ChangeOptions = {
  readonly reason?: string;
  readonly target?: number;
  /** Values that must be unique are looked at when all is written: rows may exchange them. */
  readonly isUniqueAtEnd?: boolean;
};

/**
 * Runs `work` in one immediate transaction: all of it is stored with its events, or nothing. What it writes is one
 * undo step.
 * @param command what the user did, e.g. `register.update`; the same on every event of the change.
 */
export const makeChange = <T>(
  context: CaseContext,
  command: string,
  work: (change: Change) => T,
  options: ChangeOptions = {},
): T =>
  context.db
    .transaction(() => {
      const { change, finish } = openChange(context, command, options);
      const result = work(change);
      finish();
      return result;
    })
    .immediate();

/** What an event is about: a row of an entity, or (entity null) an import or the case. */
type Entry = {
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: number | null;
  readonly before: Json;
  readonly after: Json;
};

type OpenChange = { readonly change: Change; readonly finish: () => void };

const openChange = (context: CaseContext, command: string, options: ChangeOptions): OpenChange => {
  const { db, actor } = context;
  const at = context.clock();
  const shared = { at, actor, command, target: options.target ?? null, reason: options.reason ?? null };
  let first: number | null = null;
  const record = (entry: Entry): void => {
    const { seq } = appendEvent(db, { ...shared, ...entry, change: first });
    first ??= seq;
    // Whoever wrote it: what was signed no longer stands.
    for (const reopening of reopenSigned(db, entry))
      appendEvent(db, { ...shared, ...reopening, change: first });
  };
  const unique = uniqueness(db, options.isUniqueAtEnd === true);
  const change: Change = {
    id: () => first,
    insert: (entity, fields) => {
      const row = withFilledFields(db, entity, fieldsWithNulls(entity, fields), { actor, at });
      checkRow(db, entity, null, { row, changed: row });
      unique.before(entity, null, { row, changed: row });
      const entityId = insertRow(db, entity, row);
      unique.after(entity, entityId, row);
      record({ action: 'insert', entity, entityId, before: null, after: withoutNulls(row) });
      return entityId;
    },
    update: (entity, id, patch, action = 'update') => {
      const { before, after } = updateChecked({ db, unique }, entity, id, patch);
      if (Object.keys(after).length > 0) record({ action, entity, entityId: id, before, after });
    },
    updateByCell: (entity, id, patch) => {
      const { before, after } = updateChecked({ db, unique }, entity, id, patch);
      for (const [name, value] of Object.entries(after)) {
        const was = { [name]: before[name] ?? null };
        record({ action: 'update', entity, entityId: id, before: was, after: { [name]: value } });
      }
    },
    remove: (entity, id) => {
      const current = existingRow(db, entity, id);
      assertUnused(db, entity, id);
      const before = { ...withoutNulls(fieldsOf(entity, current)), ...importMarkOf(db, entity, id) };
      deleteRow(db, entity, id);
      record({ action: 'remove', entity, entityId: id, before, after: null });
    },
    note: (action, entityId, { before = null, after = null }) => {
      record({ action, entity: null, entityId, before, after });
    },
  };
  return { change, finish: unique.finish };
};

/** Sets the columns that differ and returns them, as they were and as they are. */
const updateChecked = (
  { db, unique }: { readonly db: WritableDb; readonly unique: Uniqueness },
  entity: EntityName,
  id: number,
  patch: AnyFields,
): { readonly before: AnyFields; readonly after: AnyFields } => {
  const current = existingRow(db, entity, id);
  const after = changedFields(current, wholeText(patch));
  const names = Object.keys(after);
  if (names.length === 0) return { before: {}, after };
  const checked = { row: { ...fieldsOf(entity, current), ...after }, changed: after };
  checkRow(db, entity, id, checked);
  unique.before(entity, id, checked);
  updateRow(db, entity, id, after);
  unique.after(entity, id, after);
  return { before: Object.fromEntries(names.map((name) => [name, current[name] ?? null])), after };
};

const existingRow = (db: WritableDb, entity: EntityName, id: number): AnyRow => {
  const row = readRow(db, entity, id);
  if (row === undefined) throw new AppFailure({ code: 'not-found', entity, id });
  return row;
};

const changedFields = (current: AnyRow, patch: AnyFields): AnyFields =>
  Object.fromEntries(Object.entries(patch).filter(([name, value]) => (current[name] ?? null) !== value));

/** A row as it would be stored, and of it the columns that are new. */
type CheckedRow = { readonly row: AnyFields; readonly changed: AnyFields };

/** Throws validation. */
const checkRow = (
  db: WritableDb,
  entity: EntityName,
  id: number | null,
  { row, changed }: CheckedRow,
): void => {
  const issues = rowIssues(entity, id, row);
  if (issues.length > 0) throw new AppFailure({ code: 'validation', issues: [...issues] });
  assertReferences(db, entity, id, changed);
  const issue = otherContractIssue(db, entity, id, row);
  if (issue !== null) throw new AppFailure({ code: 'validation', issues: [issue] });
};

type Uniqueness = {
  readonly before: (entity: EntityName, id: number | null, checked: CheckedRow) => void;
  readonly after: (entity: EntityName, id: number, fields: AnyFields) => void;
  readonly finish: () => void;
};

/** Looks at values that must be unique before each row is written, or once at the end. Throws validation. */
const uniqueness = (db: WritableDb, isAtEnd: boolean): Uniqueness => {
  const written: { readonly entity: EntityName; readonly id: number }[] = [];
  return {
    before: (entity, id, { row, changed }) => {
      if (!isAtEnd && touchesUnique(entity, Object.keys(changed))) assertUnique(db, entity, id, row);
    },
    after: (entity, id, changed) => {
      if (isAtEnd && touchesUnique(entity, Object.keys(changed))) written.push({ entity, id });
    },
    finish: () => {
      for (const { entity, id } of written) assertUnique(db, entity, id, readRow(db, entity, id) ?? {});
    },
  };
};

const fieldsWithNulls = (entity: EntityName, fields: AnyFields): AnyFields => ({
  ...Object.fromEntries(Object.keys(definitionOf(entity).columns).map((name) => [name, null])),
  ...wholeText(fields),
});

/** Half a character, of a text that was cut, is stored as U+FFFD: so the event says it too. */
const wholeText = (fields: AnyFields): AnyFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  );

/** Unknown columns are left out of whole-row payloads: shorter, and a column added later changes nothing. */
export const withoutNulls = (fields: AnyFields): { [key: string]: Json } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** An imported row that is removed keeps its import and its hash in the event, so that undo can put it back whole. */
const importMarkOf = (db: WritableDb, entity: EntityName, id: number): { [key: string]: Json } => {
  const { imported, table } = definitionOf(entity);
  if (!imported) return {};
  const mark = prepared(
    db,
    `SELECT import_id AS importId, hex(row_hash) AS rowHash FROM ${table} WHERE id = ?`,
  ).get(id) as {
    importId: number | null;
    rowHash: string;
  };
  return mark.importId === null ? {} : { importId: mark.importId, rowHash: mark.rowHash.toLowerCase() };
};
