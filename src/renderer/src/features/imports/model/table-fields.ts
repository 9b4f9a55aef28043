import { missingReferenceFields } from '#shared/domain/reference-tables/recognise-reference.ts';
import {
  isReferenceFormat,
  referenceEntities,
  type ReferenceFormat,
} from '#shared/domain/reference-tables/reference-formats.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';
import { ambiguousColumns, missingInMapping, type FieldKind, type Mapping } from './mapping.ts';

/** Says what a column of a table that tests compare with is. A field has one column: another that had it loses it. */
export const withTableField = (mapping: Mapping, index: number, field: string | null): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.index === index) return { ...column, tableField: field };
    return field !== null && column.tableField === field ? { ...column, tableField: null } : column;
  }),
});

/** Of what each row must say, what no column is, as things stand: one of several each time. */
export const missingInTable = (
  format: ReferenceFormat,
  { columns }: Pick<Mapping, 'columns'>,
): readonly (readonly string[])[] =>
  missingReferenceFields(
    format,
    columns.map(({ tableField }) => tableField),
  );

/** The kind of value that such a column holds. */
export const tableFieldKind = (format: ReferenceFormat, field: string | null): FieldKind => {
  const kind = field === null ? undefined : columnNamed(referenceEntities[format], field)?.kind;
  if (kind === 'ref') return 'reference';
  if (kind === 'integer' || kind === 'decimal') return 'number';
  return kind === 'date' || kind === 'money' || kind === 'currency' ? kind : 'text';
};

/** Whether all is said that a file needs before it is checked. Files without columns of their own need nothing. */
export const isWhollyMapped = (mapping: Mapping): boolean => {
  const { format, columns } = mapping;
  if (format === 'invoices') return missingInMapping(mapping).length + ambiguousColumns(mapping).length === 0;
  if (!isReferenceFormat(format) || columns.length === 0) return true;
  return missingInTable(format, mapping).length === 0;
};
