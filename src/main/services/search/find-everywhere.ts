import type { EntityName } from '#shared/domain/register/entities.ts';
import { readableTable } from '#shared/domain/register/names.ts';
import { sortKey } from '#shared/domain/text/sort-key.ts';
import type { Locale } from '#shared/ipc/contract.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { prepared } from '../../db/prepared.ts';
import type { ReadableDb } from '../../db/types.ts';
import { titleIn } from '../register/labels.ts';

export type Hit = {
  readonly entity: string;
  readonly id: number;
  readonly label: string;
  readonly detail: string;
};

type Searched = {
  readonly entity: EntityName;
  readonly label: string;
  readonly detail: string;
  readonly keys: readonly string[];
};

/** What the search looks through, in the order in which hits are shown. SQL over `t`. */
const searchedIn = (locale: Locale): readonly Searched[] => [...ofContracts(locale), ...ofTheAudit(locale)];

const ofContracts = (locale: Locale): readonly Searched[] => [
  {
    entity: 'contract',
    label: 't.reference',
    detail: `coalesce(${titleIn(locale, 't')}, '')`,
    keys: ['t.reference_sort', 't.title_fr_sort', 't.title_en_sort'],
  },
  { entity: 'organization', label: 't.name', detail: "coalesce(t.neq, '')", keys: ['t.name_sort', 't.neq'] },
  { entity: 'invoice', label: 't.number', detail: 't.issued_on', keys: ['t.number_sort'] },
  {
    entity: 'figure',
    label: `coalesce(${titleIn(locale, 't', 'scope')}, '')`,
    detail: "coalesce(t.stated_by, '')",
    keys: ['t.scope_fr_sort', 't.scope_en_sort'],
  },
  {
    entity: 'workPackage',
    label: "t.number || coalesce(' – ' || t.title, '')",
    detail: '(SELECT c.reference FROM contracts c WHERE c.id = t.contract_id)',
    keys: ['t.number_sort', 't.title_sort'],
  },
  { entity: 'milestone', label: 't.name', detail: "coalesce(t.planned_on, '')", keys: ['t.name_sort'] },
  {
    entity: 'timeEntry',
    label: 'coalesce(t.worker, t.invoice_number, t.id)',
    detail: `coalesce(t.starts_on, '') || ${ifKnown('t.ends_on', ' – ')} || ${ifKnown('t.invoice_number', ' · ')}`,
    keys: ['t.worker_sort', 't.invoice_number_sort'],
  },
];

const ofTheAudit = (locale: Locale): readonly Searched[] => [
  {
    entity: 'finding',
    label: "t.number || ' – ' || t.title",
    detail: "coalesce(t.responsible, '')",
    keys: ['t.number_sort', 't.title_sort'],
  },
  {
    entity: 'document',
    label: 't.title',
    detail: 'coalesce(t.index_number, t.file_name)',
    keys: ['t.title_sort', 't.index_number_sort'],
  },
  { entity: 'source', label: 't.title', detail: "coalesce(t.publisher, '')", keys: ['t.title_sort'] },
  {
    entity: 'rule',
    label: `t.code || ' – ' || ${titleIn(locale, 't')}`,
    detail: "coalesce(t.article, '')",
    keys: ['t.code_sort', 'sort_key(t.title_fr)', 'sort_key(t.title_en)'],
  },
  {
    entity: 'lobbyingMandate',
    label: `coalesce(t.registration_number, t.subject, ${institution}, t.id)`,
    detail: `CASE WHEN t.registration_number IS NULL THEN coalesce(${institution}, '') ELSE coalesce(t.subject, ${institution}, '') END`,
    keys: ['t.registration_number_sort', 'sort_key(t.subject)', 'sort_key(t.institution)', bodyKey],
  },
  {
    entity: 'lobbyingCommunication',
    label: `coalesce(t.subject, t.office, ${institution}, t.id)`,
    detail: "coalesce(t.communicated_on, '')",
    keys: ['sort_key(t.subject)', 'sort_key(t.office)', 'sort_key(t.institution)', bodyKey],
  },
];

const ifKnown = (column: string, before: string): string => `coalesce('${before}' || ${column}, '')`;

const bodyColumn = (column: string): string =>
  `(SELECT o.${column} FROM organizations o WHERE o.id = t.institution_id)`;

const bodyKey = bodyColumn('name_sort');

/** Of a mandate or a communication: as its source writes it, else the public body that it is known to be. */
const institution = `coalesce(t.institution, ${bodyColumn('name')})`;

export type Search = { readonly text: string; readonly limit: number; readonly locale: Locale };

/** Rows of any entity whose name or number holds the text, at most `limit`. Accents and case do not count. */
export const findEverywhere = (db: ReadableDb, { text, limit, locale }: Search): Hit[] => {
  const key = sortKey(text);
  if (key === '') return [];
  const groups = searchedIn(locale).map(({ entity, label, detail, keys }) => {
    const condition = keys.map((name) => `${name} LIKE ? ESCAPE '\\'`).join(' OR ');
    const statement = prepared(
      db,
      `SELECT t.id AS id, CAST(${label} AS TEXT) AS label, ${detail} AS detail FROM ${readableTable(entity)} t WHERE ${condition} LIMIT ?`,
    );
    const rows = statement.all(...keys.map(() => likePattern(key)), limit) as Omit<Hit, 'entity'>[];
    return rows.map((row) => ({ entity, ...row }));
  });
  const shares = sharesOf(groups, limit);
  return groups.flatMap((hits, index) => hits.slice(0, shares[index]));
};

/** How many hits of each entity are shown: in turns, so that one with many of them does not hide another. */
const sharesOf = (groups: readonly (readonly unknown[])[], limit: number): readonly number[] => {
  const turns = groups.flatMap((hits, index) => hits.map((_hit, rank) => ({ rank, index })));
  const shown = turns.toSorted((a, b) => a.rank - b.rank).slice(0, limit);
  return groups.map((_hits, group) => shown.filter(({ index }) => index === group).length);
};
