import { z } from 'zod';

/**
 * A value as a plan shows it: amounts as decimal text, dates as ISO text, choices by their code, references as the key
 * of the row they point to (`organization:12`), flags as booleans; null is unknown.
 */
const mergeValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const mergeValues = z.record(z.string(), mergeValue);

const place = {
  /** Number by which `apply` accepts it. */
  item: z.number().int().min(0),
  entity: z.string(),
  key: z.string(),
  /** What the row is called. */
  label: z.string(),
  /** Sheet and row (1-based) of the workbook; null for a row that is not in it. */
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  /** Currency of the row's amounts in the workbook. */
  currency: z.string().nullable(),
};

/** A cell that only the workbook changed. */
export const mergeChange = z.object({
  ...place,
  column: z.string(),
  base: mergeValue,
  ours: mergeValue,
  theirs: mergeValue,
});

/**
 * What needs a person: a cell changed on both sides or, with `column` null, a whole row. `removed-there`: removed in
 * the workbook and changed here; `removed-here`: the reverse; `duplicate`: several rows of the workbook have its key.
 * Of a row the three states show the columns that differ, null where it is not there.
 */
export const mergeConflict = z.object({
  ...place,
  kind: z.enum(['cell', 'removed-there', 'removed-here', 'duplicate']),
  column: z.string().nullable(),
  base: z.union([mergeValue, mergeValues]),
  ours: z.union([mergeValue, mergeValues]),
  theirs: z.union([mergeValue, mergeValues]),
});

const { key: _key, ...placeOfNew } = place;

/** A row that the workbook adds: without a key. */
export const mergeAdded = z.object({ ...placeOfNew, values: mergeValues });

export const mergeRemoved = z.object({ ...place });

/** What cannot be merged as it stands in the workbook: `merging:problems.<code>`. */
export const mergeProblem = z.object({
  sheet: z.string(),
  row: z.number().nullable(),
  /** Column of the register, or the header where it is none. */
  column: z.string().nullable(),
  code: z.string(),
  /** As written in the workbook. */
  value: z.string().nullable(),
  entity: z.string().nullable(),
});

/** What is worth knowing and keeps nothing from being merged: `merging:warnings.<code>`. */
export const mergeWarning = z.object({
  code: z.string(),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
});

export const mergePlan = z.object({
  file: z.string(),
  sha256: z.string(),
  /** Who saved the workbook last, if it says so. */
  savedBy: z.string().nullable(),
  base: z.object({
    event: z.number().nullable(),
    head: z.string().nullable(),
    /** Whether the case is known as it was when the workbook was made. */
    known: z.boolean(),
  }),
  changes: z.array(mergeChange),
  conflicts: z.array(mergeConflict),
  added: z.array(mergeAdded),
  removed: z.array(mergeRemoved),
  problems: z.array(mergeProblem),
  warnings: z.array(mergeWarning),
  /** What the rows that references point to are called, by key. */
  names: z.record(z.string(), z.string()),
});

export type MergeValue = z.infer<typeof mergeValue>;
export type MergeValues = z.infer<typeof mergeValues>;
export type MergeChange = z.infer<typeof mergeChange>;
export type MergeConflict = z.infer<typeof mergeConflict>;
export type MergeAdded = z.infer<typeof mergeAdded>;
export type MergeRemoved = z.infer<typeof mergeRemoved>;
export type MergeProblem = z.infer<typeof mergeProblem>;
export type MergeWarning = z.infer<typeof mergeWarning>;
export type MergePlan = z.infer<typeof mergePlan>;
