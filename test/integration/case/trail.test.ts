import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { rowHash } from '#main/db/row-hash.ts';
import { historyState, redo, undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import {
  duplicateRows,
  insertRows,
  removeRows,
  updateCells,
} from '#main/services/register/register-commands.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error('nothing was refused');
};

const contractRow = ({ context }: CaseFixture, id: number): unknown =>
  context.db
    .prepare('SELECT reference, title_fr, title_fr_sort, original_low FROM contracts WHERE id = ?')
    .get(id);

/** Works on the file as someone would behind the application's back, with another program. */
const tamper = (path: string, sql: string): void => {
  execFileSync('sqlite3', [path, sql]);
};

describe('a change', () => {
  test('stores rows and events together, or nothing', async () => {
    const fixture = await newCase();
    const before = verifyCase(fixture.context.db).events;
    expect(
      failureOf(() =>
        insertRows(fixture.context, 'contract', [
          contractFields('A-1'),
          contractFields('A-2', { currency: 'dollars' }),
        ]),
      ),
    ).toMatchObject({ code: 'validation', issues: [{ column: 'currency', problem: 'not-a-currency' }] });
    expect(fixture.context.db.prepare('SELECT count(*) FROM contracts').pluck().get()).toBe(0);
    expect(verifyCase(fixture.context.db)).toMatchObject({ ok: true, events: before });
  });

  test('refuses a second contract with the same reference, an unknown reference, and a range upside down', async () => {
    const { context, add } = await newCase();
    add('contract', contractFields('A-1'));
    expect(failureOf(() => add('contract', contractFields('A-1')))).toMatchObject({
      issues: [{ column: 'reference', problem: 'taken' }],
    });
    expect(failureOf(() => add('contract', contractFields('A-2', { vendorId: 99 })))).toMatchObject({
      issues: [{ column: 'vendorId', problem: 'unknown-reference' }],
    });
    expect(
      failureOf(() => add('contract', contractFields('A-3', { originalLow: 200, originalHigh: 100 }))),
    ).toMatchObject({
      issues: [{ column: 'originalHigh', problem: 'low-above-high' }],
    });
    expect(context.db.prepare('SELECT count(*) FROM contracts').pluck().get()).toBe(1);
  });

  test('refuses to remove what others point to', async () => {
    const { context, add } = await newCase();
    const vendor = add('organization', { kind: 'vendor', name: 'Fournisseur' });
    add('contract', contractFields('A-1', { vendorId: vendor }));
    expect(failureOf(() => removeRows(context, 'organization', [vendor]))).toEqual({
      code: 'in-use',
      entity: 'organization',
      id: vendor,
      usedBy: 'contract',
    });
  });
});

describe('undo and redo', () => {
  test('walk the whole case back to its first state and forth again', async () => {
    const fixture = await newCase();
    const { context, add } = fixture;
    const id = add(
      'contract',
      contractFields('A-1', { titleFr: 'Système', originalLow: 100, originalHigh: 100 }),
    );
    updateCells(context, 'contract', [
      { id, column: 'titleFr', value: 'École' },
      { id, column: 'originalLow', value: 50 },
    ]);
    const [copy] = duplicateRows(context, 'contract', [id]).ids;
    expect(context.db.prepare('SELECT reference FROM contracts WHERE id = ?').pluck().get(copy)).toBe(
      'A-1 (2)',
    );
    removeRows(context, 'contract', [id]);
    const last = context.db.prepare('SELECT id, title_fr FROM contracts ORDER BY id').all();

    for (let step = 0; step < 4; step += 1) undo(context);
    expect(historyState(context.db)).toMatchObject({
      canUndo: false,
      canRedo: true,
      redoAction: 'register.insert',
    });
    expect(context.db.prepare('SELECT count(*) FROM contracts').pluck().get()).toBe(0);
    expect(failureOf(() => undo(context))).toEqual({ code: 'nothing-to-undo' });

    redo(context);
    expect(contractRow(fixture, id)).toMatchObject({
      reference: 'A-1',
      title_fr: 'Système',
      title_fr_sort: 'systeme',
      original_low: 100,
    });
    for (let step = 0; step < 3; step += 1) redo(context);
    expect(context.db.prepare('SELECT id, title_fr FROM contracts ORDER BY id').all()).toEqual(last);
    expect(verifyCase(context.db)).toMatchObject({ ok: true, firstMismatch: null });
  });

  test('a new change forgets what could be redone', async () => {
    const { context, add } = await newCase();
    add('contract', contractFields('A-1'));
    undo(context);
    add('contract', contractFields('A-2'));
    expect(failureOf(() => redo(context))).toEqual({ code: 'nothing-to-redo' });
  });
});

