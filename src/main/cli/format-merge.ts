import type { MergePlan, MergeValue, MergeValues } from '#shared/ipc/merge-schemas.ts';
import type { Terminal } from './terminal.ts';

type Json = Readonly<Record<string, unknown>>;

/** The plan in the command's JSON. Items have no numbers there: all are accepted, or none. */
export const mergeJson = (plan: MergePlan, applied: boolean): Json => ({
  file: plan.file,
  sha256: plan.sha256,
  savedBy: plan.savedBy,
  base: plan.base,
  changes: plan.changes.map(({ entity, key, label, column, base, ours, theirs }) => ({
    entity,
    key,
    label,
    column,
    base,
    ours,
    theirs,
  })),
  conflicts: plan.conflicts.map(({ entity, key, label, kind, sheet, row, column, base, ours, theirs }) => ({
    entity,
    key,
    label,
    kind,
    sheet,
    row,
    column,
    base,
    ours,
    theirs,
  })),
  added: plan.added.map(({ entity, sheet, row, values }) => ({ entity, sheet, row, values })),
  removed: plan.removed.map(({ entity, key, label }) => ({ entity, key, label })),
  problems: plan.problems.map(({ sheet, row, column, code, value }) => ({ sheet, row, column, code, value })),
  warnings: plan.warnings,
  applied,
});

type Outcome = { readonly applied: boolean; readonly isPlan: boolean };
type Words = Terminal['words'];

/** The same for people. */
export const mergeLines = (plan: MergePlan, outcome: Outcome, { words }: Terminal): readonly string[] => [
  ...(plan.base.known ? [] : [words('cli:mergeBaseUnknown')]),
  words('cli:mergeCounts', {
    changes: plan.changes.length,
    conflicts: plan.conflicts.length,
    added: plan.added.length,
    removed: plan.removed.length,
    problems: plan.problems.length,
  }),
  ...cellLines(plan, words),
  ...plan.added.map(({ entity, label, sheet, row }) =>
    words('cli:mergeAdded', { row: rowName(entity, label, words), place: `${sheet ?? ''}!${row ?? ''}` }),
  ),
  ...plan.removed.map(({ entity, label }) =>
    words('cli:mergeRemoved', { row: rowName(entity, label, words) }),
  ),
  ...noteLines(plan, words),
  words(lastLine(plan, outcome)),
];

const cellLines = ({ changes, conflicts }: MergePlan, words: Words): readonly string[] => [
  ...changes.map(({ entity, label, column, ours, theirs }) =>
    words('cli:mergeChange', {
      row: rowName(entity, label, words),
      column: columnName(entity, column, words),
      ours: shown(ours),
      theirs: shown(theirs),
    }),
  ),
  ...conflicts.map(({ entity, label, kind, column, base, ours, theirs }) =>
    words(`cli:mergeConflicts.${kind}`, {
      row: rowName(entity, label, words),
      column: columnName(entity, column, words),
      base: shown(base),
      ours: shown(ours),
      theirs: shown(theirs),
    }),
  ),
];

const noteLines = ({ problems, warnings }: MergePlan, words: Words): readonly string[] => [
  ...problems.map(({ sheet, row, entity, column, code, value }) =>
    words('cli:mergeProblem', {
      place: row === null ? sheet : `${sheet}!${row}`,
      column: columnName(entity, column, words),
      reason: words([`merging:problems.${code}`, `errors:problems.${code}`]),
      value: value ?? '',
    }),
  ),
  ...warnings.map(({ sheet, row, column, code }) =>
    words('cli:mergeProblem', {
      place: [sheet, row].filter((part) => part !== null).join('!'),
      column: column ?? '',
      reason: words(`merging:warnings.${code}`),
      value: '',
    }),
  ),
];

const lastLine = (plan: MergePlan, { applied, isPlan }: Outcome): string => {
  const { changes, conflicts, added, removed, problems } = plan;
  if (changes.length + conflicts.length + added.length + removed.length + problems.length === 0)
    return 'cli:mergeNothing';
  if (isPlan) return 'cli:mergePlanned';
  return applied ? 'cli:mergeApplied' : 'cli:mergeNotApplied';
};

const rowName = (entity: string, label: string, words: Words): string =>
  `${words(`register:entities.${entity}.one`)} ${label}`;

const columnName = (entity: string | null, column: string | null, words: Words): string =>
  column === null
    ? ''
    : words([`register:columns.${entity ?? ''}.${column}`, `workbook:columns.${column}`], {
        defaultValue: column,
      });

const shown = (value: MergeValue | MergeValues): string => {
  if (value === null) return '–';
  return typeof value === 'object'
    ? Object.entries(value)
        .map(([column, each]) => `${column}=${each === null ? '–' : String(each)}`)
        .join(', ')
    : String(value);
};
