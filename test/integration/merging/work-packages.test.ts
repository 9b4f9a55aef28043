import { expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { editWorkbook, type EditedSheet } from '../../support/edit-workbook.ts';
import { newRound, type Round } from '../../support/merge-session.ts';

const edited = async (round: Round, edit: (open: (sheet: string) => EditedSheet) => void) =>
  round.plan(await editWorkbook(await round.export(), 'back.xlsx', edit));

const problemsOf = ({ plan }: Awaited<ReturnType<typeof edited>>): unknown =>
  plan.problems.map(({ column, code, value }) => [column, code, value]);

it('work packages come back: changed, added, and with a new amendment of a new package', async () => {
  const round = await newRound();
  const contractId = round.add('contract', contractFields('C-1'));
  const id = round.add('workPackage', {
    contractId,
    number: '1',
    currency: 'CAD',
    low: 5_000,
    hedge: 'exact',
  });
  const planned = await edited(round, (open) => {
    const packages = open('Lots de travaux');
    packages.set(`workPackage:${id}`, 'Montant convenu (bas)', 60);
    packages.append({ Contrat: 'C-1', Numéro: '2', Devise: 'CAD', 'Montant convenu (bas)': 70 });
    open('Modifications').append({
      Contrat: 'C-1',
      Numéro: 'M-1',
      État: 'Autorisé',
      Sens: 'Augmentation',
      Devise: 'CAD',
      'Lot de travaux': '2',
    });
  });
  expect(problemsOf(planned)).toEqual([]);
  expect(round.apply(planned)).toEqual([]);
  expect(readRow(round.context.db, 'workPackage', id)).toMatchObject({ low: 6_000 });
  expect(readRow(round.context.db, 'workPackage', id + 1)).toMatchObject({
    contractId,
    number: '2',
    low: 7_000,
  });
  expect(readRow(round.context.db, 'amendment', 1)).toMatchObject({ contractId, workPackageId: id + 1 });
  expect(verifyCase(round.context.db).firstMismatch).toBeNull();
});

it('two packages that exchange their numbers are no clash; a number that stays, or is added twice, is', async () => {
  const round = await newRound();
  const contractId = round.add('contract', contractFields('C-1'));
  const [a, b, c] = ['1', '2', '3'].map((number) =>
    round.add('workPackage', { contractId, number, currency: 'CAD' }),
  );
  const planned = await edited(round, (open) => {
    const packages = open('Lots de travaux');
    packages.set(`workPackage:${a}`, 'Numéro', '2');
    packages.set(`workPackage:${b}`, 'Numéro', '1');
    for (const number of ['03', 'Lot 4', 'LOT 04'])
      packages.append({ Contrat: 'C-1', Numéro: number, Devise: 'CAD' });
  });
  expect(problemsOf(planned)).toEqual([
    ['number', 'taken', '03'],
    ['number', 'taken', 'LOT 04'],
  ]);
  expect(round.apply(planned)).toEqual([]);
  expect([a, b, c].map((id) => readRow(round.context.db, 'workPackage', id ?? 0)?.['number'])).toEqual([
    '2',
    '1',
    '3',
  ]);
});

it('an amendment of a package of another contract is a problem of its row, not of the whole workbook', async () => {
  const round = await newRound();
  const contractId = round.add('contract', contractFields('C-1'));
  const other = round.add('contract', contractFields('C-2'));
  const id = round.add('workPackage', { contractId: other, number: '1', currency: 'CAD' });
  const added = { status: 'approved', direction: 'increase', currency: 'CAD' };
  const amendment = round.add('amendment', { contractId, ...added });
  const planned = await edited(round, (open) => {
    const amendments = open('Modifications');
    amendments.set(`amendment:${amendment}`, 'Lot de travaux', '1');
    amendments.set(`amendment:${amendment}`, 'Motif', 'Autre');
    const row = { Contrat: 'C-1', État: 'Autorisé', Sens: 'Augmentation', Devise: 'CAD' };
    amendments.append({ ...row, 'Lot de travaux': '1' });
    open('Lots de travaux').append({ Contrat: 'C-2', Numéro: '9', Devise: 'CAD' });
    amendments.append({ ...row, 'Lot de travaux': '9' });
    amendments.append({ ...row, Contrat: 'C-2', 'Lot de travaux': '9' });
  });
  expect(problemsOf(planned)).toEqual([
    ['workPackageId', 'other-contract', 'workPackage:1'],
    ['workPackageId', 'other-contract', 'workPackage:1'],
    ['workPackageId', 'other-contract', '9'],
  ]);
  expect(planned.plan.changes.map(({ column }) => column)).toEqual(['reason']);
  expect(round.apply(planned)).toEqual([]);
  expect(readRow(round.context.db, 'amendment', amendment)).toMatchObject({ workPackageId: null });
  expect(readRow(round.context.db, 'workPackage', id)).toMatchObject({ contractId: other });
});
