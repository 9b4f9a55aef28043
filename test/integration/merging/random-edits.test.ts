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

it('whatever both sides edit, the plan is exactly the edits, nothing is lost, and taking it gives theirs', async () => {
  await fc.assert(
    fc.asyncProperty(sides, async ({ here, there, removedThere }) => {
      const round = await newRound();
      const ids = Array.from({ length: rowCount }, (_, index) =>
        round.add('contract', contractFields(`C-${index}`, { tags: 'base', originalLow: 77 })),
      );
      const idOf = (row: number): number => ids[row] ?? 0;
      const base = ids.map((id) => readRow(round.context.db, 'contract', id));
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
      const [ours, theirs] = [lastEdits(here), lastEdits(there)];
      const expected = {
        changes: new Set<string>(),
        conflicts: new Set<string>(),
        removed: new Set<string>(),
      };
      for (let row = 0; row < rowCount; row += 1) {
        const changedHere = (name: string): boolean => {
          const found = ours.get(`${row}.${name}`);
          return found !== undefined && storedOf(found) !== (base[row]?.[name] ?? null);
        };
        if (row === removedThere) {
          const isChanged = columns.some(({ name }) => changedHere(name));
          (isChanged ? expected.conflicts : expected.removed).add(`${row}${isChanged ? '.null' : ''}`);
          continue;
        }
        for (const { name } of columns) {
          const found = theirs.get(`${row}.${name}`);
          const now = readRow(round.context.db, 'contract', idOf(row))?.[name] ?? null;
          if (
            found === undefined ||
            storedOf(found) === (base[row]?.[name] ?? null) ||
            storedOf(found) === now
          )
            continue;
          (changedHere(name) ? expected.conflicts : expected.changes).add(`${row}.${name}`);
        }
      }
      const rowOf = (key: string): number => ids.indexOf(Number(key.split(':')[1]));
      const { plan } = planned;
      expect(plan.problems).toEqual([]);
      expect(plan.added).toEqual([]);
      expect(new Set(plan.changes.map(({ key, column }) => `${rowOf(key)}.${column}`))).toEqual(
        expected.changes,
      );
      expect(new Set(plan.conflicts.map(({ key, column }) => `${rowOf(key)}.${column}`))).toEqual(
        expected.conflicts,
      );
      expect(new Set(plan.removed.map(({ key }) => String(rowOf(key))))).toEqual(expected.removed);

      const all = [...plan.changes, ...plan.conflicts, ...plan.removed].map(({ item }) => item);
      expect(round.apply(planned, all)).toEqual([]);
      for (const { row, column } of theirs.values()) {
        if (row === removedThere) continue;
        const found = theirs.get(`${row}.${column.name}`);
        const stored = readRow(round.context.db, 'contract', idOf(row))?.[column.name] ?? null;
        // An edit back to what it was is no edit: what was changed here stays.
        if (found !== undefined && storedOf(found) !== (base[row]?.[column.name] ?? null))
          expect(stored).toBe(storedOf(found));
      }
      const again = await round.plan(await round.export('again.xlsx'));
      expect([again.plan.changes, again.plan.conflicts, again.plan.removed]).toEqual([[], [], []]);
      expect(verifyCase(round.context.db).firstMismatch).toBeNull();
    }),
    { numRuns: 8 },
  );
}, 120_000);
