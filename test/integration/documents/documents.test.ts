import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { documentFile } from '#main/services/documents/document-file.ts';
import { keepDocuments } from '#main/services/documents/keep-documents.ts';
import { saveDocument } from '#main/services/documents/save-document.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { beginImport } from '#main/services/importing/begin-import.ts';
import { clearStagedImports } from '#main/services/importing/clear-staged.ts';
import { createKeptFile } from '#main/services/importing/kept-file.ts';
import { readSourceFile } from '#main/services/importing/read-source-file.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { removeRows } from '#main/services/register/register-commands.ts';
import { newCase, type CaseFixture } from '../../support/case-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const maximumBytes = 5 * 2 ** 20;

/** Bytes that deflate cannot shrink to nothing, the same for a seed. */
const bytesOf = (size: number, seed: number): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let index = 0, state = seed; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
};

const keep = async (
  { context }: CaseFixture,
  files: Readonly<Record<string, Buffer | string>>,
  under: string | null = null,
): Promise<number[]> => {
  const folder = tempFolder();
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  return (await keepDocuments(context, { paths, maximumBytes, under })).ids;
};

const indexes = ({ context }: CaseFixture): unknown =>
  context.db.prepare('SELECT index_number FROM documents ORDER BY index_number_sort').pluck().all();

const keptFiles = ({ context }: CaseFixture): unknown =>
  context.db.prepare('SELECT count(*) FROM source_files').pluck().get();

