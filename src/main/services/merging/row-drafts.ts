import type { CellStates, RowMerge } from '#shared/domain/merging/merge-row.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { MergeProblem, MergeWarning } from '#shared/ipc/merge-schemas.ts';

/** Where a row stands in the workbook. */
export type SheetPlace = { readonly sheet: string; readonly row: number };

/** A row that something is to be decided about. */
export type RowDraft = {
  readonly entity: EntityName;
  readonly id: number;
  /** Null: not in the workbook. */
  readonly at: SheetPlace | null;
  /** Null: not known, or not there. */
  readonly base: AnyFields | null;
  readonly ours: AnyFields | null;
  /** Columns that the workbook has; none for a row that is not in it. */
  readonly theirs: AnyFields;
  readonly merge: Exclude<RowMerge, { readonly kind: 'nothing' | 'unknown-row' }> | Duplicate;
};

/** One of several rows of the workbook with the same key; what differs from the case, and whether it is the first. */
export type Duplicate = {
  readonly kind: 'duplicate';
  readonly isFirst: boolean;
  readonly cells: readonly CellStates[];
};

/** A row of the workbook without a key. */
export type AddedDraft = {
  readonly entity: EntityName;
  readonly at: SheetPlace;
  readonly fields: AnyFields;
  /** References by a name that no row of the case has: column to name. */
  readonly newNames: Readonly<Record<string, string>>;
};

/** What was found in a workbook, before what cannot be stored is sorted out. */
export type Drafts = {
  readonly rows: RowDraft[];
  readonly added: AddedDraft[];
  readonly problems: MergeProblem[];
  readonly warnings: MergeWarning[];
};
