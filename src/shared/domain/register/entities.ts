import { auditingEntities } from './auditing-entities.ts';
import { billingEntities } from './billing-entities.ts';
import type { CellValue, ColumnDefinition, ValueOf } from './column-kinds.ts';
import { contractingEntities } from './contracting-entities.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { evidenceEntities } from './evidence-entities.ts';
import { importingEntities } from './importing-entities.ts';
import { progressEntities } from './progress-entities.ts';
import { purchasingEntities } from './purchasing-entities.ts';
import { sovereigntyEntities } from './sovereignty-entities.ts';
import { tenderingEntities } from './tendering-entities.ts';

/**
 * The dictionary of the register: every entity with its table and columns. The order of the columns is the order
 * in grids and workbooks. Adding a column takes a migration; a test compares this dictionary with the schema.
 *
 * `imported: true` marks entities whose rows an import may add: they carry `importId` and become visible when that
 * import is committed.
 */
export const entities = {
  ...contractingEntities,
  ...billingEntities,
  ...evidenceEntities,
  ...importingEntities,
  ...progressEntities,
  ...purchasingEntities,
  ...tenderingEntities,
  ...sovereigntyEntities,
  ...auditingEntities,
} as const satisfies Record<string, EntityDefinition>;

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as EntityName[];

type Columns<E extends EntityName> = (typeof entities)[E]['columns'];

/** The columns of a row, without its id. */
export type FieldsOf<E extends EntityName> = {
  readonly [C in keyof Columns<E>]: Columns<E>[C] extends ColumnDefinition ? ValueOf<Columns<E>[C]> : never;
};

/** A stored row. `importId` is null when a person, not an import, added it. */
export type RowOf<E extends EntityName> = FieldsOf<E> & {
  readonly id: number;
} & ((typeof entities)[E]['imported'] extends true ? { readonly importId: number | null } : unknown);

/** A row of any entity, where the code does not care which. */
export type AnyRow = Readonly<Record<string, CellValue>> & { readonly id: number };

/** Values for some columns of any entity, keyed by column name. */
export type AnyFields = Readonly<Record<string, CellValue>>;

export const definitionOf = (entity: EntityName): EntityDefinition => entities[entity];

/** A column by a name from outside: only its own, so not `constructor` and the like. Undefined when there is none. */
export const columnNamed = (entity: EntityName, name: string): ColumnDefinition | undefined => {
  const { columns } = definitionOf(entity);
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
};

export const isEntityName = (name: string): name is EntityName => Object.hasOwn(entities, name);
