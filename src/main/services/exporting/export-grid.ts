import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { GridQuery, GridRow, Locale } from '#shared/ipc/contract.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { ReadableDb } from '../../db/types.ts';
import { replaceFile } from '../../files/workbook-writer/replace-file.ts';
import { gridPage } from '../register/grid-queries.ts';
import { entityOf } from '../register/grid-sql.ts';
import { readLabels, type Labels } from './labels.ts';

export type GridExport = {
  readonly path: string;
  readonly query: GridQuery;
  readonly columns: readonly string[];
  readonly locale: Locale;
  readonly resourcesUrl: URL;
};

const pageRows = 1000;

/**
 * Writes what a grid shows as CSV for spreadsheets: UTF-8 with a mark, `;` and decimal comma in French, `,` and point
 * in English. Amounts are exact, dates ISO. Text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export const exportGrid = async (
  db: ReadableDb,
  { path, query, columns, locale, resourcesUrl }: GridExport,
): Promise<{ readonly path: string; readonly rows: number }> => {
  const entity = entityOf(query.entity);
  const labels = readLabels(resourcesUrl, locale);
  const known = columns.filter((column) => Object.hasOwn(definitionOf(entity).columns, column));
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => quoted(cell, locale)).join(locale === 'fr' ? ';' : ',')}\r\n`;
  const rows = await replaceFile(path, async (temporaryPath) => {
    const out = createWriteStream(temporaryPath);
    const write = async (text: string): Promise<void> => {
      if (!out.write(text)) await once(out, 'drain');
    };
    await write(`\uFEFF${line(known.map((column) => labels.column(entity, column)))}`);
    let written = 0;
    for (;;) {
      const page = gridPage(db, query, written, pageRows);
      await write(
        page.rows.map((row) => line(known.map((column) => cellText(entity, column, row, labels)))).join(''),
      );
      written += page.rows.length;
      if (page.rows.length === 0 || written >= page.total) break;
    }
    out.end();
    await finished(out);
    return written;
  });
  return { path, rows };
};

const cellText = (entity: EntityName, column: string, row: GridRow, labels: Labels): string => {
  const definition = definitionOf(entity).columns[column];
  const value = row.values[column] ?? null;
  if (value === null || definition === undefined) return '';
  if (definition.kind === 'ref') return safeText(row.labels[column] ?? String(value));
  return valueText(definition, value, {
    entity,
    column,
    currency: String(row.values['currency'] ?? 'CAD'),
    labels,
  });
};

type Place = {
  readonly entity: EntityName;
  readonly column: string;
  readonly currency: string;
  readonly labels: Labels;
};

const valueText = (
  { kind }: ColumnDefinition,
  value: NonNullable<CellValue>,
  { entity, column, currency, labels }: Place,
): string => {
  const localised = (decimal: string): string =>
    labels.locale === 'fr' ? decimal.replace('.', ',') : decimal;
  switch (kind) {
    case 'money':
      return localised(minorToDecimal(Number(value), currency));
    case 'decimal':
      return localised(String(value));
    case 'choice':
      return labels.choice(entity, column, String(value));
    case 'flag':
      return labels.flag(value === 1);
    case 'text':
      return safeText(String(value));
    case 'integer':
    case 'date':
    case 'currency':
    case 'ref':
      return String(value);
  }
};

/** Spreadsheets run a text that begins so as a formula, also out of a CSV. */
const safeText = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

const quoted = (text: string, locale: Locale): string =>
  (locale === 'fr' ? /[;"\r\n]/u : /[,"\r\n]/u).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
