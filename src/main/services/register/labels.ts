import type { EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';

/** In a language, or the key that orders: the same in every language, so that the order is too. */
type Form = Locale | 'sort';

type Label = Readonly<Record<Form, string>>;

const everywhere = (text: string, sort: string): Label => ({ fr: text, en: text, sort });

const contractName = (title: string): string => `r.reference || coalesce(' – ' || ${title}, '')`;

/** The title in a language, else in the other one. SQL over the alias. */
export const titleIn = (locale: Locale, alias: string, column = 'title'): string => {
  const other = locale === 'fr' ? 'en' : 'fr';
  return `coalesce(${alias}.${column}_${locale}, ${alias}.${column}_${other})`;
};

const figureName = (locale: Locale): string =>
  `coalesce(${titleIn(locale, 'r', 'scope')}, r.basis) || coalesce(' – ' || r.as_of, '')`;

/** How a row of an entity is called where another row points to it. SQL over alias `r`. */
const labels: Partial<Record<EntityName, Label>> = {
  organization: everywhere('r.name', 'r.name_sort'),
  contract: {
    fr: contractName(titleIn('fr', 'r')),
    en: contractName(titleIn('en', 'r')),
    sort: 'r.reference_sort',
  },
  invoice: everywhere('r.number', 'r.number_sort'),
  invoiceLine: everywhere("coalesce(r.description, 'id ' || r.id)", 'r.description'),
  source: everywhere('r.title', 'r.title_sort'),
  document: everywhere("coalesce(r.index_number || ' – ', '') || r.title", 'r.title_sort'),
  figure: {
    fr: figureName('fr'),
    en: figureName('en'),
    sort: 'r.scope_fr_sort',
  },
  rule: { fr: "r.code || ' – ' || r.title_fr", en: "r.code || ' – ' || r.title_en", sort: 'r.code_sort' },
  tender: everywhere('r.process_id', 'r.process_id_sort'),
  lobbyingMandate: everywhere("coalesce(r.registration_number, 'id ' || r.id)", 'r.registration_number_sort'),
  workPackage: everywhere("r.number || coalesce(' – ' || r.title, '')", 'r.number_sort'),
  sample: everywhere('r.title', 'r.title_sort'),
  finding: everywhere("r.number || ' – ' || r.title", 'r.number_sort'),
};

/**
 * How a row is called in a language; null for one that is gone, and for entities whose rows have no name.
 */
export const rowName = (db: ReadableDb, entity: EntityName, id: number, locale: Locale): string | null => {
  const label = labels[entity]?.[locale];
  if (label === undefined) return null;
  const sql = `SELECT ${label} AS name FROM ${definitionOf(entity).table} r WHERE r.id = ?`;
  return (prepared(db, sql).get(id) as { name: string | null } | undefined)?.name ?? null;
};

const labelOf = (entity: EntityName, form: Form): string => labels[entity]?.[form] ?? 'CAST(r.id AS TEXT)';

/**
 * Scalar SQL for the label of the row that `idExpression` points to. A look-up by primary key: cheaper than a join
 * when only a page of rows is labelled.
 */
export const labelExpression = (entity: EntityName, idExpression: string, form: Form): string =>
  `(SELECT ${labelOf(entity, form)} FROM ${definitionOf(entity).table} r WHERE r.id = ${idExpression})`;

/** SQL over `<table> r` for lists of rows to choose from. */
export const labelColumns = (
  entity: EntityName,
  locale: Locale,
): { readonly text: string; readonly sort: string } => ({
  text: labelOf(entity, locale),
  sort: labelOf(entity, 'sort'),
});
