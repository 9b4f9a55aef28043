import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import { otherContractIssue } from '../trail/same-contract.ts';
import { withStandIns } from '../findings/filled-fields.ts';
import { rowKey } from '../exporting/register-columns.ts';
import { namingColumn } from '../exporting/register-rows.ts';
import type { AddedDraft } from './row-drafts.ts';
import type { RowChecks } from './settle-drafts.ts';

/** A new row that can be stored, with the new rows that it points to: column to place in the same list. */
export type LinkedRow = AddedDraft & { readonly links: Readonly<Record<string, number>> };

/**
 * The new rows of a workbook that can be stored, each behind those that it points to: a new contract names its new
 * vendor. The others are reported.
 */
export const linkAdded = (drafts: readonly AddedDraft[], checks: RowChecks): readonly LinkedRow[] => {
  const { report } = checks;
  const byName = namesOf(drafts);
  let waiting = drafts.filter((draft) => isValid(draft, checks));
  const linked: LinkedRow[] = [];
  const places = new Map<AddedDraft, number>();
  for (let isMoving = true; isMoving;) {
    const next = waiting.filter((draft) => {
      const links = linksOf(draft, byName, places);
      if (links === null) return true;
      if (!isOfItsContract(draft, linked[links['workPackageId'] ?? -1])) {
        const value = draft.newNames['workPackageId'] ?? null;
        report(draft.entity, draft.at, { column: 'workPackageId', code: 'other-contract', value });
        return false;
      }
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

/** Whether a new row that points to a new work package is of the contract of that one. */
const isOfItsContract = (draft: AddedDraft, workPackage: AddedDraft | undefined): boolean =>
  workPackage === undefined || contractOf(draft) === contractOf(workPackage);

/** The id of a contract of the case, or the name of a new one. */
const contractOf = ({ fields, newNames }: AddedDraft): CellValue =>
  newNames['contractId'] ?? fields['contractId'] ?? null;

const isValid = (
  { entity, at, fields, newNames }: AddedDraft,
  { db, isTaken, report }: RowChecks,
): boolean => {
  const other = otherContractIssue(db, entity, null, fields);
  const issues = [
    ...rowIssues(entity, null, withStandIns(entity, { ...fields, ...standIns(newNames) })),
    ...(other === null ? [] : [{ ...other, value: rowKey('workPackage', Number(other.value)) }]),
  ];
  for (const { column, problem, value } of issues)
    report(entity, at, { column, code: problem, value: value === null ? null : String(value) });
  // The name of a new row stands for its id: two new packages of one new contract may clash, too.
  const row = { ...fields, ...newNames };
  const taken = isTaken(entity, null, { row, changed: Object.keys(row) });
  if (taken !== null) report(entity, at, { column: taken.column, code: 'taken', value: String(taken.value) });
  return issues.length === 0 && taken === null;
};

/** Any id: that there will be a row is what counts here. */
const standIns = (newNames: AddedDraft['newNames']): AnyFields =>
  Object.fromEntries(Object.keys(newNames).map((column) => [column, 1]));
