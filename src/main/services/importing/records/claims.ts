import type { DraftRef, RowClaim } from '#shared/domain/importing/source-record.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { ImportUpdate } from '#shared/ipc/import-schemas.ts';
import { prepared } from '../../../db/prepared.ts';
import { fieldsOf, readRow } from '../../../db/row-store.ts';
import type { ReadableDb } from '../../../db/types.ts';
import { labelExpression } from '../../register/labels.ts';
import { commitCommand, undoCommand } from '../import-updates.ts';

type Fields = Record<string, CellValue>;

type Claimed = { readonly replaces: Fields; readonly fills: Fields };

export type Claims = {
  /** @param idOf the row that a key of the record stands for */
  readonly add: (claims: readonly RowClaim[], idOf: (key: string) => number | undefined) => void;
  /** What all claims together change, or would, in the case as it stands. */
  readonly updates: () => readonly ImportUpdate[];
};

/** Columns that are one fact: filled, or replaced, together or not at all. Those of an entity that has them all. */
const together: readonly (readonly string[])[] = [
  ['originalHedge', 'originalLow', 'originalHigh'],
  ['currency', 'hedge', 'low', 'high'],
  ['currency', 'estimate'],
  ['currency', 'amount'],
];

/** Texts of the same thing are worded in many ways: that they differ says nothing. */
const worded = new Set([
  'titleFr',
  'titleEn',
  'description',
  'otherVendors',
  'originalHedge',
  'endsOn',
  'processId',
  'itemCodes',
  'contractId',
]);

/** Differences told; there may be as many as contracts. */
const toldDifferences = 1000;

/** Gathers what records say of rows that the case has; later records go before earlier ones. */
export const createClaims = (db: ReadableDb): Claims => {
  const rows = new Map<string, Claimed & Pick<RowClaim, 'entity' | 'id'>>();
  return {
    add: (claims, idOf) => {
      for (const { entity, id, replaces, fills } of claims) {
        const key = `${entity} ${id}`;
        const row = rows.get(key) ?? { entity, id, replaces: {}, fills: {} };
        rows.set(key, row);
        Object.assign(row.replaces, resolved(replaces, idOf));
        Object.assign(row.fills, resolved(fills, idOf));
      }
    },
    updates: () => {
      const all = [...rows.values()].flatMap(({ entity, id, ...claimed }) =>
        updatesOf(db, entity, id, claimed),
      );
      const kept = all.filter(({ isApplied }) => !isApplied).slice(0, toldDifferences);
      return [...all.filter(({ isApplied }) => isApplied), ...kept];
    },
  };
};

const resolved = (
  fields: Readonly<Record<string, CellValue | DraftRef>>,
  idOf: (key: string) => number | undefined,
): Fields => {
  const values: Fields = {};
  for (const [name, value] of Object.entries(fields)) {
    const known = value !== null && typeof value === 'object' ? idOf(value.key) : value;
    if (known !== undefined && (known !== null || isOpenBound(name, fields))) values[name] = known;
  }
  return values;
};

/** Nothing is said by a blank; but an amount that is at least so much says that it has no upper bound. */
const isOpenBound = (name: string, { hedge = null }: RowClaim['replaces']): boolean =>
  hedge !== null && (name === 'low' || name === 'high');

const isOpen = (value: CellValue | undefined): boolean =>
  value === undefined || value === null || value === 'unknown';

const updatesOf = (
  db: ReadableDb,
  entity: EntityName,
  id: number,
  { replaces, fills }: Claimed,
): readonly ImportUpdate[] => {
  const row = readRow(db, entity, id);
  if (row === undefined) return [];
  const current = fieldsOf(entity, row);
  const differs = ([name, value]: [string, CellValue]): boolean => (current[name] ?? null) !== value;
  const label = labelOf(db, entity, id);
  const asUpdate =
    (isApplied: boolean) =>
    ([column, after]: [string, CellValue]): ImportUpdate => ({
      entity,
      id,
      label,
      column,
      before: current[column] ?? null,
      after,
      ...namesOf(db, entity, column, { before: current[column] ?? null, after }),
      currency: typeof current['currency'] === 'string' ? current['currency'] : null,
      isApplied,
    });
  const replaced = Object.entries(replaces).filter(differs);
  const kept = new Set(
    replaced.flatMap(([name]) =>
      isOpen(current[name]) || isOfImports(db, { entity, id, name }) ? [] : groupOf(entity, name),
    ),
  );
  const written = replaced.filter(([name]) => !kept.has(name));
  const filled = Object.entries(fills).filter(
    ([name, value]) => differs([name, value]) && groupOf(entity, name).every((each) => isOpen(current[each])),
  );
  const taken = soundPart(entity, id, current, [...written, ...filled]);
  const names = new Set(taken.map(([name]) => name));
  const left = [...replaced, ...Object.entries(fills).filter(differs)].filter(
    ([name]) => !names.has(name) && !worded.has(name) && !isOpen(current[name]),
  );
  return [...taken.map(asUpdate(true)), ...left.map(asUpdate(false))];
};

type Pair = { readonly before: CellValue; readonly after: CellValue };

const namesOf = (
  db: ReadableDb,
  entity: EntityName,
  name: string,
  { before, after }: Pair,
): Pick<ImportUpdate, 'beforeName' | 'afterName'> => {
  const column = columnNamed(entity, name);
  const nameOf = (value: CellValue): string | null =>
    column?.kind === 'ref' && typeof value === 'number'
      ? labelOf(db, column.entity as EntityName, value)
      : null;
  return { beforeName: nameOf(before), afterName: nameOf(after) };
};

const groupOf = (entity: EntityName, name: string): readonly string[] =>
  together.find(
    (group) => group.includes(name) && group.every((each) => columnNamed(entity, each) !== undefined),
  ) ?? [name];

/** Of what would be written, what leaves a row that holds: an end before its start is left out. */
const soundPart = (
  entity: EntityName,
  id: number,
  current: AnyFields,
  entries: readonly [string, CellValue][],
): readonly [string, CellValue][] => {
  let row = current;
  const sound: [string, CellValue][] = [];
  const groups = Map.groupBy(entries, ([name]) => groupOf(entity, name).join(' '));
  for (const group of groups.values()) {
    const next = { ...row, ...Object.fromEntries(group) };
    if (rowIssues(entity, id, next).length > 0) continue;
    row = next;
    sound.push(...group);
  }
  return sound;
};

type Cell = { readonly entity: EntityName; readonly id: number; readonly name: string };

type Writing = { readonly command: string; readonly change: number; readonly target: number | null };

/** Whether what stands there came with imports: nobody wrote it, or it was undone. */
const isOfImports = (db: ReadableDb, { entity, id, name }: Cell): boolean => {
  const writings = prepared(
    db,
    `SELECT command, change, target FROM events
     WHERE entity = ? AND entity_id = ? AND json_type(after, '$.' || ?) IS NOT NULL ORDER BY seq DESC`,
  ).all(entity, id, name) as Writing[];
  const stands = new Map<number, boolean>();
  for (const { command, change, target } of writings) {
    if (target === null) {
      if (stands.get(change) === false) continue;
      return command === commitCommand || command === undoCommand;
    }
    // The latest of the undoings and redoings of a change says whether it stands.
    if (!stands.has(target)) stands.set(target, command === 'history.redo');
  }
  return true;
};

const labelOf = (db: ReadableDb, entity: EntityName, id: number): string =>
  (prepared(db, `SELECT ${labelExpression(entity, '?', 'fr')}`)
    .pluck()
    .get(id) as string | null | undefined) ?? String(id);
