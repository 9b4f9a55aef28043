import { describe, expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { editWorkbook, type EditedSheet } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';

const contracts = (round: Round, ...references: readonly string[]): readonly number[] =>
  references.map((reference) =>
    round.add('contract', contractFields(reference, { startsOn: '2024-01-01', endsOn: '2024-12-31' })),
  );

const edited = async (round: Round, edit: (sheet: EditedSheet) => void) =>
  round.plan(await editWorkbook(await round.export(), 'back.xlsx', (open) => edit(open('Contrats'))));

const referencesOf = (round: Round, ids: readonly number[]): readonly unknown[] =>
  ids.map((id) => readRow(round.context.db, 'contract', id)?.['reference']);

const eventCount = ({ context }: Round): unknown =>
  context.db.prepare('SELECT count(*) FROM events').pluck().get();

describe('values that must differ', () => {
  it('change places: two, three in a circle, and one that takes what another leaves', async () => {
    const round = await newRound();
    const ids = contracts(round, 'A', 'B', 'C', 'D', 'E', 'F');
    const wanted = ['B', 'A', 'D', 'E', 'C', 'G'];
    const planned = await edited(round, ({ set }) => {
      for (const [index, reference] of wanted.entries())
        set(`contract:${ids[index]}`, 'Référence', reference);
    });
    expect(planned.plan).toMatchObject({ problems: [], conflicts: [], added: [], removed: [] });
    expect(planned.plan.changes.map(({ base, theirs }) => [base, theirs])).toEqual([
      ['A', 'B'],
      ['B', 'A'],
      ['C', 'D'],
      ['D', 'E'],
      ['E', 'C'],
      ['F', 'G'],
    ]);
    const before = eventCount(round);
    expect(round.apply(planned)).toEqual([]);
    expect(referencesOf(round, ids)).toEqual(wanted);
    // One event for each cell, as ever.
    expect(eventCount(round)).toBe(Number(before) + 6);
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
    undo(round.context);
    expect(referencesOf(round, ids)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    redo(round.context);
    expect(referencesOf(round, ids)).toEqual(wanted);
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
  });

  it('of which half is accepted write nothing', async () => {
    const round = await newRound();
    const ids = contracts(round, 'A', 'B');
    const planned = await edited(round, ({ set }) => {
      set(`contract:${ids[0]}`, 'Référence', 'B');
      set(`contract:${ids[1]}`, 'Référence', 'A');
    });
    const before = eventCount(round);
    expect(() => round.apply(planned, [planned.plan.changes[0]?.item ?? -1])).toThrow('validation');
    expect(() => round.apply(planned, [planned.plan.changes[1]?.item ?? -1])).toThrow(
      expect.objectContaining({
        error: {
          code: 'validation',
          issues: [{ entity: 'contract', id: ids[1], column: 'reference', problem: 'taken', value: 'A' }],
        },
      }),
    );
    expect(eventCount(round)).toBe(before);
    expect(referencesOf(round, ids)).toEqual(['A', 'B']);
  });

  it('that stay where they are cannot be taken, nor those that another row takes', async () => {
    const round = await newRound();
    const ids = contracts(round, 'A', 'B', 'C', 'D');
    const planned = await edited(round, ({ set, append }) => {
      // A takes B, B takes C, C would take D, which stays: none of them can.
      set(`contract:${ids[0]}`, 'Référence', 'B');
      set(`contract:${ids[1]}`, 'Référence', 'C');
      set(`contract:${ids[2]}`, 'Référence', 'D');
      append({ Référence: 'D', ...newContract });
    });
    expect(planned.plan).toMatchObject({ changes: [], added: [], conflicts: [], removed: [] });
    expect(planned.plan.problems.map(({ code, value }) => [code, value])).toEqual([
      ['taken', 'B'],
      ['taken', 'C'],
      ['taken', 'D'],
      ['taken', 'D'],
    ]);
  });

  it('of a row that is removed are free for a new one', async () => {
    const round = await newRound();
    const [gone = 0, kept = 0] = contracts(round, 'A', 'B');
    const planned = await edited(round, ({ sheet, row, append }) => {
      sheet.spliceRows(row(`contract:${gone}`).number, 1);
      append({ Référence: 'A', ...newContract });
    });
    expect(planned.plan).toMatchObject({
      problems: [],
      added: [{ values: { reference: 'A' } }],
      removed: [{ key: `contract:${gone}` }],
    });
    expect(round.apply(planned)).toEqual([]);
    expect(referencesOf(round, [gone, kept])).toEqual([undefined, 'B']);
    expect(round.context.db.prepare('SELECT reference FROM contracts ORDER BY id').pluck().all()).toEqual([
      'B',
      'A',
    ]);
    undo(round.context);
    expect(referencesOf(round, [gone, kept])).toEqual(['A', 'B']);
    expect(verifyCase(round.context.db).firstMismatch).toBeNull();
  });
});

const newContract = {
  Type: 'Contrat',
  'Mode d’attribution': 'Inconnu',
  État: 'En cours',
  Devise: 'CAD',
  Taxes: 'Avant taxes',
};
