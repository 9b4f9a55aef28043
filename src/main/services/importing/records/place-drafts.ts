import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { readableTable, sqlName } from '#shared/domain/register/names.ts';
import type { DraftRef, RowClaim, RowDraft } from '#shared/domain/importing/source-record.ts';
import { prepared } from '../../../db/prepared.ts';
import { fieldsOf, selectList } from '../../../db/row-store.ts';
import type { WritableDb } from '../../../db/types.ts';
import { holderOf } from '../../trail/unique-values.ts';
import type { ImportedRows } from '../imported-rows.ts';

/** A row that a key of the file stands for, and whether this import added it. */
type Placed = { readonly id: number; readonly isNew: boolean };

export type DraftPlacing = {
  /** Stores the rows of one record, or finds them in the case. Returns the id of its first row. */
  readonly place: (drafts: readonly RowDraft[], origin: AnyFields) => number;
  /** The row that a key shared by several records stands for, when one of them brought it already. */
  readonly idOf: (key: string) => number | undefined;
};

/**
 * Gives drafts their ids. A key that was met before means the same row, which later drafts patch when this import added
 * it. Keys of what a record is itself about (its first row and the lines of it) are forgotten with the record: a cloud
 * bill has a million of them.
 */
export const createDraftPlacing = (
  db: WritableDb,
  rows: ImportedRows,
  claim: (claim: RowClaim, idOf: (key: string) => number | undefined) => void,
): DraftPlacing => {
  const shared = new Map<string, Placed>();

  const placeRecord = (drafts: readonly RowDraft[], origin: AnyFields): number => {
    const own = new Map<string, Placed>();
    const done = new Set<RowDraft>();
    const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
    const known = (key: string): Placed | undefined => own.get(key) ?? shared.get(key);

    const resolve = (value: CellValue | DraftRef): { readonly value: CellValue; readonly isNew: boolean } => {
      if (value === null || typeof value !== 'object') return { value, isNew: false };
      const placed = known(value.key) ?? placeDraft(draftOf(byKey, value.key));
      return { value: placed.id, isNew: placed.isNew };
    };
    const claimOf = ({ entity, ifKnown }: RowDraft, id: number): void => {
      if (ifKnown !== undefined) claim({ entity, id, ...ifKnown }, (key) => known(key)?.id);
    };
    const placeDraft = (draft: RowDraft): Placed => {
      done.add(draft);
      const resolved = Object.entries(draft.fields).map(([name, value]) => ({ name, ...resolve(value) }));
      const fields: Record<string, CellValue> = draft === drafts[0] || isFromFile(draft) ? { ...origin } : {};
      for (const { name, value } of resolved) fields[name] = value;
      const before = known(draft.key);
      if (before !== undefined) {
        if (before.isNew) patch(db, rows, { entity: draft.entity, id: before.id, fields });
        else claimOf(draft, before.id);
        return before;
      }
      // What points to a row that is new cannot be in the case.
      const found = resolved.some(({ isNew }) => isNew) ? undefined : findInCase(db, draft, fields);
      const placed = { id: found ?? rows.nextId(draft.entity), isNew: found === undefined };
      if (placed.isNew) rows.insert(draft.entity, placed.id, fields);
      else claimOf(draft, placed.id);
      (isOfRecord(draft, drafts) ? own : shared).set(draft.key, placed);
      return placed;
    };

    const [first, ...others] = drafts;
    if (first === undefined) throw new Error('a record without rows');
    const { id } = placeDraft(first);
    for (const draft of others) if (!done.has(draft)) placeDraft(draft);
    return id;
  };
  return { place: placeRecord, idOf: (key) => shared.get(key)?.id };
};

/** Rows that say which file and row they come from, though others of their record come first. */
const isFromFile = ({ entity }: RowDraft): boolean => entity === 'tender' || entity === 'bid';

const isOfRecord = (draft: RowDraft, drafts: readonly RowDraft[]): boolean =>
  draft === drafts[0] || draft.entity === 'invoiceLine';

const draftOf = (byKey: ReadonlyMap<string, RowDraft>, key: string): RowDraft => {
  const draft = byKey.get(key);
  if (draft === undefined) throw new Error(`a record points to ${key}, which no record brings`);
  return draft;
};

/** The row of the case with the same identity, as far as the draft has one. */
const findInCase = (
  db: WritableDb,
  { entity, identity }: RowDraft,
  fields: AnyFields,
): number | undefined => {
  if (identity === undefined || identity.length === 0) return undefined;
  // However its number is written, it is that package.
  if (entity === 'workPackage') return holderOf(db, entity, fields, null) ?? undefined;
  const conditions = identity.map((column) => `${sqlName(column)} IS ?`).join(' AND ');
  return prepared(db, `SELECT id FROM ${readableTable(entity)} WHERE ${conditions} ORDER BY id LIMIT 1`)
    .pluck()
    .get(...identity.map((column) => fields[column] ?? null)) as number | undefined;
};

/** Later words about a row of this import: what they leave open stays as it was. */
const patch = (
  db: WritableDb,
  rows: ImportedRows,
  { entity, id, fields }: { readonly entity: EntityName; readonly id: number; readonly fields: AnyFields },
): void => {
  const stored = prepared(
    db,
    `SELECT ${selectList(entity)} FROM ${definitionOf(entity).table} WHERE id = ?`,
  ).get(id) as AnyFields;
  const current = fieldsOf(entity, stored);
  const said = Object.entries(fields).filter(([, value]) => value !== null);
  if (said.every(([name, value]) => current[name] === value)) return;
  rows.rewrite(entity, id, { ...current, ...Object.fromEntries(said) });
};
