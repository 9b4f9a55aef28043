import {
  fileNotation,
  observeColumn,
  type ColumnEvidence,
  type ColumnType,
} from '#shared/domain/importing/column-types.ts';
import { findHeader, type TextRow } from '#shared/domain/importing/find-header.ts';

/** What a text table holds, decided over all of its rows. */
export type TextColumns = {
  /** Null: the table has no headers. */
  readonly headerRow: number | null;
  readonly header: readonly string[];
  /** 1-based; what stands above is text. */
  readonly firstRow: number;
  /** The last row that has something in it; 0 for none. */
  readonly lastRow: number;
  readonly types: readonly ColumnType[];
  readonly problems: readonly ColumnsProblem[];
};

/** Where it is first, and how often. `column` is 0-based; null for whole rows. */
export type ColumnsProblem = {
  readonly code: string;
  readonly row: number;
  readonly column: number | null;
  readonly count: number;
};

/** Rows among which the header is looked for. */
const headerRows = 60;

/** Reads all rows of a text table once, and decides its header and what each column is. */
export const surveyColumns = async (
  batches: AsyncIterable<readonly { readonly row: number; readonly cells: readonly unknown[] }[]>,
): Promise<TextColumns> => {
  const first: TextRow[] = [];
  let survey: Survey | null = null;
  for await (const batch of batches as AsyncIterable<readonly TextRow[]>)
    for (const row of batch) {
      if (survey !== null) survey.observe(row);
      else if (first.push(row) === headerRows) survey = surveyFrom(first);
    }
  return (survey ?? surveyFrom(first)).decide();
};

type Survey = { readonly observe: (row: TextRow) => void; readonly decide: () => TextColumns };

const surveyFrom = (first: readonly TextRow[]): Survey => {
  const { header, firstRow } = findHeader(first);
  const headers = header === null ? [] : header.cells;
  const width =
    header === null ? (first.find(({ row }) => row === firstRow)?.cells.length ?? 0) : headers.length;
  const columns: ColumnEvidence[] = [];
  const ragged = { row: 0, count: 0 };
  let lastRow = 0;
  const observe = ({ row, cells }: TextRow): void => {
    if (cells.some((cell) => cell !== '')) lastRow = row;
    if (row < firstRow) return;
    if (cells.length !== width) {
      if (ragged.count === 0) ragged.row = row;
      ragged.count += 1;
    }
    for (let index = 0; index < cells.length; index += 1)
      (columns[index] ??= observeColumn()).observe(cells[index] ?? '', row);
  };
  for (const row of first) observe(row);
  const decide = (): TextColumns => {
    const types = decideTypes(columns, headers);
    const raggedRows = ragged.count === 0 ? [] : [{ code: 'ragged-rows', column: null, ...ragged }];
    return {
      headerRow: header?.row ?? null,
      header: headers,
      firstRow,
      lastRow,
      types,
      problems: [
        ...(header === null ? [] : headerProblems(header)),
        ...raggedRows,
        ...types.flatMap(({ problems }, column) => problems.map((problem) => ({ ...problem, column }))),
      ],
    };
  };
  return { observe, decide };
};

/** What a column leaves open is decided by all the others, if they agree. */
const decideTypes = (
  columns: readonly (ColumnEvidence | undefined)[],
  headers: readonly string[],
): readonly ColumnType[] => {
  const width = Math.max(columns.length, headers.length);
  const all = Array.from({ length: width }, (_, index) => columns[index] ?? observeColumn());
  const notation = fileNotation(all);
  return all.map((column, index) => column.decide(headers[index] ?? '', notation));
};

const headerProblems = ({ row, cells }: TextRow): readonly ColumnsProblem[] => {
  const names = cells.map((cell) => cell.trim());
  const blank = names.indexOf('');
  const seen = new Set<string>();
  const repeated = names.flatMap((name, index) => {
    const isKnown = name !== '' && seen.has(name);
    seen.add(name);
    return isKnown ? [index] : [];
  });
  return [
    { code: 'blank-headers', row, column: blank, count: names.filter((name) => name === '').length },
    { code: 'duplicate-headers', row, column: repeated[0] ?? null, count: repeated.length },
  ].filter(({ count }) => count > 0);
};
