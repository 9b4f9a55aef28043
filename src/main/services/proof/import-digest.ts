import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { definitionOf, entityNames, type EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';

/** Entities whose rows an import may add, in the order in which the digest takes them. */
export const digestOrder: readonly EntityName[] = entityNames.filter(
  (entity) => definitionOf(entity).imported,
);

type RemovedRow = { readonly id: number; readonly rowHash: string };

/** Rows of an import that people removed later, with the hash from their removal event. */
export type RemovedRows = ReadonlyMap<EntityName, readonly RemovedRow[]>;

/** SHA-256 (hex) over the hashes of the rows that an import added, by entity and id: what the commit event seals. */
export const importDigest = (db: ReadableDb, importId: number, removed: RemovedRows = new Map()): string => {
  const steps = digestSteps(db, importId, removed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** The same, letting others use the connection after every few thousand rows. */
export const importDigestInSteps = async (db: ReadableDb, importId: number): Promise<string> => {
  const steps = digestSteps(db, importId, new Map());
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
};

const rowsPerStep = 5000;

function* digestSteps(db: ReadableDb, importId: number, removed: RemovedRows): Generator<void, string> {
  const digest = createHash('sha256');
  for (const entity of digestOrder) {
    const gone = removed.get(entity) ?? [];
    yield* gone.length === 0
      ? addPresent(db, entity, importId, digest)
      : addWithGone(db, entity, importId, { gone, digest });
  }
  return digest.digest('hex');
}

/** The hashes of a page come as one text: a row of its own for each would take several times as long. */
function* addPresent(db: ReadableDb, entity: EntityName, importId: number, digest: Hash): Generator<void> {
  const page = db.prepare(
    `SELECT max(id) AS last, count(*) AS rows, group_concat(hex(row_hash), '') AS hashes FROM (
       SELECT id, row_hash FROM ${definitionOf(entity).table} WHERE import_id = ? AND id > ? ORDER BY id LIMIT ${rowsPerStep})`,
  );
  let rows: number;
  let last = 0;
  do {
    const found = page.get(importId, last) as { last: number | null; rows: number; hashes: string | null };
    digest.update(found.hashes ?? '', 'hex');
    ({ rows } = found);
    last = found.last ?? last;
    yield;
  } while (rows === rowsPerStep);
}

type HashedRow = { readonly id: number; readonly rowHash: Buffer | null };

function* addWithGone(
  db: ReadableDb,
  entity: EntityName,
  importId: number,
  { gone: unordered, digest }: { readonly gone: readonly RemovedRow[]; readonly digest: Hash },
): Generator<void> {
  const gone = unordered.toSorted((a, b) => a.id - b.id);
  let next = 0;
  const addGoneBefore = (id: number): void => {
    for (; next < gone.length && (gone[next]?.id ?? 0) < id; next += 1)
      digest.update(gone[next]?.rowHash ?? '', 'hex');
  };
  const page = db.prepare(
    `SELECT id, row_hash AS rowHash FROM ${definitionOf(entity).table} WHERE import_id = ? AND id > ? ORDER BY id LIMIT ${rowsPerStep}`,
  );
  let rows: HashedRow[];
  let last = 0;
  do {
    rows = page.all(importId, last) as HashedRow[];
    for (const { id, rowHash } of rows) {
      addGoneBefore(id);
      digest.update(rowHash ?? Buffer.alloc(0));
      last = id;
    }
    yield;
  } while (rows.length === rowsPerStep);
  addGoneBefore(Infinity);
}
