import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import type { MergePlan } from '#shared/ipc/merge-schemas.ts';

/** What accepting one item of a plan writes, with what must still stand in the case for it. */
export type MergeStep =
  | {
      readonly kind: 'set';
      readonly entity: EntityName;
      readonly id: number;
      readonly column: string;
      readonly value: CellValue;
      readonly expected: CellValue;
    }
  | {
      readonly kind: 'insert';
      readonly entity: EntityName;
      readonly fields: AnyFields;
      /** References to rows that the same plan adds: column to item. */
      readonly links: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'remove';
      readonly entity: EntityName;
      readonly id: number;
      readonly expected: AnyFields;
    };

/** A plan with what its items write, by item. */
export type PlannedMerge = {
  readonly plan: MergePlan;
  readonly steps: readonly (readonly MergeStep[])[];
};
