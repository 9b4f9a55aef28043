import type { EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';

/** How a row of an entity is called where another row points to it. SQL over alias `r`. */
const labels: Partial<Record<EntityName, { readonly text: string; readonly sort: string }>> = {
  organization: { text: 'r.name', sort: 'r.name_sort' },
  contract: {
    text: "r.reference || coalesce(' – ' || coalesce(r.title_fr, r.title_en), '')",
    sort: 'r.reference_sort',
  },
  invoice: { text: 'r.number', sort: 'r.number_sort' },
  invoiceLine: { text: "coalesce(r.description, 'id ' || r.id)", sort: 'r.description' },
  source: { text: 'r.title', sort: 'r.title_sort' },
};

const labelOf = (entity: EntityName, form: 'text' | 'sort'): string =>
  labels[entity]?.[form] ?? 'CAST(r.id AS TEXT)';

/**
 * Scalar SQL for the label of the row that `idExpression` points to. A look-up by primary key: cheaper than a join
 * when only a page of rows is labelled.
 */
export const labelExpression = (entity: EntityName, idExpression: string, form: 'text' | 'sort'): string =>
  `(SELECT ${labelOf(entity, form)} FROM ${definitionOf(entity).table} r WHERE r.id = ${idExpression})`;

/** SQL over `<table> r` for lists of rows to choose from. */
export const labelColumns = (entity: EntityName): { readonly text: string; readonly sort: string } => ({
  text: labelOf(entity, 'text'),
  sort: labelOf(entity, 'sort'),
});
