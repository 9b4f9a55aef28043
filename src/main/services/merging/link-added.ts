import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import { withStandIns } from '../findings/filled-fields.ts';
import { namingColumn } from '../exporting/register-rows.ts';
import type { AddedDraft } from './row-drafts.ts';
import type { Report } from './settle-drafts.ts';
import type { UniqueCheck } from './unique-check.ts';

/** A new row that can be stored, with the new rows that it points to: column to place in the same list. */
export type LinkedRow = AddedDraft & { readonly links: Readonly<Record<string, number>> };

/**
 * The new rows of a workbook that can be stored, each behind those that it points to: a new contract names its new
 * vendor. The others are reported.
 */
export const linkAdded = (
  drafts: readonly AddedDraft[],
  isTaken: UniqueCheck,
  report: Report,
): readonly LinkedRow[] => {
  const byName = namesOf(drafts);
  let waiting = drafts.filter((draft) => isValid(draft, isTaken, report));
  const linked: LinkedRow[] = [];
  const places = new Map<AddedDraft, number>();
  for (let isMoving = true; isMoving;) {
    const next = waiting.filter((draft) => {
      const links = linksOf(draft, byName, places);
      if (links === null) return true;
      places.set(draft, linked.length);
      linked.push({ ...draft, links });
      return false;
    });
    isMoving = next.length < waiting.length;
    waiting = next;
  }
  for (const draft of waiting) {
    for (const [column, name] of Object.entries(draft.newNames)) {
      const found = byName.get(nameKey(referredBy(draft.entity, column), name)) ?? [];
      const code = found.length > 1 ? 'ambiguous-reference' : 'unknown-reference';
      report(draft.entity, draft.at, { column, code, value: name });
    }
  }
  return linked;
};

const nameKey = (entity: EntityName, name: string): string => `${entity}=${name}`;

const namesOf = (drafts: readonly AddedDraft[]): ReadonlyMap<string, readonly AddedDraft[]> =>
  Map.groupBy(drafts, ({ entity, fields }) => {
    const naming = namingColumn[entity];
    return nameKey(entity, naming === undefined ? '' : String(fields[naming] ?? '').trim());
  });

const referredBy = (entity: EntityName, column: string): EntityName => {
  const definition = definitionOf(entity).columns[column];
  if (definition?.kind !== 'ref') throw new Error(`${entity}.${column} points to nothing`);
  return definition.entity as EntityName;
};

/** Null while one of the rows that it names is not placed yet. */
const linksOf = (
  { entity, newNames }: AddedDraft,
  byName: ReadonlyMap<string, readonly AddedDraft[]>,
  places: ReadonlyMap<AddedDraft, number>,
): Readonly<Record<string, number>> | null => {
  const links: Record<string, number> = {};
  for (const [column, name] of Object.entries(newNames)) {
    const [only, ...others] = byName.get(nameKey(referredBy(entity, column), name)) ?? [];
    const place = only === undefined || others.length > 0 ? undefined : places.get(only);
    if (place === undefined) return null;
    links[column] = place;
  }
  return links;
};

const isValid = (
  { entity, at, fields, newNames }: AddedDraft,
  isTaken: UniqueCheck,
  report: Report,
): boolean => {
  const issues = rowIssues(entity, null, withStandIns(entity, { ...fields, ...standIns(newNames) }));
  for (const { column, problem, value } of issues)
    report(entity, at, { column, code: problem, value: value === null ? null : String(value) });
  const taken = Object.keys(fields).filter((column) =>
    isTaken(entity, column, { value: fields[column] ?? null, id: null }),
  );
  for (const column of taken) report(entity, at, { column, code: 'taken', value: String(fields[column]) });
  return issues.length + taken.length === 0;
};

/** Any id: that there will be a row is what counts here. */
const standIns = (newNames: AddedDraft['newNames']): AnyFields =>
  Object.fromEntries(Object.keys(newNames).map((column) => [column, 1]));
