import type { TextRecord } from './split-records.ts';

const formulaText = /^="((?:[^"]|"")*)"$/u;

/** Puts texts in the place of the formulas that hold nothing else: `="00123"` is `00123`, as Excel shows it. */
export const withoutFormulas = (records: TextRecord[]): TextRecord[] => {
  for (const { cells } of records)
    for (const [index, cell] of cells.entries()) {
      if (!cell.startsWith('="')) continue;
      const text = formulaText.exec(cell)?.[1];
      if (text !== undefined) cells[index] = text.replaceAll('""', '"');
    }
  return records;
};
