import type { CellStates } from '#shared/domain/merging/merge-row.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowKey } from '../exporting/register-columns.ts';
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
  const checked = drafts.rows.map((row) => withValidChanges(row, { words, report, isTaken }));
  const added = linkAdded(drafts.added, isTaken, report);
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

type Checking = { readonly words: PlanWords; readonly report: Report; readonly isTaken: UniqueCheck };

/** The row without the changes that would not be stored; the others of it stay. */
const withValidChanges = (row: RowDraft, checking: Checking): RowDraft => {
  const { entity, merge, ours } = row;
  if (merge.kind !== 'cells' || ours === null || merge.changes.length === 0) return row;
  let changes = merge.changes.filter(({ column, theirs }) => {
    const isRefused = checking.isTaken(entity, column, { value: theirs, id: row.id });
    if (isRefused)
      checking.report(entity, row.at, {
        column,
        code: 'taken',
        value: theirs === null ? null : String(theirs),
      });
    return !isRefused;
  });
  for (;;) {
    const issues = rowIssues(entity, row.id, { ...ours, ...takenFrom(changes) });
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
