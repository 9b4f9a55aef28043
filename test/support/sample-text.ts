import type { SampleRow } from '#main/services/sample/sample-rows.ts';

/** A text column of a sample row; empty when the row has no text there. */
export const textIn = ({ fields }: Pick<SampleRow, 'fields'>, column: string): string => {
  const value = fields[column];
  return typeof value === 'string' ? value : '';
};
