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
const searchedIn = (locale: Locale): readonly Searched[] => [
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
  { entity: 'milestone', label: 't.name', detail: "coalesce(t.planned_on, '')", keys: ['t.name_sort'] },
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
];

export type Search = { readonly text: string; readonly limit: number; readonly locale: Locale };

/** Rows of any entity whose name or number holds the text, at most `limit`. Accents and case do not count. */
export const findEverywhere = (db: ReadableDb, { text, limit, locale }: Search): Hit[] => {
  const key = sortKey(text);
  if (key === '') return [];
  const perEntity = Math.max(3, Math.ceil(limit / 2));
  return searchedIn(locale)
    .flatMap(({ entity, label, detail, keys }) => {
      const condition = keys.map((name) => `${name} LIKE ? ESCAPE '\\'`).join(' OR ');
      const statement = prepared(
        db,
        `SELECT t.id AS id, ${label} AS label, ${detail} AS detail FROM ${readableTable(entity)} t WHERE ${condition} LIMIT ?`,
      );
      const rows = statement.all(...keys.map(() => likePattern(key)), perEntity) as Omit<Hit, 'entity'>[];
      return rows.map((row) => ({ entity, ...row }));
    })
    .slice(0, limit);
};
