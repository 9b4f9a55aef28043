import { mergeRow, type CellStates, type RowStates } from '#shared/domain/merging/merge-row.ts';
import { sameValue } from '#shared/domain/merging/same-value.ts';
import {
  columnNamed,
  definitionOf,
  type AnyFields,
  type AnyRow,
  type EntityName,
} from '#shared/domain/register/entities.ts';
import { fieldsOf, readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { RawCell, SheetRow } from '../../files/tables/table.ts';
import { rowFingerprint } from '../exporting/register-columns.ts';
import { stateWithFingerprint, type BaseState } from './base-state.ts';
import type { SheetMap } from './map-sheet.ts';
import { cellText, isBlankCell } from './read-stored.ts';
import type { Drafts, RowDraft } from './row-drafts.ts';
import { parseKey } from './row-references.ts';
import { hasContent, readTheirRow, type TheirContext, type TheirRow } from './their-row.ts';

/** What is known of the case while a workbook is read. */
export type PlanContext = {
  readonly db: ReadableDb;
  /** Null: it cannot be told what the workbook was made from. */
  readonly baseState: BaseState | null;
  readonly their: TheirContext;
  readonly drafts: Drafts;
  /** Whether the text stands before a row of totals, in any language. */
  readonly isTotal: (text: string) => boolean;
};

/** The rows of one entity that came by, whichever sheets they stood on. */
export type SeenRows = { readonly ids: Set<number>; readonly repeated: Set<number> };

/** Compares a row of the workbook with what the case has under its key, and drafts what is to be decided. */
export const planRow = (row: SheetRow, map: SheetMap, seen: SeenRows, context: PlanContext): void => {
  const key = cellText(row.cells[map.key] ?? null).trim();
  if (key === '') {
    if (hasContent(row, map)) planAdded(row, map, context);
    return;
  }
  if (context.isTotal(key)) return;
  const parsed = parseKey(key);
  if (parsed === null || parsed.entity !== map.entity) {
    problem(context, map, { row, column: 'key', code: 'unknown-key', value: key });
    return;
  }
  if (seen.ids.has(parsed.id)) {
    seen.repeated.add(parsed.id);
    return;
  }
  seen.ids.add(parsed.id);
  planKnown(row, parsed.id, map, context);
};

const planAdded = (row: SheetRow, map: SheetMap, context: PlanContext): void => {
  const start = { base: null, ours: null, isNew: true };
  const { fields, newNames, problems } = readTheirRow(row, map, { start, context: context.their });
  for (const each of problems) problem(context, map, { row, ...each });
  if (problems.length > 0) return;
  const at = { sheet: map.sheet, row: row.row };
  context.drafts.added.push({ entity: map.entity, at, fields, newNames });
};

const planKnown = (row: SheetRow, id: number, map: SheetMap, context: PlanContext): void => {
  const states = statesOf(row, id, map, context);
  const { entity } = map;
  const merge = mergeRow(definitionOf(entity).columns, states);
  if (merge.kind === 'unknown-row') {
    const value = cellText(row.cells[map.key] ?? null).trim();
    problem(context, map, { row, column: 'key', code: 'unknown-key', value });
    return;
  }
  for (const each of states.read.problems) problem(context, map, { row, ...each });
  if (merge.kind === 'nothing') return;
  if (states.base === 'unknown') {
    const { drafts } = context;
    drafts.warnings.push({ code: 'base-unknown', sheet: map.sheet, row: row.row, column: null });
  }
  context.drafts.rows.push({ ...draftOf(row, id, map, states), merge });
};

type States = RowStates & { readonly theirs: AnyFields; readonly read: TheirRow };

const statesOf = (row: SheetRow, id: number, map: SheetMap, context: PlanContext): States => {
  const { entity } = map;
  const present = readRow(context.db, entity, id) ?? null;
  const cell = map.fingerprint === null ? null : (row.cells[map.fingerprint] ?? null);
  const base = baseOf({ entity, id, present, fingerprint: fingerprintOf(cell) }, context);
  const ours = present === null ? null : fieldsOf(entity, present);
  // Of nearly all rows nothing has changed here.
  const known = typeof base === 'string' ? null : base === present ? ours : fieldsOf(entity, base);
  const start = { base: known, ours, isNew: false };
  const read = readTheirRow(row, map, { start, context: context.their });
  return { base: known ?? (base as 'absent' | 'unknown'), ours, theirs: read.fields, read };
};

const draftOf = (
  { row }: SheetRow,
  id: number,
  map: SheetMap,
  { base, ours, theirs }: States,
): Omit<RowDraft, 'merge'> => ({
  entity: map.entity,
  id,
  at: { sheet: map.sheet, row },
  base: typeof base === 'string' ? null : base,
  ours,
  theirs,
});

const fingerprintOf = (cell: RawCell): string | null => (isBlankCell(cell) ? null : cellText(cell).trim());

/**
 * What the row was when the workbook was made. The fingerprint beside it must agree with what the trail says; else
 * the row is looked for among its own states, and when it never was so, its base is not known.
 */
const baseOf = (
  row: {
    readonly entity: EntityName;
    readonly id: number;
    readonly present: AnyRow | null;
    readonly fingerprint: string | null;
  },
  { db, baseState }: PlanContext,
): AnyRow | 'absent' | 'unknown' => {
  const { entity, id, present, fingerprint } = row;
  const then = baseState === null ? null : baseState.rowAt(entity, id, present);
  if (fingerprint === null) return then ?? (baseState === null ? 'unknown' : 'absent');
  if (then !== null && rowFingerprint(entity, then) === fingerprint) return then;
  if (present !== null && rowFingerprint(entity, present) === fingerprint) return present;
  return stateWithFingerprint(db, entity, id, fingerprint) ?? 'unknown';
};

/** Rows of which the workbook has several: what each would change. Nobody can tell which of them is meant. */
export const planRepeated = (
  row: SheetRow,
  map: SheetMap,
  { met, repeated }: { readonly met: Set<number>; readonly repeated: ReadonlySet<number> },
  context: PlanContext,
): void => {
  const parsed = parseKey(cellText(row.cells[map.key] ?? null));
  if (parsed === null || parsed.entity !== map.entity || !repeated.has(parsed.id)) return;
  const states = statesOf(row, parsed.id, map, context);
  const isFirst = !met.has(parsed.id);
  met.add(parsed.id);
  // The first was looked at before, like any other row.
  if (!isFirst) for (const each of states.read.problems) problem(context, map, { row, ...each });
  if (states.ours === null && typeof states.base === 'string') {
    const value = cellText(row.cells[map.key] ?? null).trim();
    if (!isFirst) problem(context, map, { row, column: 'key', code: 'unknown-key', value });
    return;
  }
  const cells = differingCells(map.entity, states);
  context.drafts.rows.push({
    ...draftOf(row, parsed.id, map, states),
    merge: { kind: 'duplicate', isFirst, cells },
  });
};

const differingCells = (entity: EntityName, { base, ours, theirs }: States): readonly CellStates[] =>
  Object.keys(theirs)
    .map((column) => ({
      column,
      base: typeof base === 'string' ? null : (base[column] ?? null),
      ours: ours?.[column] ?? null,
      theirs: theirs[column] ?? null,
    }))
    .filter((cell) => !sameValue(columnNamed(entity, cell.column)?.kind ?? 'text', cell.ours, cell.theirs));

/** Rows of the case that no sheet of theirs has. */
export const planMissing = (entity: EntityName, ids: readonly number[], context: PlanContext): void => {
  for (const id of ids) {
    const present = readRow(context.db, entity, id);
    if (present === undefined) continue;
    const ours = fieldsOf(entity, present);
    const then = context.baseState?.rowAt(entity, id, present) ?? null;
    const known = then === null ? null : fieldsOf(entity, then);
    const base = known ?? (context.baseState === null ? 'unknown' : 'absent');
    const merge = mergeRow(definitionOf(entity).columns, { base, ours, theirs: null });
    if (merge.kind === 'nothing' || merge.kind === 'unknown-row') continue;
    context.drafts.rows.push({ entity, id, at: null, base: known, ours, theirs: {}, merge });
  }
};

type Found = {
  readonly row: SheetRow | null;
  readonly column: string | null;
  readonly code: string;
  readonly value: string | null;
};

/** Notes what cannot be merged as it stands. */
export const problem = (
  { drafts }: PlanContext,
  map: Pick<SheetMap, 'sheet' | 'entity'>,
  { row, column, code, value }: Found,
): void => {
  drafts.problems.push({
    sheet: map.sheet,
    row: row?.row ?? null,
    column,
    code,
    value,
    entity: map.entity,
  });
};
