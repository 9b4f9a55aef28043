import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { GridQuery, GridRow } from '#shared/ipc/grid-schemas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { byteOrderMark, csvLine, neutralText } from '../../files/workbook-writer/csv-text.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { gridRows } from '../register/grid-queries.ts';
import { planOf } from '../register/grid-plan.ts';
import { orderedIds } from '../register/ordered-ids.ts';
import type { ExportProgress } from './export-progress.ts';
import { choiceLabels, readLabels, type Labels } from './labels.ts';
import { whileReading } from './while-reading.ts';

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

/** Rows read and written before anyone else gets a turn. */
const pageSize = 500;

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

type GridLines = { readonly rows: number; readonly header: string; readonly page: (from: number) => string };

const gridLines = (
  db: ReadableDb,
  { query, columns, locale, today, resourcesUrl }: GridExport,
): GridLines => {
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

const writeLines = async (
  path: string,
  { rows, header, page }: GridLines,
  { onProgress, isCancelled }: ExportProgress,
): Promise<number> => {
  const file = createWriteStream(path, { flags: 'wx' });
  const closed = finished(file);
  // Waited for below, or by whoever waits for room: an error between the two is not lost meanwhile.
  closed.catch(() => undefined);
  try {
    file.write(byteOrderMark + header);
    for (let from = 0; from < rows; from += pageSize) {
      if (!file.write(page(from))) await Promise.race([once(file, 'drain'), closed]);
      onProgress?.('writing', Math.min(from + pageSize, rows), rows);
      await setImmediate();
      if (isCancelled?.() === true) throw new AppFailure({ code: 'cancelled' });
    }
    file.end();
    await closed;
    return rows;
  } catch (error) {
    file.destroy();
    throw error;
  }
};

type Field = (row: GridRow) => string;

const fieldOf = (entity: EntityName, name: string, labels: Labels): Field => {
  const kind = definitionOf(entity).columns[name]?.kind ?? 'text';
  const text = fields[kind]({ entity, name, labels });
  return (row) => {
    const value = row.values[name] ?? null;
    return value === null ? '' : text(value, row);
  };
};

type Column = { readonly entity: EntityName; readonly name: string; readonly labels: Labels };

const asText = (value: CellValue): string => neutralText(String(value));

/** A decimal with the mark of the language, without grouping: programs read it as a number. */
const localDecimal = (decimal: string, { locale }: Labels): string =>
  locale === 'fr' ? decimal.replace('.', ',') : decimal;

/** How each kind of column is written; unknown values never come here. */
const fields: Readonly<
  Record<ColumnDefinition['kind'], (column: Column) => (value: CellValue, row: GridRow) => string>
> = {
  text: () => asText,
  currency: () => asText,
  date: () => String,
  integer: () => String,
  ref:
    ({ name }) =>
    (_value, { labels }) =>
      neutralText(labels[name] ?? ''),
  flag:
    ({ labels }) =>
    (value) =>
      labels.flag(value === 1),
  choice: ({ entity, name, labels }) => {
    const choices = choiceLabels(labels, entity, name);
    return (value) => choices.get(String(value)) ?? '';
  },
  decimal:
    ({ labels }) =>
    (value) =>
      localDecimal(String(value), labels),
  money:
    ({ labels }) =>
    (value, { values }) =>
      localDecimal(minorToDecimal(Number(value), String(values['currency'] ?? 'CAD')), labels),
};
