import { definitionOf } from '#shared/domain/register/entities.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { GridQuery, GridRow } from '#shared/ipc/grid-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { csvLine } from '../../files/workbook-writer/csv-text.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { gridRows } from '../register/grid-queries.ts';
import { planOf } from '../register/grid-plan.ts';
import { orderedIds } from '../register/ordered-ids.ts';
import { fieldOf } from './csv-fields.ts';
import type { ExportProgress } from './export-progress.ts';
import { readLabels } from './labels.ts';
import { whileReading } from './while-reading.ts';
import { pageSize, writeLines, type Lines } from './write-lines.ts';

export type GridExport = ExportProgress & {
  readonly path: string;
  readonly query: GridQuery;
  /** In the order in which the grid shows them; what is no column of the entity is left out. */
  readonly columns: readonly string[];
  readonly locale: Locale;
  /** The day for what the case computes. */
  readonly today: string;
  /** Folder with `locales/`. */
  readonly resourcesUrl: URL;
};

/**
 * Writes what a grid shows as CSV for spreadsheet programs: UTF-8 with a byte order mark; `;` and the decimal comma in
 * French, `,` and the point in English; ISO dates; an empty field for what is not known. Text that would be taken for a
 * formula gets an apostrophe in front. Throws the failures of exportWorkbook.
 */
export const exportGrid = (
  db: ReadableDb,
  options: GridExport,
): Promise<{ readonly path: string; readonly rows: number }> =>
  whileReading(db, async () => {
    const lines = gridLines(db, options);
    const rows = await replaceFile(options.path, (temporaryPath) =>
      writeLines(temporaryPath, lines, options),
    );
    return { path: options.path, rows };
  });

const gridLines = (db: ReadableDb, { query, columns, locale, today, resourcesUrl }: GridExport): Lines => {
  const plan = planOf(query);
  const { entity } = plan;
  const labels = readLabels(resourcesUrl, locale);
  const delimiter = locale === 'fr' ? ';' : ',';
  const known = columns.filter((name) => Object.hasOwn(definitionOf(entity).columns, name));
  const fields = known.map((name) => fieldOf(entity, name, labels));
  const ids = orderedIds(db, plan, today);
  const line = (row: GridRow): string =>
    csvLine(
      fields.map((field) => field(row)),
      delimiter,
    );
  return {
    rows: ids.length,
    header: csvLine(
      known.map((name) => labels.column(entity, name)),
      delimiter,
    ),
    page: (from) =>
      gridRows(db, entity, ids.slice(from, from + pageSize), locale)
        .map(line)
        .join(''),
  };
};
