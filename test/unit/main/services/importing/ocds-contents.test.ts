import { describe, expect, it } from 'vitest';
import { only, packageOf, readReleases, release } from '../../../../support/ocds-releases.ts';

describe('what a release says of a contract', () => {
  it('knows a milestone by its id: a date that moves is a forecast, older news changes nothing', async () => {
    const withMilestones = (id: string, date: string, milestones: readonly object[]) =>
      release({ id, date, contracts: [{ id: 'c1', awardID: 'a1', implementation: { milestones } }] });
    const plan = withMilestones('r1', '2026-01-01T00:00:00Z', [
      { id: 'm1', title: 'Rapport', dueDate: '2026-02-01', status: 'scheduled' },
      { id: 'm2', title: 'Paiement' },
      { id: 'm3', title: 'Paiement' },
    ]);
    const met = withMilestones('r2', '2026-03-01T00:00:00Z', [
      { id: 'm1', title: 'Rapport final', dueDate: '2026-04-01', dateMet: '2026-04-05', status: 'met' },
    ]);
    expect(only(await readReleases(packageOf(plan, met)), 'milestone')).toMatchObject([
      {
        name: 'Rapport',
        plannedOn: '2026-02-01',
        forecastOn: '2026-04-01',
        actualOn: '2026-04-05',
        status: 'met',
      },
      { name: 'Paiement' },
      { name: 'Paiement (m3)' },
    ]);
    const backwards = only(await readReleases(packageOf(met, plan)), 'milestone');
    expect(backwards[0]).toMatchObject({ name: 'Rapport final', status: 'met', actualOn: '2026-04-05' });
    expect(backwards).toHaveLength(3);
  });

  it('loses no milestone to another of the same id', async () => {
    const counted = release({
      contracts: [
        {
          id: 'c1',
          awardID: 'a1',
          milestones: [
            { id: '1', title: 'Plan', dueDate: '2026-02-01' },
            { id: '2', title: 'Essais' },
          ],
          implementation: {
            milestones: [
              { id: '1', title: 'Livraison', dueDate: '2026-05-01', status: 'met' },
              { id: '2', title: 'Essais', status: 'met' },
            ],
          },
        },
      ],
    });
    const rows = only(await readReleases(packageOf(counted)), 'milestone');
    expect(rows).toMatchObject([
      { name: 'Plan', plannedOn: '2026-02-01', status: 'unknown' },
      { name: 'Essais', status: 'met' },
      { name: 'Livraison', plannedOn: '2026-05-01', status: 'met' },
    ]);
    expect(rows).toHaveLength(3);
  });

  it('loses no transaction to another of the same id, or without one', async () => {
    const cad = (amount: number) => ({ amount, currency: 'CAD' });
    const paid = (id: string, date: string, transactions: readonly object[]) =>
      release({ id, date, contracts: [{ id: 'c1', awardID: 'a1', implementation: { transactions } }] });
    const records = await readReleases(
      packageOf(
        paid('r1', '2026-01-01T00:00:00Z', [
          { id: '1', value: cad(10) },
          { id: '1', value: null, amount: cad(20) },
          { date: '2026-01-01', value: cad(30) },
        ]),
        paid('r2', '2026-02-01T00:00:00Z', [
          { date: '2026-01-01', value: cad(30) },
          { date: '2026-02-01', value: cad(40) },
        ]),
      ),
    );
    expect(only(records, 'payment').map(({ reference, amount }) => [reference, amount])).toEqual([
      ['1', 1000],
      ['1 (2)', 2000],
      ['2026-01-01 3000', 3000],
      ['2026-02-01 4000', 4000],
    ]);
  });

  it('takes an amendment once that stands in the old form beside the new', async () => {
    const amended = { date: '2026-02-20T00:00:00Z', rationale: 'Ajout' };
    const after = release({
      id: 'r2',
      date: '2026-07-01T00:00:00Z',
      contracts: [
        {
          id: 'c1',
          awardID: 'a1',
          value: { amount: 50000, currency: 'CAD' },
          amendment: amended,
          amendments: [{ id: 'am-1', ...amended }],
        },
      ],
    });
    expect(only(await readReleases(packageOf(release(), after)), 'amendment')).toMatchObject([
      { number: 'am-1', direction: 'increase', low: 698400 },
    ]);
  });

  it('takes the amounts of version 1.2: without taxes, with them, and the most it may come to', async () => {
    const withValue = (fields: object) => release({ awards: [], contracts: [{ id: 'c1', ...fields }] });
    const original = async (fields: object) =>
      only(await readReleases(packageOf(withValue(fields))), 'contract')[0];
    expect(await original({ value: { amountNet: 100, amountGross: 114.98, currency: 'CAD' } })).toMatchObject(
      { originalHedge: 'exact', originalLow: 10000 },
    );
    expect(await original({ value: { amountGross: 114.98, currency: 'CAD' } })).toMatchObject({
      originalLow: 11498,
    });
    expect(await original({ maximumValue: { amount: 500, currency: 'CAD' } })).toMatchObject({
      originalHedge: 'at-most',
      originalLow: null,
      originalHigh: 50000,
    });
  });
});
