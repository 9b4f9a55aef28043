import type { ColumnDefinition } from './column-kinds.ts';
import type { EntityName } from './entities.ts';

/**
 * Columns that a grid can be ordered and narrowed by although no row stores them: the case computes them. Of a range
 * the lower bound counts: what is certain.
 */
const computedColumns = {
  contract: {
    /** Value with the amendments in force, in minor units. */
    'cost:current': { kind: 'money' },
    /** Overrun against the original value, in percentage points. */
    'cost:overrun': { kind: 'decimal' },
    /** How many flags a contract has. */
    'cost:flags': { kind: 'integer', min: 0 },
  },
} as const satisfies Partial<Record<EntityName, Readonly<Record<string, ColumnDefinition>>>>;

export type ComputedColumnName = keyof (typeof computedColumns)['contract'];

/** The column of this name that is computed for an entity; undefined when there is none. */
export const computedColumnNamed = (entity: EntityName, name: string): ColumnDefinition | undefined => {
  const columns: Readonly<Record<string, ColumnDefinition>> =
    entity === 'contract' ? computedColumns.contract : {};
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
};
