import { expect, it } from 'vitest';
import { readRow } from '#main/db/row-store.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { editWorkbook } from '../../support/edit-workbook.ts';
import { newRound } from '../../support/merge-session.ts';

it('takes in what is recorded over time, and says what is typed over its measures', async () => {
  const round = await newRound();
  const contractId = round.add(
    'contract',
    contractFields('C-1', { originalHedge: 'exact', originalLow: 100_00 }),
  );
  const report = { contractId, asOf: '2025-06-01', currency: 'CAD', earnedValue: 400_00, actualCost: 500_00 };
  const reportId = round.add('progressReport', report);
  const knownId = round.add('statement', {
    contractId,
    role: 'known',
    measure: 'cost',
    statedOn: '2024-02-01',
    statedPrecision: 'month',
  });
  round.add('statement', { contractId, role: 'reported', measure: 'cost', statedOn: '2024-05-01' });
  round.add('baseline', { contractId, kind: 'original', currency: 'CAD', hedge: 'exact', low: 100_00 });
  const path = await editWorkbook(await round.export(), 'back.xlsx', (open) => {
    const reports = open('Mesures d’avancement');
    reports.set(`progressReport:${reportId}`, 'Coût réel (AC)', 450);
    const statements = open('Déclarations');
    statements.set(`statement:${knownId}`, 'Date', new Date(Date.UTC(2024, 2, 15)));
    statements.set(`statement:${knownId}`, 'Premier jour possible', new Date(Date.UTC(2020, 0, 1)));
    // A sheet of measures holds no rows of the register: what is typed there is nowhere to be kept.
    open('Écarts aux bases de référence').set(`contract:${contractId}`, 'Montant (bas)', 5);
  });
  const planned = await round.plan(path);
  expect(planned.plan.changes.map(({ key, column, theirs }) => [key, column, theirs])).toEqual([
    [`statement:${knownId}`, 'statedOn', '2024-03-15'],
    [`progressReport:${reportId}`, 'actualCost', '450.00'],
  ]);
  expect(planned.plan).toMatchObject({ conflicts: [], added: [], removed: [], warnings: [] });
  expect(planned.plan.problems).toMatchObject([
    { code: 'calculated', sheet: 'Déclarations', column: 'Premier jour possible' },
  ]);
  round.apply(planned);
  expect(readRow(round.context.db, 'progressReport', reportId)).toMatchObject({ actualCost: 450_00 });
  expect((await round.plan(await round.export('again.xlsx'))).plan).toMatchObject({
    changes: [],
    problems: [],
  });
});
