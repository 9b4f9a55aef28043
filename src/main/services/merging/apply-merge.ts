import { AppFailure } from '#shared/ipc/app-failure.ts';
import { sameValue } from '#shared/domain/merging/same-value.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { referencesOf } from '#shared/domain/register/names.ts';
import { readRow } from '../../db/row-store.ts';
import type { ReadableDb } from '../../db/types.ts';
import { makeChange, type CaseContext, type Change } from '../trail/change.ts';
import type { MergeStep } from './merge-steps.ts';

/** Steps of accepted items, by item. */
export type AcceptedSteps = readonly { readonly item: number; readonly steps: readonly MergeStep[] }[];

type Step<K extends MergeStep['kind']> = Extract<MergeStep, { readonly kind: K }>;

/**
 * Writes accepted items of a plan: one undo step, an event for each cell and row, the reason on each. What the plan
 * was made from must still stand: else nothing is written, and the items concerned come back. Throws AppFailure:
 * validation, in-use.
 * @param reason which workbook it was, and who saved it
 */
export const applyMerge = (
  context: CaseContext,
  accepted: AcceptedSteps,
  reason: string,
): { readonly stale: readonly number[] } =>
  makeChange(
    context,
    'merging.apply',
    (change) => {
      const stale = accepted.flatMap(({ item, steps }) =>
        steps.every((step) => stillStands(context.db, step)) ? [] : [item],
      );
      if (stale.length === 0) writeSteps(change, accepted);
      return { stale };
    },
    // Two rows may exchange what must be unique.
    { reason, isUniqueAtEnd: true },
  );

/** Looked at in the transaction that writes: nobody can change it in between. */
const stillStands = (db: ReadableDb, step: MergeStep): boolean => {
  if (step.kind === 'insert') return true;
  const row = readRow(db, step.entity, step.id);
  if (row === undefined) return false;
  const isSame = (column: string, expected: CellValue): boolean =>
    sameValue(columnNamed(step.entity, column)?.kind ?? 'text', row[column] ?? null, expected);
  return step.kind === 'set'
    ? isSame(step.column, step.expected)
    : Object.entries(step.expected).every(([column, value]) => isSame(column, value));
};

/** New rows first, which changed cells may point to; removed rows last, those that point to others before these. */
const writeSteps = (change: Change, accepted: AcceptedSteps): void => {
  const inserts = accepted.flatMap(({ item, steps }) =>
    steps.filter((step) => step.kind === 'insert').map((step) => ({ item, step })),
  );
  insertLinked(change, inserts);
  const all = accepted.flatMap(({ steps }) => steps);
  for (const { entity, id, patch } of patchesOf(all)) change.updateByCell(entity, id, patch);
  for (const { entity, id } of inOrderOfRemoval(all.filter((step) => step.kind === 'remove')))
    change.remove(entity, id);
};

/** A row whose link to another new row was not accepted is refused: without it, it would say something else. */
const insertLinked = (
  change: Change,
  inserts: readonly { readonly item: number; readonly step: Step<'insert'> }[],
): void => {
  const ids = new Map<number, number>();
  // A plan lists new rows behind those that they point to.
  for (const { item, step } of inserts.toSorted((a, b) => a.item - b.item)) {
    const links = Object.fromEntries(
      Object.entries(step.links).map(([column, linked]) => [column, linkedId(step, column, ids.get(linked))]),
    );
    ids.set(item, change.insert(step.entity, { ...step.fields, ...links }));
  }
};

const linkedId = ({ entity }: Step<'insert'>, column: string, id: number | undefined): number => {
  if (id !== undefined) return id;
  const problem = 'unknown-reference';
  throw new AppFailure({ code: 'validation', issues: [{ entity, id: null, column, problem, value: null }] });
};

type Patch = { readonly entity: EntityName; readonly id: number; readonly patch: AnyFields };

/** The cells of a row together: it is checked as a whole. */
const patchesOf = (steps: readonly MergeStep[]): readonly Patch[] => {
  const patches = new Map<string, Patch & { readonly patch: Record<string, CellValue> }>();
  for (const step of steps) {
    if (step.kind !== 'set') continue;
    const { entity, id, column, value } = step;
    const key = `${entity}:${id}`;
    const known = patches.get(key) ?? { entity, id, patch: {} };
    known.patch[column] = value;
    patches.set(key, known);
  }
  return [...patches.values()];
};

const inOrderOfRemoval = (steps: readonly Step<'remove'>[]): readonly Step<'remove'>[] => {
  const pointing = Map.groupBy(
    steps.flatMap((step) => targetsOf(step).map((target) => ({ step, target }))),
    ({ target }) => target,
  );
  const done = new Set<Step<'remove'>>();
  const ordered: Step<'remove'>[] = [];
  const visit = (step: Step<'remove'>): void => {
    if (done.has(step)) return;
    done.add(step);
    for (const { step: other } of pointing.get(`${step.entity}:${step.id}`) ?? []) visit(other);
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return ordered;
};

/** Keys of the rows that a row points to. */
const targetsOf = ({ entity, expected }: Step<'remove'>): readonly string[] =>
  referencesOf(entity).flatMap(({ column, to }) => {
    const id = expected[column] ?? null;
    return id === null ? [] : [`${to}:${id}`];
  });
