import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

type Imported = 'contract' | 'amendment' | 'invoice' | 'invoiceLine' | 'payment';

/**
 * Ids of the rows of which someone changed an amount, its hedge or its currency; also one that was changed back: what
 * stands there then is theirs. Changes that an import makes bring what another kept file says.
 */
const editedIds = (entity: Imported): string => {
  const amounts = Object.entries(definitionOf(entity).columns).filter(
    ([name, { kind }]) => kind === 'money' || kind === 'currency' || /hedge$/iu.test(name),
  );
  const isChanged = amounts.map(([name]) => `json_type(after, '$.${name}') IS NOT NULL`).join(' OR ');
  return `SELECT entity_id FROM events WHERE entity = '${entity}' AND action = 'update'
    AND command NOT LIKE 'importing.%' AND (${isChanged})`;
};

/** Whether the amount of a row was entered or changed by hand. SQL over an alias. */
export const isTyped = (entity: Imported, of: string): string =>
  `(${of}.import_id IS NULL OR ${of}.id IN (${editedIds(entity)}))`;

/** Rows of which someone changed an amount. */
export const editedRows = (db: ReadableDb, entity: Extract<Imported, EntityName>): ReadonlySet<number> =>
  new Set(prepared(db, editedIds(entity)).pluck().all() as number[]);
