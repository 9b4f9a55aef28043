import type { ImportField } from './fields.ts';
import { isGenericHeader } from './generic-headers.ts';
import { groupRowAbove, headersWithGroups } from './header-groups.ts';
import { fieldBeforeUnit, fieldInBothLanguages } from './header-parts.ts';
import type { RawCell, SheetRow } from './raw-cell.ts';
import { headerKey } from './header-key.ts';
import { headerSynonyms } from './header-synonyms.ts';
import { vendorNumberOfHeader } from './number-headers.ts';
import { createSimilarHeaders } from './similar-headers.ts';

const fieldBySynonym = new Map<string, ImportField>(
  (Object.entries(headerSynonyms) as [ImportField, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word) => [word, field] as const),
  ),
);

/**
 * The field that a header names, or null. A percentage, currency or other unit behind the name does not matter, nor
 * that it is said in two languages.
 */
export const fieldOfHeader = (header: string): ImportField | null =>
  fieldOfName(header) ?? fieldBeforeUnit(header, fieldOfName) ?? fieldInBothLanguages(header, fieldOfName);

/** Longer keys are cells that are no header; looking for what may stand behind a name would take long. */
const longestKey = 200;

const fieldOfName = (header: string): ImportField | null => {
  const key = headerKey(header);
  if (key === '' || key.length > longestKey) return null;
  const plain = key.replace(/ (?:cad|ca|usd|(?!0+$)\d+(?: \d+)*)$/u, '');
  return fieldBySynonym.get(key) ?? fieldBySynonym.get(plain) ?? null;
};

const similarField = createSimilarHeaders(fieldBySynonym);

/** The field that a header names if it is abbreviated, run together or has a typing error; null when none is near. */
const fieldOfSimilarHeader = (header: string): ImportField | null => similarField(headerKey(header));

/** A column of a sheet with the field that its header names. */
export type RecognisedColumn = {
  readonly index: number;
  readonly header: string;
  readonly field: ImportField | null;
};

/** A column, and whether its header names the field as expected, or only resembles its name. */
type NamedColumn = { readonly column: RecognisedColumn; readonly isNamed: boolean };

/**
 * Each field once: of two columns that could be the same, the one that says more keeps it, else the first. A header that
 * only resembles one gets what the others leave.
 * @param above the row above the header, when it is part of it
 */
export const recogniseColumns = (
  cells: readonly RawCell[],
  above: readonly RawCell[] = [],
): readonly RecognisedColumn[] => namedColumns(cells, above).map(({ column }) => column);

const namedColumns = (cells: readonly RawCell[], above: readonly RawCell[]): readonly NamedColumn[] => {
  const headers = headersWithGroups(cells, above, fieldOfHeader);
  const taken = new Set<ImportField>();
  const take = (found: ImportField | null): ImportField | null => {
    if (found === null || taken.has(found)) return null;
    taken.add(found);
    return found;
  };
  const exact = headers.map(({ name }) => fieldOfHeader(name) ?? vendorNumberOfHeader(name));
  const generic = exact.map(
    (field, index) => field !== null && isGenericHeader(headerKey(headers[index]?.name ?? ''), field),
  );
  const special = exact.map((field, index) => (generic[index] === true ? null : take(field)));
  const named = exact.map((field, index) => special[index] ?? (generic[index] === true ? take(field) : null));
  return headers.map(({ name, header }, index) => {
    const own = named[index] ?? null;
    // A second column of a field that is taken is no other field either.
    const field = own ?? (exact[index] === null ? take(fieldOfSimilarHeader(name)) : null);
    return { column: { index, header, field }, isNamed: own !== null };
  });
};

/** The columns of the header in this row of a sheet, with what the row above it adds. */
export const columnsOfHeader = (rows: readonly SheetRow[], header: SheetRow): readonly RecognisedColumn[] =>
  recogniseColumns(header.cells, groupRowAbove(rows, header, fieldOfHeader));

/** Fields without which no invoice can be taken in: a number, a date, and an amount (net, else total). */
export const missingFields = (fields: readonly (ImportField | null)[]): readonly ImportField[] => [
  ...(['number', 'date'] as const).filter((field) => !fields.includes(field)),
  ...(fields.includes('net') || fields.includes('total') ? [] : (['net'] as const)),
];

const scoreOf = (rows: readonly SheetRow[], row: SheetRow): number => {
  const columns = namedColumns(row.cells, groupRowAbove(rows, row, fieldOfHeader));
  const fields = columns.map(({ column }) => column.field);
  const found = columns.filter(({ column }) => column.field !== null);
  // Cells of data resemble headers more often than they are one.
  const points = found.map(({ isNamed }) => (isNamed ? 10 : 6));
  return found.length < 2
    ? 0
    : points.reduce((sum, point) => sum + point, 0) - missingFields(fields).length * 5;
};

/**
 * The row that looks most like a header among the first rows of a sheet: its row number and how good it is (0 when
 * none does). Of equals the first.
 */
export const recogniseHeader = (
  rows: readonly SheetRow[],
): { readonly headerRow: number | null; readonly score: number } => {
  let best: { headerRow: number | null; score: number } = { headerRow: null, score: 0 };
  for (const row of rows) {
    const score = scoreOf(rows, row);
    if (score > best.score) best = { headerRow: row.row, score };
  }
  return best;
};
