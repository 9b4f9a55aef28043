import { basename } from 'node:path';
import type { CellStates } from '#shared/domain/merging/merge-row.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import type {
  MergeAdded,
  MergeChange,
  MergeConflict,
  MergeRemoved,
  MergeValue,
} from '#shared/ipc/merge-schemas.ts';
import { rowKey } from '../exporting/register-columns.ts';
import { namingColumn } from '../exporting/register-rows.ts';
import type { LinkedRow } from './link-added.ts';
import type { MergeStep, PlannedMerge } from './merge-steps.ts';
import type { PlanWords } from './plan-words.ts';
import type { RowDraft } from './row-drafts.ts';
import type { SettledDrafts } from './settle-drafts.ts';
import type { WorkbookOrigin } from './workbook-origin.ts';

type About = {
  readonly origin: WorkbookOrigin;
  readonly file: string;
  readonly sha256: string;
  readonly words: PlanWords;
};

/** The plan as others see it, and beside it what each item writes. */
export const presentPlan = (
  { rows, added, problems, warnings }: SettledDrafts,
  { origin, file, sha256, words }: About,
): PlannedMerge => {
  const steps: (readonly MergeStep[])[] = [];
  const take = (ofItem: readonly MergeStep[]): number => steps.push(ofItem) - 1;
  const context = { words, take };
  const changes = rows.flatMap((row) => changesOf(row, context));
  const conflicts = rows.flatMap((row) => conflictsOf(row, context));
  const firstAdded = steps.length;
  const plan = {
    file: basename(file),
    sha256,
    savedBy: origin.savedBy,
    base: { event: origin.event, head: origin.head, known: origin.isKnown },
    changes,
    conflicts,
    added: added.map((row) => presentAdded(row, firstAdded, context)),
    removed: rows.flatMap((row) => removedOf(row, context)),
    problems,
    warnings,
    names: Object.fromEntries(words.names),
  };
  return { plan, steps };
};

type Context = { readonly words: PlanWords; readonly take: (steps: readonly MergeStep[]) => number };

const placeOf = (row: RowDraft, { words }: Context): Omit<MergeRemoved, 'item'> => {
  const { entity, id, at, base, ours, theirs } = row;
  const currency = theirs['currency'] ?? (ours ?? base)?.['currency'] ?? null;
  return {
    entity,
    key: rowKey(entity, id),
    label: ours === null ? nameIn(entity, base ?? theirs, rowKey(entity, id)) : words.label(entity, id),
    sheet: at?.sheet ?? null,
    row: at?.row ?? null,
    currency: typeof currency === 'string' ? currency : null,
  };
};

const nameIn = (entity: EntityName, fields: AnyFields, otherwise: string): string => {
  const naming = namingColumn[entity] ?? 'name';
  const name = fields[naming] ?? fields['description'] ?? fields['reference'];
  return typeof name === 'string' && name !== '' ? name : otherwise;
};

/** The row as the workbook has it, columns that it lacks as they were. */
const theirWhole = ({ base, ours, theirs }: RowDraft): AnyFields => ({ ...(base ?? ours), ...theirs });

const statesShown = (
  row: RowDraft,
  cell: CellStates,
  { words }: Context,
): { readonly base: MergeValue; readonly ours: MergeValue; readonly theirs: MergeValue } => {
  const shown = (value: CellStates['base'], of: AnyFields | null): MergeValue =>
    words.value(row.entity, cell.column, { value, row: of ?? {} });
  return {
    base: shown(cell.base, row.base),
    ours: shown(cell.ours, row.ours),
    theirs: shown(cell.theirs, theirWhole(row)),
  };
};

const setStep = ({ entity, id }: RowDraft, { column, ours, theirs }: CellStates): MergeStep => ({
  kind: 'set',
  entity,
  id,
  column,
  value: theirs,
  expected: ours,
});

const changesOf = (row: RowDraft, context: Context): readonly MergeChange[] =>
  row.merge.kind !== 'cells'
    ? []
    : row.merge.changes.map((cell) => ({
        item: context.take([setStep(row, cell)]),
        ...placeOf(row, context),
        column: cell.column,
        ...statesShown(row, cell, context),
      }));

const conflictsOf = (row: RowDraft, context: Context): readonly MergeConflict[] => {
  const { merge } = row;
  if (merge.kind === 'removed') return [];
  if (merge.kind !== 'cells') return [rowConflict(row, merge, context)];
  return merge.conflicts.map((cell) => ({
    item: context.take([setStep(row, cell)]),
    ...placeOf(row, context),
    kind: 'cell' as const,
    column: cell.column,
    ...statesShown(row, cell, context),
  }));
};

type RowConflict = Exclude<RowDraft['merge'], { readonly kind: 'cells' | 'removed' }>;

const rowConflict = (row: RowDraft, merge: RowConflict, context: Context): MergeConflict => {
  const columns = merge.cells.map(({ column }) => column);
  const values = (fields: AnyFields | null) =>
    fields === null ? null : context.words.values(row.entity, columns, fields);
  return {
    item: context.take(stepsOfConflict(row, merge)),
    ...placeOf(row, context),
    kind: merge.kind,
    column: null,
    base: values(row.base),
    ours: values(row.ours),
    theirs: merge.kind === 'removed-there' ? null : values(theirWhole(row)),
  };
};

/** What taking the workbook's side of a whole row writes. Of rows with the same key, the first stays that row. */
const stepsOfConflict = (row: RowDraft, merge: RowConflict): readonly MergeStep[] => {
  const { entity, ours } = row;
  if (merge.kind === 'removed-there') return removeSteps(row);
  if (merge.kind === 'duplicate' && merge.isFirst && ours !== null)
    return merge.cells.map((cell) => setStep(row, cell));
  return [{ kind: 'insert', entity, fields: writable(entity, theirWhole(row)), links: {} }];
};

/** A row that is added anew has no place in a file. */
const writable = (entity: EntityName, fields: AnyFields): AnyFields => {
  const { columns } = definitionOf(entity);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([column]) => columns[column] !== undefined && columns[column].readOnly !== true,
    ),
  );
};

const removeSteps = ({ entity, id, ours }: RowDraft): readonly MergeStep[] =>
  ours === null ? [] : [{ kind: 'remove', entity, id, expected: ours }];

const removedOf = (row: RowDraft, context: Context): readonly MergeRemoved[] =>
  row.merge.kind !== 'removed' ? [] : [{ item: context.take(removeSteps(row)), ...placeOf(row, context) }];

const presentAdded = (row: LinkedRow, firstAdded: number, { words, take }: Context): MergeAdded => {
  const { entity, at, fields, newNames } = row;
  const links = Object.fromEntries(
    Object.entries(row.links).map(([column, place]) => [column, firstAdded + place]),
  );
  const filled = Object.keys(fields).filter((column) => fields[column] !== null);
  const currency = fields['currency'];
  return {
    item: take([{ kind: 'insert', entity, fields, links }]),
    entity,
    label: nameIn(entity, fields, ''),
    sheet: at.sheet,
    row: at.row,
    currency: typeof currency === 'string' ? currency : null,
    values: { ...words.values(entity, filled, fields), ...newNames },
  };
};
