import type { RowDraft, SourceRecord } from '#shared/domain/importing/source-record.ts';
import { definitionOf, type EntityName } from '#shared/domain/register/entities.ts';
import { prepared } from '../../../db/prepared.ts';
import type { WritableDb } from '../../../db/types.ts';
import { createIdSet } from '../id-set.ts';

/**
 * Whether a record was delivered before: the n-th equal one of the import is the n-th of the case. Only records that
 * say what they hold (`contentHash`) can be told. Those of a batch are looked up together.
 */
export const createDeliveries = (db: WritableDb, importId: number) => {
  const matched = createIdSet();
  /** Rows of the case that no record of this import was matched with yet, the oldest last. */
  let before = new Map<string, number[]>();
  let own = new Set<string>();
  const lookIn = (entity: EntityName, hashes: string): void => {
    const { table } = definitionOf(entity);
    const stored = storedBefore(db, { table, importId, hashes });
    for (const { id, hash } of stored) {
      if (matched.has(id)) continue;
      const ids = before.get(`${entity} ${hash}`) ?? [];
      before.set(`${entity} ${hash}`, ids);
      ids.push(id);
    }
    const repeated = ownHashes(db, { table, importId, hashes });
    for (const hash of repeated) own.add(`${entity} ${hash}`);
  };
  return {
    /** Looks up a batch; call it before the first record of it. */
    look: (records: readonly SourceRecord[]): void => {
      before = new Map();
      own = new Set();
      const wanted = hashesOf(records);
      for (const [entity, hashes] of wanted) lookIn(entity, JSON.stringify([...hashes]));
    },
    of: ({ entity, fields }: RowDraft): 'new' | 'delivered' | 'repeated' => {
      const hash = fields['contentHash'];
      if (typeof hash !== 'string') return 'new';
      const key = `${entity} ${hash}`;
      const known = before.get(key)?.pop();
      if (known !== undefined) {
        matched.add(known);
        return 'delivered';
      }
      if (own.has(key)) return 'repeated';
      own.add(key);
      return 'new';
    },
  };
};

/** What a batch says it holds, by entity. */
const hashesOf = (records: readonly SourceRecord[]): ReadonlyMap<EntityName, ReadonlySet<string>> => {
  const wanted = new Map<EntityName, Set<string>>();
  for (const { drafts, problems } of records) {
    const [first] = drafts;
    const hash = first?.fields['contentHash'];
    if (first === undefined || problems.length > 0 || typeof hash !== 'string') continue;
    const hashes = wanted.get(first.entity) ?? new Set();
    wanted.set(first.entity, hashes.add(hash));
  }
  return wanted;
};

/** `hashes` is a JSON list; the table comes from the dictionary. */
type LookUp = { readonly table: string; readonly importId: number; readonly hashes: string };

/** Rows of the case with one of these hashes, the newest first. */
const storedBefore = (db: WritableDb, { table, importId, hashes }: LookUp) =>
  prepared(
    db,
    `SELECT r.id, wanted.value AS hash FROM json_each(?) wanted CROSS JOIN ${table} r
     ON r.content_hash = wanted.value LEFT JOIN imports i ON i.id = r.import_id
     WHERE (r.import_id IS NULL OR i.state = 'committed') AND r.import_id IS NOT ? ORDER BY r.id DESC`,
  ).all(hashes, importId) as { id: number; hash: string }[];

/**
 * Those of the hashes that this import brought before. The plus keeps SQLite from going through all rows of the import
 * instead of those of the hash.
 */
const ownHashes = (db: WritableDb, { table, importId, hashes }: LookUp) =>
  prepared(
    db,
    `SELECT value FROM json_each(?) WHERE EXISTS
     (SELECT 1 FROM ${table} WHERE content_hash = value AND +import_id = ?)`,
  )
    .pluck()
    .all(hashes, importId) as string[];
