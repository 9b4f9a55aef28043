/**
 * Fields of a line of columns that are set apart by spaces. Aligned columns have two or more between them, so that a
 * field may hold single ones; else every run of spaces separates.
 */
export const alignedCells = (line: string, isAligned: boolean): string[] =>
  line.trim().split(isAligned ? / {2,}/u : / +/u);
