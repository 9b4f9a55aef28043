import { AppFailure } from '#shared/ipc/app-error.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { withBothBounds } from '#shared/domain/register/amount-bounds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { fieldsOf, readRow } from '../../db/row-store.ts';
import { makeChange, type CaseContext, type Change } from '../trail/change.ts';
import { entityOf } from './grid-plan.ts';
import { removeParts } from './remove-parts.ts';

/** Adds rows; all or none. Returns their ids in the order given. */
export const insertRows = (
  context: CaseContext,
  name: string,
  rows: readonly AnyFields[],
): { readonly ids: number[] } => {
  const entity = entityOf(name);
  refuseReadOnly(
    entity,
    rows.flatMap((row) => Object.keys(row)),
    rows,
  );
  return {
    ids: makeChange(context, 'register.insert', (change) => rows.map((row) => change.insert(entity, row))),
  };
};

export type CellChange = { readonly id: number; readonly column: string; readonly value: CellValue };

/** Sets cells; all or none, one undo step. Several cells of a row are checked together. */
export const updateCells = (
  context: CaseContext,
  name: string,
  changes: readonly CellChange[],
  reason?: string,
): void => {
  const entity = entityOf(name);
  refuseReadOnly(
    entity,
    changes.map(({ column }) => column),
  );
  makeChange(
    context,
    'register.update',
    (change) => applyCells(context, change, entity, changes),
    reason === undefined ? {} : { reason },
  );
};

/** Sets cells and adds rows below them; all or none, one undo step. Returns the ids of the added rows in their order. */
export const pasteCells = (
  context: CaseContext,
  name: string,
  { changes, rows }: { readonly changes: readonly CellChange[]; readonly rows: readonly AnyFields[] },
): { readonly ids: number[] } => {
  const entity = entityOf(name);
  refuseReadOnly(
    entity,
    changes.map(({ column }) => column),
  );
  refuseReadOnly(
    entity,
    rows.flatMap((row) => Object.keys(row)),
    rows,
  );
  return {
    ids: makeChange(context, 'register.paste', (change) => {
      applyCells(context, change, entity, changes);
      return rows.map((row) => change.insert(entity, row));
    }),
  };
};

/** Several cells of a row are one update of it, checked together. */
const applyCells = (
  { db }: CaseContext,
  change: Change,
  entity: EntityName,
  changes: readonly CellChange[],
): void => {
  const patches = new Map<number, Record<string, CellValue>>();
  for (const { id, column, value } of changes) {
    const patch = patches.get(id) ?? {};
    patch[column] = value;
    patches.set(id, patch);
  }
  for (const [id, patch] of patches) {
    const row = readRow(db, entity, id);
    change.update(entity, id, row === undefined ? patch : withBothBounds(fieldsOf(entity, row), patch));
  }
};

/**
 * Rows that only their own service takes away: an item from its sample would change what was drawn, a disposition says who
 * decided.
 */
const ownedRows: ReadonlySet<EntityName> = new Set(['sampleItem', 'disposition']);

/**
 * Removes rows; all or none. An invoice takes its lines with it and what ties documents to it, a finding its evidence and
 * notes. Throws in-use when something else points to one.
 */
export const removeRows = (context: CaseContext, name: string, ids: readonly number[]): void => {
  const entity = entityOf(name);
  if (ownedRows.has(entity)) throw readOnlyColumn(entity, 'id');
  makeChange(context, 'register.remove', (change) => {
    for (const id of ids) {
      removeParts(context, change, { entity, id });
      change.remove(entity, id);
    }
  });
};

/** Adds a copy of each row. A unique value gets the next free " (n)" behind it. */
export const duplicateRows = (
  context: CaseContext,
  name: string,
  ids: readonly number[],
): { readonly ids: number[] } => {
  const entity = entityOf(name);
  return {
    ids: makeChange(context, 'register.duplicate', (change) =>
      ids.map((id) => {
        const row = readRow(context.db, entity, id);
        if (row === undefined) throw new AppFailure({ code: 'not-found', entity, id });
        return change.insert(
          entity,
          withFreeReference(context, entity, copyOf(entity, fieldsOf(entity, row))),
        );
      }),
    ),
  };
};

/** A copy was typed by a person: it has no place in a file. */
const copyOf = (entity: EntityName, fields: AnyFields): AnyFields => {
  const columns = definitionOf(entity).columns;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      columns[name]?.readOnly === true || (entity === 'finding' && name === 'number') ? null : value,
    ]),
  );
};

const withFreeReference = (context: CaseContext, entity: EntityName, fields: AnyFields): AnyFields => {
  if (entity !== 'contract') return fields;
  const taken = context.db.prepare('SELECT 1 FROM visible_contracts WHERE reference = ?');
  const base = String(fields['reference']);
  let number = 2;
  while (taken.get(`${base} (${number})`) !== undefined) number += 1;
  return { ...fields, reference: `${base} (${number})` };
};

/** Columns that the application fills are not for the user. */
const refuseReadOnly = (
  entity: EntityName,
  names: readonly string[],
  rows: readonly AnyFields[] = [],
): void => {
  const { columns } = definitionOf(entity);
  for (const name of names) {
    if (columns[name]?.readOnly !== true) continue;
    const given = rows.length === 0 || rows.some((row) => (row[name] ?? null) !== null);
    if (given) throw readOnlyColumn(entity, name);
  }
};

const readOnlyColumn = (entity: EntityName, column: string): AppFailure =>
  new AppFailure({
    code: 'validation',
    issues: [{ entity, id: null, column, problem: 'read-only', value: null }],
  });
