import type { VerifyReport } from '#shared/ipc/contract.ts';

export type Mismatch = NonNullable<VerifyReport['firstMismatch']>;

/** What does not match; `kind` is a key of the catalogues (`trail:mismatches.<kind>`). */
export const mismatch = (kind: string, where: Partial<Omit<Mismatch, 'kind'>>): Mismatch => ({
  kind,
  seq: null,
  entity: null,
  id: null,
  column: null,
  expected: null,
  found: null,
  ...where,
});

/** A stored value as text for a report. */
export const shown = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
