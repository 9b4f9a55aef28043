import type { ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import type { RawCell } from '../../files/tables/table.ts';
import { cellText } from './read-stored.ts';
import { headerKey, type ExpectedColumn, type WorkbookWords } from './sheet-columns.ts';

/** Where a sheet of our workbook has what, wherever its columns were moved. Positions are 0-based. */
export type SheetMap = {
  readonly sheet: string;
  readonly entity: EntityName;
  readonly words: WorkbookWords;
  readonly key: number;
  readonly fingerprint: number | null;
  readonly stored: ReadonlyMap<string, number>;
  /** The entity's columns in their order, with where each stands. */
  readonly columns: readonly MappedColumn[];
  /** Column with the keys that a reference column points to. */
  readonly refKeys: ReadonlyMap<string, number>;
  readonly derived: readonly number[];
  /** As written, by position. */
  readonly headers: readonly string[];
  /** Headers that no export writes, and those that stand there twice. */
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
};

/** A column of the register with the positions of its cell and of the key that it points to. */
export type MappedColumn = {
  readonly name: string;
  readonly definition: ColumnDefinition;
  readonly cell: number | undefined;
  readonly refKey: number | undefined;
};

/** Rows in which the headers are looked for: people put a title above them. */
export const mostRowsAbove = 20;

/** Columns of the register besides the key without which a row of texts is no header. */
const leastColumns = 2;

/**
 * Recognises a row as the headers of a sheet of ours, in any of the languages. The key column must be there, and
 * either the sheet's name or the fingerprint column: the sheet of overruns has keys and columns of contracts too.
 * @param languages the words of each language, that of the workbook first
 */
export const mapHeader = (
  sheet: string,
  cells: readonly RawCell[],
  languages: readonly WorkbookWords[],
): SheetMap | null => {
  const headers = cells.map((cell) => cellText(cell).trim());
  let best: SheetMap | null = null;
  for (const words of languages) {
    const named = entityOfSheet(sheet, languages);
    for (const [entity, columns] of words.columns) {
      if (named !== null && named !== entity) continue;
      const map = mapColumns({ sheet, entity, words }, headers, columns);
      if (map === null || (named === null && map.fingerprint === null)) continue;
      if (best === null || map.stored.size > best.stored.size) best = map;
    }
  }
  return best;
};

/** The entity of which an export in any of the languages names the sheet so. */
export const entityOfSheet = (sheet: string, languages: readonly WorkbookWords[]): EntityName | null =>
  languages
    .map(({ entityOfSheet: names }) => names.get(sheet.toLowerCase()))
    .find((name) => name !== undefined) ?? null;

const mapColumns = (
  about: Pick<SheetMap, 'sheet' | 'entity' | 'words'>,
  headers: readonly string[],
  columns: ReadonlyMap<string, ExpectedColumn>,
): SheetMap | null => {
  const [stored, refKeys] = [new Map<string, number>(), new Map<string, number>()];
  const single = new Map<string, number>();
  const [derived, unknown, repeated]: [number[], string[], string[]] = [[], [], []];
  const seen = new Set<string>();
  for (const [index, header] of headers.entries()) {
    if (header === '') continue;
    const column = columns.get(headerKey(header));
    if (column === undefined) unknown.push(header);
    else if (seen.has(column.id)) repeated.push(header);
    else if (column.role === 'stored') stored.set(column.id, index);
    else if (column.role === 'refKey') refKeys.set(column.id.slice('key:'.length), index);
    else if (column.role === 'derived') derived.push(index);
    else single.set(column.role, index);
    if (column !== undefined) seen.add(column.id);
  }
  const key = single.get('key');
  if (key === undefined || stored.size < leastColumns) return null;
  return {
    ...about,
    key,
    fingerprint: single.get('fingerprint') ?? null,
    stored,
    columns: Object.entries(definitionOf(about.entity).columns).map(([name, definition]) => ({
      name,
      definition,
      cell: stored.get(name),
      refKey: refKeys.get(name),
    })),
    refKeys,
    derived,
    headers,
    unknown,
    repeated,
  };
};
