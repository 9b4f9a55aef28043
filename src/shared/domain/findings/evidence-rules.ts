import type { AnyFields } from '../register/entities.ts';

/** What each kind of evidence names. */
const neededBy: Readonly<Record<string, readonly string[]>> = {
  document: ['documentId'],
  figure: ['figureId'],
  exception: ['test', 'exceptionKey'],
  row: ['entity', 'rowId'],
};

/** Columns without which a piece of evidence of its kind points nowhere. */
export const missingEvidence = (fields: AnyFields): readonly string[] =>
  (neededBy[String(fields['kind'])] ?? []).filter((column) => (fields[column] ?? null) === null);