describe('documents', () => {
  it('are kept byte for byte, with the next index numbers, in one undo step', async () => {
    const fixture = await newCase();
    // Two megabytes and a bit: three pieces.
    const long = bytesOf(2 * 2 ** 20 + 17, 7);
    const ids = await keep(fixture, { 'rapport_final.pdf': long, 'vide.txt': '' });
    expect(readRow(fixture.context.db, 'document', ids[0] ?? 0)).toMatchObject({
      indexNumber: 'A-1',
      title: 'rapport final',
      fileName: 'rapport_final.pdf',
      size: 2 * 2 ** 20 + 17,
      addedOn: '2026-01-15',
    });
    expect(indexes(fixture)).toEqual(['A-1', 'A-2']);
    const path = join(tempFolder(), 'copie.pdf');
    await saveDocument(fixture.context.db, { id: ids[0] ?? 0, path });
    expect(readFileSync(path).equals(long)).toBe(true);
    const empty = join(tempFolder(), 'vide.txt');
    await saveDocument(fixture.context.db, { id: ids[1] ?? 0, path: empty });
    expect(readFileSync(empty, 'utf8')).toBe('');
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
    undo(fixture.context);
    expect(indexes(fixture)).toEqual([]);
    redo(fixture.context);
    expect(indexes(fixture)).toEqual(['A-1', 'A-2']);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('come under another one, and are ordered as numbers', async () => {
    const fixture = await newCase();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
      await keep(fixture, { [name]: name });
    await keep(fixture, { k: 'k', l: 'l' }, 'A-1');
    await keep(fixture, { m: 'm' }, 'A-1.2');
    expect(indexes(fixture)).toEqual([
      'A-1',
      'A-1.1',
      'A-1.2',
      'A-1.2.1',
      'A-2',
      'A-3',
      'A-4',
      'A-5',
      'A-6',
      'A-7',
      'A-8',
      'A-9',
      'A-10',
    ]);
  });

  it('of the same bytes are stored once', async () => {
    const fixture = await newCase();
    const ids = await keep(fixture, { 'un.txt': 'pareil', 'deux.txt': 'pareil' });
    expect(ids).toHaveLength(2);
    expect(keptFiles(fixture)).toBe(1);
  });

  it('that are too large, or a folder, leave nothing behind, nor do those before them', async () => {
    const fixture = await newCase();
    await expect(keep(fixture, { petit: 'a', grand: Buffer.alloc(maximumBytes + 1) })).rejects.toMatchObject({
      error: { code: 'limit-exceeded', limit: 'fileBytes', value: maximumBytes + 1, maximum: maximumBytes },
    });
    // Exactly as large as may be.
    expect(await keep(fixture, { juste: Buffer.alloc(maximumBytes) })).toHaveLength(1);
    const folder = join(tempFolder(), 'dossier');
    mkdirSync(folder);
    await expect(
      keepDocuments(fixture.context, { paths: [folder], maximumBytes, under: null }),
    ).rejects.toMatchObject({ error: { code: 'file-unreadable' } });
    await expect(
      keepDocuments(fixture.context, { paths: [join(folder, 'rien')], maximumBytes, under: null }),
    ).rejects.toMatchObject({ error: { code: 'file-not-found' } });
    expect(keptFiles(fixture)).toBe(1);
  });

  it('that cannot be listed leave nothing behind', async () => {
    const fixture = await newCase();
    // Sixty signs, which is as long as an index number may be: what comes under it is longer.
    const under = `A-1${'.1'.repeat(28)}1`;
    expect(under).toHaveLength(60);
    await expect(keep(fixture, { un: 'un', deux: 'deux' }, under)).rejects.toMatchObject({
      error: { code: 'validation' },
    });
    expect(indexes(fixture)).toEqual([]);
    expect(keptFiles(fixture)).toBe(0);
  });

  it('go only when nothing refers to them, and come back with their bytes', async () => {
    const fixture = await newCase();
    const [id = 0] = await keep(fixture, { 'contrat.txt': 'texte' });
    const findingId = fixture.add('finding', { title: 'Constat', severity: 'low' });
    const evidenceId = fixture.add('evidence', {
      findingId,
      kind: 'document',
      documentId: id,
      place: 'p. 3',
    });
    expect(() => removeRows(fixture.context, 'document', [id])).toThrow(
      expect.objectContaining({ error: { code: 'in-use', entity: 'document', id, usedBy: 'evidence' } }),
    );
    removeRows(fixture.context, 'evidence', [evidenceId]);
    removeRows(fixture.context, 'document', [id]);
    // An import of the same file, discarded, does not take the bytes along that undo needs.
    const source = join(tempFolder(), 'contrat.txt');
    writeFileSync(source, 'texte');
    const { importId } = await beginImport(fixture.context, {
      fileName: 'contrat.txt',
      settings: {} as never,
    });
    const kept = createKeptFile(fixture.context.db, { importId, name: 'contrat.txt', storedAt: 1 });
    const { sha256, size } = await readSourceFile(source, async (seq, data) => kept.add(seq, data));
    kept.finish(sha256, size);
    clearStagedImports(fixture.context.db);
    expect(keptFiles(fixture)).toBe(1);
    undo(fixture.context);
    const path = join(tempFolder(), 'contrat.txt');
    await saveDocument(fixture.context.db, { id, path });
    expect(readFileSync(path, 'utf8')).toBe('texte');
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  it('that were changed behind our back are named by verify, and no copy of them is written', async () => {
    const fixture = await newCase();
    const [first = 0, second = 0] = await keep(fixture, { un: 'un', deux: 'deux' });
    const { db } = fixture.context;
    const chunk = db
      .prepare(
        'SELECT data FROM source_chunks c JOIN documents d ON d.kept_file_id = c.file_id WHERE d.id = ?',
      )
      .pluck();
    db.prepare(
      'UPDATE source_chunks SET data = ? WHERE file_id = (SELECT kept_file_id FROM documents WHERE id = ?)',
    ).run(chunk.get(first), second);
    expect(verifyCase(db).firstMismatch).toMatchObject({
      kind: 'kept-file-altered',
      entity: 'document',
      id: second,
    });
    const path = join(tempFolder(), 'deux');
    await expect(saveDocument(db, { id: second, path })).rejects.toMatchObject({
      error: { code: 'case-corrupt' },
    });
    expect(existsSync(path)).toBe(false);
  });

  it('of which a changed case lies lead to no file outside the folder, nor past the limit of size', async () => {
    const fixture = await newCase();
    const [id = 0] = await keep(fixture, { 'secret.txt': bytesOf(3000, 1) });
    const { db } = fixture.context;
    const home = tempFolder();
    writeFileSync(join(home, 'secret.txt'), 'd’un autre');
    const folder = join(home, 'session', 'documents');
    const read = () => documentFile(db, { id, folder, maximumBytes: 2000 });
    const refusal = { error: { code: 'case-corrupt' } };
    db.prepare("UPDATE documents SET sha256 = '../..', size = 10").run();
    await expect(read()).rejects.toMatchObject(refusal);
    expect(readdirSync(home)).toEqual(['secret.txt']);
    db.prepare(
      'UPDATE documents SET sha256 = (SELECT sha256 FROM source_files WHERE id = kept_file_id)',
    ).run();
    await expect(read()).rejects.toMatchObject(refusal);
    await expect(read()).rejects.toMatchObject(refusal);
  });

  it('that were left half-way are cleared when the case is opened', async () => {
    const fixture = await newCase();
    await keep(fixture, { un: 'un' });
    const { db } = fixture.context;
    db.prepare("INSERT INTO source_files (name, sha256, size, stored_at) VALUES ('x', ?, 0, 1)").run(
      '0'.repeat(64),
    );
    clearStagedImports(db);
    expect(keptFiles(fixture)).toBe(1);
  });
});
