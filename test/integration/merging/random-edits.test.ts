import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { makeChange } from '#main/services/trail/change.ts';
import type { CellValue } from '#shared/domain/register/column-kinds.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound } from '../../support/merge-session.ts';

/** Columns with the values that either side may set: stored, and as a person types them. */
const columns = [
  {
    name: 'tags',
    header: 'Étiquettes',
    values: [
      ['x', 'x'],
      ['deux mots', 'deux mots'],
      [null, null],
    ],
  },
  {
    name: 'originalLow',
    header: 'Montant initial (bas)',
    values: [
      [123, 1.23],
      [-5_000_000_01, -5_000_000.01],
    ],
  },
  {
    name: 'signedOn',
    header: 'Signé le',
    values: [
      ['2024-02-29', '2024-02-29'],
      [null, null],
    ],
  },
  {
    name: 'status',
    header: 'État',
    values: [
      ['completed', 'Terminé'],
      ['suspended', 'Suspendu'],
    ],
  },
] as const;

const rowCount = 5;

const edit = fc.record({
  row: fc.nat(rowCount - 1),
  column: fc.constantFrom(...columns),
  value: fc.nat(1),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const sides = fc.record({
  here: fc.array(edit, { maxLength: 6 }),
  there: fc.array(edit, { maxLength: 6 }),
  removedThere: fc.option(fc.nat(rowCount - 1)),
});

const storedOf = ({ column, value }: Edit): CellValue => column.values[value]?.[0] ?? null;

/** Of several edits of a cell, the last counts. */
const lastEdits = (edits: readonly Edit[]): ReadonlyMap<string, Edit> =>
  new Map(edits.map((each) => [`${each.row}.${each.column.name}`, each]));

type Row = Readonly<Record<string, CellValue>>;
type Case = { readonly base: readonly Row[]; readonly now: readonly Row[] };
type Expected = { readonly changes: string[]; readonly conflicts: string[]; readonly removed: string[] };

const isChangedHere = ({ base, now }: Case, row: number, name: string): boolean =>
  (base[row]?.[name] ?? null) !== (now[row]?.[name] ?? null);

/** By the definition of a three-way merge, from the edits themselves. */
const expectedOf = (there: readonly Edit[], removedThere: number | null, state: Case): Expected => {
  const expected: Expected = { changes: [], conflicts: [], removed: [] };
  if (removedThere !== null) {
    const isConflict = columns.some(({ name }) => isChangedHere(state, removedThere, name));
    if (isConflict) expected.conflicts.push(`${removedThere}.null`);
    else expected.removed.push(String(removedThere));
  }
  for (const [cell, each] of lastEdits(there)) {
    const { row, column } = each;
    const [was, now] = [state.base[row]?.[column.name] ?? null, state.now[row]?.[column.name] ?? null];
    const theirs = storedOf(each);
    if (row === removedThere || theirs === was || theirs === now) continue;
    if (isChangedHere(state, row, column.name)) expected.conflicts.push(cell);
    else expected.changes.push(cell);
  }
  return {
    changes: expected.changes.toSorted(),
    conflicts: expected.conflicts.toSorted(),
    removed: expected.removed,
  };
};

it('whatever both sides edit, the plan is exactly the edits, nothing is lost, and taking it gives theirs', async () => {
  await fc.assert(
    fc.asyncProperty(sides, async ({ here, there, removedThere }) => {
      const round = await newRound();
      const ids = Array.from({ length: rowCount }, (_, index) =>
        round.add('contract', contractFields(`C-${index}`, { tags: 'base', originalLow: 77 })),
      );
      const idOf = (row: number): number => ids[row] ?? 0;
      const read = (): readonly Row[] => ids.map((id) => readRow(round.context.db, 'contract', id) ?? {});
      const base = read();
      const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
        const contracts = open('Contrats');
        for (const { row, column, value } of there)
          contracts.set(`contract:${idOf(row)}`, column.header, column.values[value]?.[1] ?? null);
        if (removedThere !== null)
          contracts.sheet.spliceRows(contracts.row(`contract:${idOf(removedThere)}`).number, 1);
      });
      for (const each of here)
        makeChange(round.context, 'register.update', (change) =>
          change.update('contract', idOf(each.row), { [each.column.name]: storedOf(each) }),
        );

      const planned = await round.plan(path);
      const { plan } = planned;
      const rowOf = (key: string): string => String(ids.indexOf(Number(key.split(':')[1])));
      const cellOf = ({ key, column }: { readonly key: string; readonly column: string | null }): string =>
        `${rowOf(key)}.${column}`;
      expect([plan.problems, plan.added]).toEqual([[], []]);
      expect({
        changes: plan.changes.map(cellOf).toSorted(),
        conflicts: plan.conflicts.map(cellOf).toSorted(),
        removed: plan.removed.map(({ key }) => rowOf(key)),
      }).toEqual(expectedOf(there, removedThere, { base, now: read() }));

      const all = [...plan.changes, ...plan.conflicts, ...plan.removed].map(({ item }) => item);
      expect(round.apply(planned, all)).toEqual([]);
      const after = read();
      for (const each of lastEdits(there).values()) {
        const { row, column } = each;
        // An edit back to what it was is no edit: what was changed here stays.
        if (row === removedThere || storedOf(each) === (base[row]?.[column.name] ?? null)) continue;
        expect(after[row]?.[column.name] ?? null).toBe(storedOf(each));
      }
      const again = await round.plan(await round.export('again.xlsx'));
      expect([again.plan.changes, again.plan.conflicts, again.plan.removed]).toEqual([[], [], []]);
      expect(verifyCase(round.context.db).firstMismatch).toBeNull();
    }),
    { numRuns: 8 },
  );
}, 120_000);
