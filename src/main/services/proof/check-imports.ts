import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { ReadableDb } from '../../db/types.ts';
import { readImportFiles, readImports, storedReport, type ImportRow } from '../importing/import-row.ts';
import { digestOrder, importDigest, type RemovedRows } from './import-digest.ts';
import { mismatch, shown, type Mismatch } from './mismatch.ts';
import type { Replay } from './replay.ts';

type Progress = ((phase: string, done: number, total: number | null) => void) | undefined;

/** The one row about the case itself, against the event that made it. */
export const checkCaseFile = (db: ReadableDb, replay: Replay): Mismatch | null => {
  const file = db
    .prepare('SELECT uuid, title, is_sample AS isSample, created_at AS createdAt FROM case_file')
    .get() as Record<string, unknown> | undefined;
  if (file === undefined || replay.file === null) return mismatch('case-file-altered', {});
  for (const [column, found] of Object.entries(file)) {
    const expected = replay.file[column] ?? null;
    if (expected !== found)
      return mismatch('case-file-altered', { column, expected: shown(expected), found: shown(found) });
  }
  return null;
};

/** Every import against its event: state, digest over its rows, and the kept source file. */
export const checkImports = (db: ReadableDb, replay: Replay, onProgress: Progress): Mismatch | null => {
  const rows = readImports(db)
    .filter(({ state }) => state !== 'staged')
    .toReversed();
  for (const row of rows) {
    onProgress?.('imports', row.id, null);
    const problem = checkImport(db, row, replay);
    if (problem !== null) return problem;
  }
  const present = new Set(rows.map(({ id }) => id));
  for (const id of replay.imports.keys()) {
    if (!present.has(id)) return mismatch('import-missing', { entity: 'import', id });
  }
  return null;
};

/** What the commit event holds of an import's record: all of it but its id and its state. */
const sealedColumns = [
  'fileName',
  'sha256',
  'kind',
  'sheet',
  'sourceFileId',
  'settings',
  'report',
  'startedAt',
  'committedAt',
  'digest',
] as const satisfies readonly (keyof ImportRow)[];

const checkImport = (db: ReadableDb, row: ImportRow, replay: Replay): Mismatch | null => {
  const known = replay.imports.get(row.id);
  const altered = (column: string, expected: unknown, found: unknown): Mismatch =>
    mismatch('import-altered', {
      entity: 'import',
      id: row.id,
      column,
      expected: shown(expected),
      found: shown(found),
    });
  if (known === undefined) return mismatch('row-not-in-trail', { entity: 'import', id: row.id });
  if (known.state !== row.state) return altered('state', known.state, row.state);
  for (const column of sealedColumns) {
    if ((known.payload[column] ?? null) !== row[column])
      return altered(column, known.payload[column], row[column]);
  }
  const digest = importDigest(db, row.id, removedRows(replay, row.id));
  if (digest !== row.digest) return altered('digest', row.digest, digest);
  const problem = checkFiles(db, row, altered);
  if (problem !== null || row.sourceFileId === null) return problem;
  return checkKeptFile(db, row.sourceFileId, row.sha256);
};

/** The files of an import that took in several, against its sealed report. */
const checkFiles = (
  db: ReadableDb,
  row: ImportRow,
  altered: (column: string, expected: unknown, found: unknown) => Mismatch,
): Mismatch | null => {
  const { files } = storedReport(row);
  if (row.sourceFileId !== null) return null;
  const rows = readImportFiles(db, row.id);
  const expected = files.flatMap(({ error, name, sha256 }, index) =>
    error === null ? [`${index + 1} ${sha256} ${name}`] : [],
  );
  const found = rows.map(({ number, name, sha256 }) => `${number} ${sha256} ${name}`);
  if (expected.join('\n') !== found.join('\n'))
    return altered('files', expected.join('\n'), found.join('\n'));
  for (const { sourceFileId, sha256 } of rows) {
    const problem = checkKeptFile(db, sourceFileId, sha256);
    if (problem !== null) return problem;
  }
  return null;
};

const removedRows = (replay: Replay, importId: number): RemovedRows =>
  new Map(
    digestOrder.map((entity) => [
      entity,
      [...(replay.rows.get(entity) ?? [])].flatMap(([id, expected]) =>
        expected.kind === 'touched' &&
        expected.removed &&
        expected.importId === importId &&
        expected.rowHash !== null
          ? [{ id, rowHash: expected.rowHash }]
          : [],
      ),
    ]),
  );

/** The bytes of a kept file against a hash. */
export const checkKeptFile = (db: ReadableDb, fileId: number, sha256: string): Mismatch | null => {
  const hash = createHash('sha256');
  try {
    const chunks = db
      .prepare('SELECT data FROM source_chunks WHERE file_id = ? ORDER BY seq')
      .iterate(fileId) as IterableIterator<{ data: Buffer }>;
    for (const { data } of chunks) hash.update(inflateRawSync(data));
  } catch {
    return mismatch('kept-file-altered', { entity: 'sourceFile', id: fileId, expected: sha256 });
  }
  const found = hash.digest('hex');
  return found === sha256
    ? null
    : mismatch('kept-file-altered', { entity: 'sourceFile', id: fileId, expected: sha256, found });
};
