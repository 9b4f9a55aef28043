import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { CellValue, ColumnDefinition } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { inLanguage } from '#shared/domain/text/in-language.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { neutralText } from '../../files/workbook-writer/csv-text.ts';
import { choiceLabels, type Labels } from './labels.ts';

/** Writes one column of a row for a CSV file: nothing for what is not known. */
export type Field = (row: GridRow) => string;

/** How a column of an entity is written, in the language of the labels. */
export const fieldOf = (entity: EntityName, name: string, labels: Labels): Field => {
  const kind = definitionOf(entity).columns[name]?.kind ?? 'text';
  const text = fields[kind]({ entity, name, labels });
  return (row) => {
    const value = row.values[name] ?? null;
    return value === null ? '' : text(value, row);
  };
};

type Column = { readonly entity: EntityName; readonly name: string; readonly labels: Labels };

const asText = (value: CellValue): string => neutralText(String(value));

const asRead =
  ({ labels: { locale } }: Column) =>
  (value: CellValue): string =>
    neutralText(inLanguage(String(value), locale));

/** A decimal with the mark of the language, without grouping: programs read it as a number. */
const localDecimal = (decimal: string, { locale }: Labels): string =>
  locale === 'fr' ? decimal.replace('.', ',') : decimal;

/** How each kind of column is written; unknown values never come here. */
const fields: Readonly<
  Record<ColumnDefinition['kind'], (column: Column) => (value: CellValue, row: GridRow) => string>
> = {
  text: asRead,
  currency: () => asText,
  date: () => String,
  integer: () => String,
  ref:
    ({ name, labels: { locale } }) =>
    (_value, { labels }) =>
      neutralText(inLanguage(labels[name] ?? '', locale)),
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
