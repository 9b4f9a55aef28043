import type { EntityName } from '#shared/domain/register/entities.ts';
import { readableTable, sqlName } from '#shared/domain/register/names.ts';
import { prepared } from '../../db/prepared.ts';
import type { CaseContext, Change } from '../trail/change.ts';

type Parts = { readonly column: string; readonly entities: readonly EntityName[] };

/** What belongs to one row and is nothing without it. */
const partsOf: Partial<Record<EntityName, Parts>> = {
  invoice: { column: 'invoiceId', entities: ['invoiceLine', 'supportingDocument'] },
  finding: { column: 'findingId', entities: ['evidence', 'reviewNote'] },
};

/** Removes what belongs to a row that goes: the lines of an invoice and what ties documents to it, the evidence and notes of a finding. */
export const removeParts = (
  { db }: CaseContext,
  change: Change,
  { entity, id }: { readonly entity: EntityName; readonly id: number },
): void => {
  const { column, entities } = partsOf[entity] ?? { column: '', entities: [] };
  for (const part of entities) {
    const ids = prepared(db, `SELECT id FROM ${readableTable(part)} WHERE ${sqlName(column)} = ? ORDER BY id`)
      .pluck()
      .all(id) as number[];
    for (const each of ids) change.remove(part, each);
  }
};
