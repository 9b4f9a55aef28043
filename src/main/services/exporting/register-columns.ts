import type { EntityName } from '#shared/domain/register/entities.ts';
import { rowHash } from '../../db/row-hash.ts';
import { blankCell, plainTextCell, textCell } from '../../files/workbook-writer/cells.ts';
import type { CellStyles } from './cell-styles.ts';
import type { Labels } from './labels.ts';
import { referencesOf, type Reference } from '#shared/domain/register/names.ts';
import type { RegisterRow } from './register-rows.ts';
import type { PlannedColumn } from './sheet-plan.ts';
import { storedColumns } from './stored-columns.ts';

export type ColumnContext = {
  readonly labels: Labels;
  readonly styles: CellStyles;
  readonly isSample: boolean;
};

type RegisterColumn = PlannedColumn<RegisterRow>;

/** How a row is known in the workbook, whatever is done to its columns: `contract:12`. */
export const rowKey = (entity: EntityName, id: number): string => `${entity}:${id}`;

/**
 * The columns of an entity's sheet: its key, its stored columns as grids show them, what is derived, the keys of the
 * rows that it points to (formulas follow these), and a fingerprint of what is stored.
 */
export const registerColumns = (
  entity: EntityName,
  context: ColumnContext,
  derived: readonly RegisterColumn[],
): readonly RegisterColumn[] => [
  keyColumn(entity, context),
  ...(context.isSample && fictionalNumbers[entity] !== undefined ? [fictionalColumn(entity, context)] : []),
  ...storedColumns(entity, context),
  ...derived,
  ...referencesOf(entity).map((reference) => refKeyColumn(entity, reference, context)),
  fingerprintColumn(entity, context),
];

const keyColumn = (entity: EntityName, { labels, styles }: ColumnContext): RegisterColumn => ({
  id: 'key',
  header: labels.text('columns.key'),
  width: 16,
  look: 'key',
  cell: ({ id }, ref) => plainTextCell(ref, styles.key, rowKey(entity, id)),
});

/** Columns that hold an invoice number, by which the sample's invented invoices are known. */
const fictionalNumbers: Partial<Record<EntityName, readonly string[]>> = {
  invoice: ['number'],
  invoiceLine: ['label:invoiceId'],
  payment: ['label:invoiceId', 'reference'],
};

const fictionalColumn = (entity: EntityName, { labels, styles }: ColumnContext): RegisterColumn => {
  const columns = fictionalNumbers[entity] ?? [];
  const style = styles.text('calculated');
  const mark = labels.text('words.fictional');
  return {
    id: 'fictional',
    header: labels.text('columns.fictional'),
    width: 20,
    look: 'calculated',
    cell: (row, ref) =>
      columns.some((column) => String(row[column] ?? '').startsWith('FICTIF'))
        ? textCell(ref, style, mark)
        : blankCell(ref, style),
  };
};

const refKeyColumn = (
  entity: EntityName,
  { column, to }: Reference,
  { labels, styles }: ColumnContext,
): RegisterColumn => ({
  id: `key:${column}`,
  header: labels.text('columns.refKey', { column: labels.column(entity, column) }),
  width: 16,
  look: 'key',
  cell: (row, ref) => {
    const id = row[column];
    return typeof id === 'number'
      ? plainTextCell(ref, styles.key, rowKey(to, id))
      : blankCell(ref, styles.key);
  },
});

/** Digits of the fingerprint that are shown: enough to notice any change, short enough to read out. */
const fingerprintLength = 16;

/** Part of the hash that an imported row carries in the case, of the row as it is stored now. */
export const rowFingerprint = (entity: EntityName, row: RegisterRow): string => {
  const importId = row['importId'];
  return rowHash(entity, row.id, typeof importId === 'number' ? importId : 0, row).slice(
    0,
    fingerprintLength,
  );
};

const fingerprintColumn = (entity: EntityName, { labels, styles }: ColumnContext): RegisterColumn => ({
  id: 'fingerprint',
  header: labels.text('columns.fingerprint'),
  width: 19,
  look: 'key',
  cell: (row, ref) => plainTextCell(ref, styles.key, rowFingerprint(entity, row)),
});
