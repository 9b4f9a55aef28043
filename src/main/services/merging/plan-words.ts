import { minorToDecimal } from '#shared/domain/money/money.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { columnNamed, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import type { MergeValue, MergeValues } from '#shared/ipc/merge-schemas.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { rowKey } from '../exporting/register-columns.ts';
import { labelExpression } from '../register/labels.ts';

/** How a plan shows rows and values, and what it calls the rows that references point to. */
export type PlanWords = {
  readonly value: (
    entity: EntityName,
    column: string,
    stored: { readonly value: CellValue; readonly row: AnyFields },
  ) => MergeValue;
  readonly values: (entity: EntityName, columns: readonly string[], row: AnyFields) => MergeValues;
  /** What a row is called; its key when it is not there, or has no name. */
  readonly label: (entity: EntityName, id: number) => string;
  readonly names: ReadonlyMap<string, string>;
};

export const createPlanWords = (db: ReadableDb, locale: Locale): PlanWords => {
  const names = new Map<string, string>();
  const label = (entity: EntityName, id: number): string => {
    const found = prepared(db, `SELECT ${labelExpression(entity, '?', locale)} AS label`).get(id) as {
      label: string | null;
    };
    return found.label ?? rowKey(entity, id);
  };
  const value: PlanWords['value'] = (entity, column, { value: stored, row }) => {
    if (stored === null) return null;
    const definition = columnNamed(entity, column);
    switch (definition?.kind) {
      case 'money': {
        const currency = row['currency'];
        return minorToDecimal(Number(stored), typeof currency === 'string' ? currency : 'CAD');
      }
      case 'flag':
        return stored === 1;
      case 'ref': {
        const to = definition.entity as EntityName;
        const key = rowKey(to, Number(stored));
        if (!names.has(key)) names.set(key, label(to, Number(stored)));
        return key;
      }
      default:
        return stored;
    }
  };
  return {
    value,
    values: (entity, columns, row) =>
      Object.fromEntries(
        columns.map((column) => [column, value(entity, column, { value: row[column] ?? null, row })]),
      ),
    label,
    names,
  };
};
