import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, sqlName } from '#shared/domain/register/names.ts';
import { workPackageKey } from '#shared/domain/text/work-package-number.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** A column whose value no other row of the entity may have, or no other one of the same contract or invoice. */
type UniqueColumn = {
  readonly column: string;
  readonly within?: string;
  /** What a value is compared by, in SQL and of one value; the value itself where nothing is said. */
  readonly comparedBy?: { readonly sql: string; readonly of: (value: string) => string };
};

const uniqueColumns: Partial<Record<EntityName, UniqueColumn>> = {
  contract: { column: 'reference' },
  finding: { column: 'number' },
  // Its companion is the sort key of the number, which `workPackageKey` takes the blanks from.
  workPackage: {
    column: 'number',
    within: 'contractId',
    comparedBy: { sql: "replace(number_sort, ' ', '')", of: workPackageKey },
  },
  supportingDocument: { column: 'documentId', within: 'invoiceId' },
};

/** Whether a change of these columns may take a value that must be unique, or give it up. */
export const touchesUnique = (entity: EntityName, columns: readonly string[]): boolean => {
  const unique = uniqueColumns[entity];
  return (
    unique !== undefined && columns.some((column) => column === unique.column || column === unique.within)
  );
};

/** The value of a whole row that no other row may have, with a name that two rows share when they clash. */
export type UniqueValue = { readonly column: string; readonly value: CellValue; readonly name: string };

/** Null for entities without a unique column, and where the row has no value in it. */
export const uniqueValueOf = (entity: EntityName, row: AnyFields): UniqueValue | null => {
  const unique = uniqueColumns[entity];
  const value = unique === undefined ? null : (row[unique.column] ?? null);
  if (unique === undefined || value === null) return null;
  const scope = unique.within === undefined ? '' : `${String(row[unique.within] ?? '')}|`;
  return {
    column: unique.column,
    value,
    name: `${entity}.${unique.column}=${scope}${String(comparedValue(unique, value))}`,
  };
};

const comparedValue = ({ comparedBy }: UniqueColumn, value: CellValue): CellValue =>
  comparedBy === undefined ? value : comparedBy.of(String(value));

/** The other row of the entity that has the unique value of a row; null when none has. */
export const holderOf = (
  db: ReadableDb,
  entity: EntityName,
  row: AnyFields,
  except: number | null,
): number | null => {
  const unique = uniqueColumns[entity];
  const value = unique === undefined ? null : (row[unique.column] ?? null);
  if (unique === undefined || value === null) return null;
  const { column, within, comparedBy } = unique;
  const scope = within === undefined ? '' : `AND ${sqlName(within)} = @scope`;
  const other = prepared(
    db,
    `SELECT id FROM ${readableTable(entity)}
     WHERE ${comparedBy?.sql ?? sqlName(column)} = @value AND id IS NOT @except ${scope}`,
  ).get({
    value: comparedValue(unique, value),
    except,
    ...(within === undefined ? {} : { scope: row[within] ?? null }),
  }) as { id: number } | undefined;
  return other?.id ?? null;
};

/** Refuses a row with a value that another row of the entity already has, where it must be unique. */
export const assertUnique = (db: ReadableDb, entity: EntityName, id: number | null, row: AnyFields): void => {
  const unique = uniqueValueOf(entity, row);
  if (unique === null || holderOf(db, entity, row, id) === null) return;
  const { column, value } = unique;
  throw new AppFailure({ code: 'validation', issues: [{ entity, id, column, problem: 'taken', value }] });
};
