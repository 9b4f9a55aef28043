import type { CellStates } from '#shared/domain/merging/merge-row.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { FieldIssue } from '#shared/ipc/app-error.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowKey } from '../exporting/register-columns.ts';
import { otherContractIssue } from '../trail/same-contract.ts';
import { touchesUnique } from '../trail/unique-values.ts';
import { createUniqueCheck, releasedBy, type UniqueCheck } from './unique-check.ts';
import { linkAdded, type LinkedRow } from './link-added.ts';
import type { PlanWords } from './plan-words.ts';
import type { Drafts, RowDraft, SheetPlace } from './row-drafts.ts';
import { rowsStillUsed } from './still-used.ts';

export type SettledDrafts = Omit<Drafts, 'added'> & { readonly added: readonly LinkedRow[] };

/**
 * Takes out of the drafts what the register would refuse, and says so: values and combinations that are not valid,
 * a unique value that another row keeps, new rows that point to nothing, rows removed that others still use. Rows may
 * exchange their unique values; when one of them cannot change, neither can the one that takes its value.
 */
export const settleDrafts = (db: ReadableDb, drafts: Drafts, words: PlanWords): SettledDrafts => {
  for (let releasing = releasedBy(drafts.rows); ;) {
    const settled = settleWith(db, drafts, { words, releasing });
    const released = releasedBy(settled.rows);
    if (released.size >= releasing.size) return settled;
    releasing = released;
  }
};

const settleWith = (
  db: ReadableDb,
  drafts: Drafts,
  { words, releasing }: { readonly words: PlanWords; readonly releasing: ReadonlySet<string> },
): SettledDrafts => {
  const problems = [...drafts.problems];
  const report: Report = (entity, at, { column, code, value }) =>
    problems.push({ sheet: at?.sheet ?? '', row: at?.row ?? null, column, code, value, entity });
  const isTaken = createUniqueCheck(db, releasing);
  const checked = drafts.rows.map((row) => withValidChanges(row, { db, words, report, isTaken }));
  const added = linkAdded(drafts.added, { db, isTaken, report });
  const used = new Set(rowsStillUsed(db, checked));
  const sheets = new Map(
    drafts.rows.toReversed().flatMap(({ entity, at }) => (at === null ? [] : [[entity, at.sheet] as const])),
  );
  for (const { entity, id } of used) {
    const sheet = sheets.get(entity) ?? '';
    report(entity, { sheet, row: null }, { column: null, code: 'in-use', value: rowKey(entity, id) });
  }
  return {
    rows: checked.filter((row) => !used.has(row) && !isSettled(row)),
    added,
    problems,
    warnings: drafts.warnings,
  };
};

export type Report = (
  entity: EntityName,
  at: { readonly sheet: string; readonly row: number | null } | SheetPlace | null,
  found: { readonly column: string | null; readonly code: string; readonly value: string | null },
) => void;

const isSettled = ({ merge }: RowDraft): boolean =>
  merge.kind === 'cells' && merge.changes.length + merge.conflicts.length === 0;

/** What new and changed rows are checked with. */
export type RowChecks = { readonly db: ReadableDb; readonly report: Report; readonly isTaken: UniqueCheck };

type Checking = RowChecks & { readonly words: PlanWords };

/** Everything that speaks against a whole row, but for values that must be unique. */
const issuesOf = (
  db: ReadableDb,
  entity: EntityName,
  id: number | null,
  row: AnyFields,
): readonly FieldIssue[] => {
  const other = otherContractIssue(db, entity, id, row);
  return [...rowIssues(entity, id, row), ...(other === null ? [] : [other])];
};

/** The row without the changes that would not be stored; the others of it stay. */
const withValidChanges = (row: RowDraft, checking: Checking): RowDraft => {
  const { entity, merge, ours } = row;
  if (merge.kind !== 'cells' || ours === null || merge.changes.length === 0) return row;
  let changes = withoutTaken(row, merge.changes, { ...checking, ours });
  for (;;) {
    const issues = issuesOf(checking.db, entity, row.id, { ...ours, ...takenFrom(changes) });
    const refused = new Set(issues.map(({ column }) => column));
    if (refused.size === 0 || changes.length === 0) break;
    for (const { column, problem, value } of issues)
      checking.report(entity, row.at, { column, code: problem, value: shown(row, column, value, checking) });
    const kept = changes.filter(({ column }) => !refused.has(column));
    // The reason lies in a column that was not changed: no one of the changes can be told from the others.
    changes = kept.length === changes.length ? [] : kept;
  }
  return { ...row, merge: { ...merge, changes } };
};

/** The changes without those that would take a unique value, as a whole: the number of a package, and its contract. */
const withoutTaken = (
  { entity, id, at }: RowDraft,
  changes: readonly CellStates[],
  { ours, isTaken, report }: Checking & { readonly ours: AnyFields },
): readonly CellStates[] => {
  const checked = { row: { ...ours, ...takenFrom(changes) }, changed: changes.map(({ column }) => column) };
  const taken = isTaken(entity, id, checked);
  if (taken === null) return changes;
  report(entity, at, { column: taken.column, code: 'taken', value: String(taken.value) });
  return changes.filter(({ column }) => !touchesUnique(entity, [column]));
};

const takenFrom = (changes: readonly CellStates[]): AnyFields =>
  Object.fromEntries(changes.map(({ column, theirs }) => [column, theirs]));

const shown = (
  { entity, ours, theirs }: RowDraft,
  column: string,
  value: string | number | null,
  { words }: Checking,
): string | null => {
  const text = words.value(entity, column, { value, row: { ...ours, ...theirs } });
  return text === null ? null : String(text);
};
