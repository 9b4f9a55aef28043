import type { ColumnsProblem, TextColumns } from '../../files/tables/csv/survey-columns.ts';
import { plainOutline } from '../../files/tables/sheet-outline.ts';
import type { Table, TableTab, TableWarning } from '../../files/tables/table.ts';
import { columnLetter } from '../../files/workbook-writer/references.ts';
import type { ReadingWarning } from './file-reading.ts';
import type { SheetSurvey } from './survey-sheet.ts';

/** What there is to know about a text table before its cells: how it was decoded and cut, its header, its columns. */
export const surveyText = (
  { encoding, delimiter, warnings }: Table,
  tab: TableTab,
  { headerRow, header, lastRow, problems }: TextColumns,
): SheetSurvey => ({
  summary: {
    ...tab,
    rows: lastRow,
    header: [...header],
    headerRow,
    ...(encoding === null ? {} : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
    ...plainOutline,
  },
  warnings: [...oneOfEach(warnings?.() ?? []), ...problems].map((problem) => warningOf(tab.name, problem)),
});

/** Of each code the first, with how many there are. */
const oneOfEach = (warnings: readonly TableWarning[]): readonly CountedWarning[] => {
  const found = new Map<string, CountedWarning>();
  for (const warning of warnings) {
    const before = found.get(warning.code) ?? { ...warning, count: 0 };
    found.set(warning.code, { ...before, count: before.count + 1 });
  }
  return [...found.values()];
};

type CountedWarning = TableWarning & { readonly count: number };

const warningOf = (
  sheet: string,
  { code, row, column, count }: CountedWarning | ColumnsProblem,
): ReadingWarning => ({
  code,
  sheet,
  row,
  column: column === null ? null : columnLetter(column + 1),
  count,
});