describe('verify', () => {
  const closedCase = async (): Promise<{ path: string; id: number; reopen: CaseFixture['reader'] }> => {
    const fixture = await newCase();
    const id = fixture.add(
      'contract',
      contractFields('A-1', {
        titleFr: 'Système',
        originalLow: 458_400_000_00,
        originalHigh: 458_400_000_00,
      }),
    );
    fixture.close();
    return { path: fixture.path, id, reopen: fixture.reader };
  };

  test('passes an untouched case, and knows a head hash noted earlier', async () => {
    const { context, add } = await newCase();
    add('contract', contractFields('A-1'));
    const noted = verifyCase(context.db).head;
    add('contract', contractFields('A-2'));
    expect(verifyCase(context.db, { head: noted })).toMatchObject({ ok: true, headFound: true });
    expect(verifyCase(context.db, { head: 'f'.repeat(64) })).toMatchObject({
      ok: false,
      headFound: false,
      firstMismatch: null,
    });
  });

  test('passes text with half a character, which SQLite stores as a whole one', async () => {
    const fixture = await newCase();
    const half = 'Acme \uD83D inc.';
    const [id = 0] = insertRows(fixture.context, 'organization', [{ kind: 'vendor', name: half }]).ids;
    const changes = [{ id, column: 'notes', value: 'cut \uDE00 here' }];
    updateCells({ ...fixture.context, actor: 'A\uD83D' }, 'organization', changes, 'because \uD83D');
    const hash = rowHash('invoice', 1, 2, { number: half });
    expect(hash).toBe(rowHash('invoice', 1, 2, { number: 'Acme \uFFFD inc.' }));
    expect(verifyCase(fixture.reader()).firstMismatch).toBeNull();
    undo(fixture.context);
    undo(fixture.context);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });

  test.each([
    [
      'a value',
      "UPDATE contracts SET original_low = 1 WHERE reference = 'A-1'",
      { kind: 'row-altered', entity: 'contract', column: 'originalLow', found: '1' },
    ],
    [
      'a sort key',
      "UPDATE contracts SET title_fr_sort = 'zzz'",
      { kind: 'sort-key-altered', entity: 'contract', column: 'titleFr', found: 'zzz' },
    ],
    ['a removed row', 'DELETE FROM contracts', { kind: 'row-missing', entity: 'contract' }],
    [
      'an added row',
      "INSERT INTO contracts (reference, reference_sort, kind, award_method, status, currency, tax_basis) VALUES ('X', 'x', 'contract', 'unknown', 'active', 'CAD', 'unknown')",
      { kind: 'row-not-in-trail', entity: 'contract' },
    ],
    [
      'the case itself',
      "UPDATE case_file SET title = 'other'",
      { kind: 'case-file-altered', column: 'title', found: 'other' },
    ],
    [
      'an event',
      "DROP TRIGGER events_are_never_changed; UPDATE events SET actor = 'someone' WHERE seq = 2",
      { kind: 'event-altered', seq: 2 },
    ],
    [
      'a deleted event',
      'DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE seq = 3',
      { kind: 'event-missing', seq: 3 },
    ],
  ])('names %s changed behind the back of the application', async (_what, sql, expected) => {
    const { path, reopen } = await closedCase();
    tamper(path, sql);
    expect(verifyCase(reopen())).toMatchObject({ ok: false, firstMismatch: expected });
  });

  test('the trail refuses to be edited through SQL', async () => {
    const { path } = await closedCase();
    expect(() => tamper(path, "UPDATE events SET actor = 'x'")).toThrow(/append-only/);
    expect(() => tamper(path, 'DELETE FROM events')).toThrow(/append-only/);
  });
});
