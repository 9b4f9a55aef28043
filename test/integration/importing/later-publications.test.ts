import { describe, expect, test } from 'vitest';
import { redo } from '#main/services/history/history.ts';
import { commitImport, discardImport } from '#main/services/importing/commit-import.ts';
import { undoImport } from '#main/services/importing/undo-import.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { contractFields } from '../../support/case-fixture.ts';
import { recordImport, type RecordImport } from '../../support/record-import.ts';

const cad = (amount: number) => ({ amount, currency: 'CAD' });

const release = (id: string, date: string, tag: string, fields: Record<string, unknown>) => ({
  ocid: 'ocds-ec9k95-30011',
  id,
  date: `${date}T00:00:00Z`,
  tag: [tag],
  ...fields,
});

const parties = [
  { id: 'B', name: 'Ministère fictif', roles: ['buyer'] },
  {
    id: 'S',
    name: 'Fournisseur fictif inc.',
    roles: ['supplier', 'tenderer'],
    details: { neq: '1140000001' },
  },
  { id: 'T', name: 'Autre soumissionnaire ltée', roles: ['tenderer'] },
];

const tender = {
  id: 'DA-1',
  title: 'Système fictif',
  status: 'active',
  procurementMethod: 'open',
  awardCriteria: 'priceOnly',
  tenderPeriod: { endDate: '2025-01-31T14:00:00-05:00' },
};

const call = release('r-1', '2025-01-02', 'tender', {
  parties: parties.slice(0, 1),
  buyer: { id: 'B' },
  tender,
});

const award = release('r-2', '2025-03-01', 'contract', {
  parties,
  buyer: { id: 'B' },
  tender,
  bids: {
    details: [
      { id: '1', status: 'valid', value: cad(30502.47), tenderers: [{ id: 'S' }] },
      { id: '2', status: 'disqualified', value: cad(20000), tenderers: [{ id: 'T' }] },
    ],
  },
  awards: [{ id: 'A', status: 'active', date: '2025-02-20', suppliers: [{ id: 'S' }], value: cad(30502.47) }],
  contracts: [{ id: 'C', awardID: 'A', status: 'active', dateSigned: '2025-03-01', value: cad(30502.47) }],
});

const end = release('r-3', '2025-12-01', 'contractTermination', {
  parties,
  contracts: [{ id: 'C', awardID: 'A', status: 'terminated', value: cad(30000) }],
});

const take = ({ take: takeFile, file }: RecordImport, name: string, ...releases: readonly object[]) =>
  takeFile(file(name, JSON.stringify({ releases })));

const firstContract = ({ rows }: RecordImport): AnyFields => rows('contract')[0] ?? {};

const thrownBy = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

const applied = (report: Awaited<ReturnType<typeof take>>): readonly string[] =>
  report.updates.filter(({ isApplied }) => isApplied).map(({ column }) => column);

describe('a publication of a contract that an earlier import brought', () => {
  test('completes it: the change is in the report and in the trail, and goes with the import', async () => {
    const fixture = await recordImport();
    await take(fixture, '1.json', call);
    expect(firstContract(fixture)).toMatchObject({
      status: 'tendering',
      vendorId: null,
      originalLow: null,
    });
    const second = await take(fixture, '2.json', award);
    expect(applied(second).toSorted()).toEqual([
      'awardedAmount',
      'awardedOn',
      'originalHedge',
      'originalHigh',
      'originalLow',
      'signedOn',
      'status',
      'tendererCount',
      'vendorId',
    ]);
    const [supplier] = fixture.rows('organization').filter(({ neq }) => neq === '1140000001');
    expect(firstContract(fixture)).toMatchObject({
      status: 'active',
      vendorId: supplier?.['id'],
      originalLow: 30_502_47,
    });
    const third = await take(fixture, '3.json', end);
    expect(third.updates).toMatchObject([
      {
        entity: 'contract',
        label: expect.stringContaining('30011'),
        column: 'status',
        before: 'active',
        after: 'completed',
        isApplied: true,
      },
    ]);
    expect(firstContract(fixture)).toMatchObject({ status: 'completed' });
    expect(fixture.rows('amendment')).toMatchObject([{ direction: 'decrease', low: 502_47 }]);
    expect(fixture.mismatch()).toBeNull();

    fixture.undo();
    expect(firstContract(fixture)).toMatchObject({ status: 'active' });
    redo(fixture.context);
    expect(firstContract(fixture)).toMatchObject({ status: 'completed' });
    undoImport(fixture.context, third.importId);
    expect(firstContract(fixture)).toMatchObject({ status: 'active' });
    // The contract points to the supplier that the second import brought: both go back together.
    undoImport(fixture.context, second.importId);
    expect(firstContract(fixture)).toMatchObject({ status: 'tendering', vendorId: null });
    expect(fixture.mismatch()).toBeNull();
    expect(applied(await take(fixture, '3.json', end))).toContain('status');
  });

  test('does not go over what a person wrote, and says what differs', async () => {
    const fixture = await recordImport();
    await take(fixture, '2.json', award);
    const { id } = firstContract(fixture);
    fixture.update('contract', Number(id), { status: 'suspended' });
    const report = await take(fixture, '3.json', end);
    expect(report.updates).toMatchObject([
      { column: 'status', before: 'suspended', after: 'completed', isApplied: false },
    ]);
    expect(firstContract(fixture)).toMatchObject({ status: 'suspended' });
  });

  test('an import whose changes were changed again is not taken out from under that', async () => {
    const fixture = await recordImport();
    await take(fixture, '2.json', award);
    const { importId } = await take(fixture, '3.json', end);
    const { id } = firstContract(fixture);
    fixture.update('contract', Number(id), { status: 'active' });
    expect(thrownBy(() => undoImport(fixture.context, importId))).toMatchObject({
      error: { code: 'import-in-use', uses: [{ kind: 'changed', entity: 'contract' }] },
    });
    fixture.undo();
    undoImport(fixture.context, importId);
    expect(firstContract(fixture)).toMatchObject({ status: 'active' });
  });

  test('what was changed while the import was being looked at stays', async () => {
    const fixture = await recordImport();
    await take(fixture, '2.json', award);
    const { id } = firstContract(fixture);
    const { importId } = await fixture.stage(fixture.file('3.json', JSON.stringify({ releases: [end] })));
    fixture.update('contract', Number(id), { status: 'suspended' });
    const report = await commitImport(fixture.context, importId, true);
    expect(report.updates).toMatchObject([{ column: 'status', isApplied: false }]);
    expect(firstContract(fixture)).toMatchObject({ status: 'suspended' });
  });
});

describe('a publication of a contract typed by hand', () => {
  const typed = contractFields('30011', { titleFr: 'Notre titre', status: 'active', currency: 'CAD' });

  test('is linked to it; what is open is filled, what stands stays', async () => {
    const fixture = await recordImport();
    const id = fixture.add('contract', {
      ...typed,
      originalHedge: 'exact',
      originalLow: 1,
      originalHigh: 1,
    });
    await take(fixture, '3.json', award, end);
    expect(fixture.rows('contract').length).toBe(1);
    expect(firstContract(fixture)).toMatchObject({
      id,
      titleFr: 'Notre titre',
      status: 'active',
      originalLow: 1,
      signedOn: '2025-03-01',
      processId: 'ocds-ec9k95-30011',
    });
    expect(fixture.rows('publication')).toMatchObject([{ contractId: id }, { contractId: id }]);
    fixture.undo();
    expect(firstContract(fixture)).toMatchObject({ id, signedOn: null, processId: null });
  });

  test('is found by its process where its number is another', async () => {
    const fixture = await recordImport();
    const id = fixture.add('contract', { ...typed, reference: 'K-1', processId: 'ocds-ec9k95-30011' });
    const report = await take(fixture, '2.json', award);
    expect(fixture.rows('contract').length).toBe(1);
    expect(fixture.rows('publication')).toMatchObject([{ contractId: id }]);
    expect(report.rows).toMatchObject({ accepted: 1, rejected: 0 });
  });

  test('in a register of contracts counts as known, with what differs', async () => {
    const fixture = await recordImport();
    fixture.add('contract', {
      ...typed,
      originalHedge: 'exact',
      originalLow: 100_00,
      originalHigh: 100_00,
    });
    const rows =
      'Numéro de contrat,Titre,Montant du contrat,Date de signature\n30011,Autre titre,"150,00",2025-03-01\nK-2,Second,"10,00",2025-04-01\n';
    const report = await fixture.take(fixture.file('registre.csv', rows), {
      settings: { format: 'contracts' },
    });
    expect(report.rows).toMatchObject({ read: 2, accepted: 1, ignored: 1, rejected: 0 });
    expect(report.updates).toMatchObject([
      { column: 'signedOn', after: '2025-03-01', isApplied: true },
      { column: 'originalLow', before: 100_00, after: 150_00, isApplied: false },
      { column: 'originalHigh', isApplied: false },
    ]);
    expect(firstContract(fixture)).toMatchObject({ originalLow: 100_00, titleFr: 'Notre titre' });
  });
});

describe('tenders and bids', () => {
  test('come with the publication that tells them, and go with its import', async () => {
    const fixture = await recordImport();
    await take(fixture, '1.json', call);
    const [contract] = fixture.rows('contract');
    expect(fixture.rows('tender')).toMatchObject([
      {
        processId: 'ocds-ec9k95-30011',
        contractId: contract?.['id'],
        method: 'open',
        awardCriteria: 'price-only',
        closesAt: '2025-01-31T14:00:00-05:00',
        sourceRow: 1,
      },
    ]);
    await take(fixture, '2.json', award);
    expect(fixture.rows('tender').length).toBe(1);
    expect(fixture.rows('bid')).toMatchObject([
      { tendererName: 'Fournisseur fictif inc.', amount: 30_502_47, status: 'valid', isWinner: 1 },
      { tendererName: 'Autre soumissionnaire ltée', amount: 20_000_00, status: 'disqualified', isWinner: 0 },
    ]);
    expect(fixture.mismatch()).toBeNull();
    fixture.undo();
    expect(fixture.rows('bid').length).toBe(0);
    expect(fixture.rows('tender').length).toBe(1);
    const staged = await fixture.stage(fixture.file('2.json', JSON.stringify({ releases: [award] })));
    await discardImport(fixture.context, staged.importId);
    expect(fixture.mismatch()).toBeNull();
  });

  test('of bidders told before, the award says later who won', async () => {
    const fixture = await recordImport();
    const bidding = {
      ...award,
      id: 'r-1b',
      date: '2025-02-01T00:00:00Z',
      tag: ['tender'],
      awards: [],
      contracts: [],
    };
    await take(fixture, '1.json', bidding);
    expect(fixture.rows('bid').map(({ isWinner }) => isWinner)).toEqual([0, 0]);
    const report = await take(fixture, '2.json', award);
    expect(report.updates.filter(({ entity }) => entity === 'bid')).toMatchObject([
      { column: 'isWinner', before: 0, after: 1, isApplied: true },
    ]);
    expect(fixture.rows('bid').map(({ isWinner }) => isWinner)).toEqual([1, 0]);
    undoImport(fixture.context, report.importId);
    expect(fixture.rows('bid').map(({ isWinner }) => isWinner)).toEqual([0, 0]);
    expect(fixture.mismatch()).toBeNull();
  });
});

describe('a milestone', () => {
  test('of an earlier import gets the state of the later one, but not in place of what a person wrote', async () => {
    const { file, take, rows, update, mismatch } = await recordImport();
    const withMilestones = (id: string, date: string, status: string) =>
      JSON.stringify(
        release(id, date, 'implementation', {
          parties,
          contracts: [
            {
              id: 'C',
              value: cad(100),
              implementation: {
                milestones: ['Rapport', 'Essais'].map((title) => ({
                  id: title,
                  title,
                  dueDate: '2025-06-01',
                  status,
                  ...(status === 'met' ? { dateMet: '2025-06-09' } : {}),
                })),
              },
            },
          ],
        }),
      );
    await take(file('a.json', withMilestones('r-1', '2025-05-01', 'scheduled')));
    const [, tests] = rows('milestone');
    update('milestone', tests?.id ?? 0, { status: 'not-met' });
    await take(file('b.json', withMilestones('r-2', '2025-07-01', 'met')));
    expect(rows('milestone')).toMatchObject([
      { name: 'Rapport', plannedOn: '2025-06-01', actualOn: '2025-06-09', status: 'met' },
      { name: 'Essais', plannedOn: '2025-06-01', actualOn: '2025-06-09', status: 'not-met' },
    ]);
    expect(mismatch()).toBeNull();
  });
});

describe('proactive disclosure, quarter by quarter', () => {
  const header =
    'reference_number,procurement_id,vendor_name,contract_date,contract_period_start,delivery_date,contract_value,' +
    'original_value,amendment_value,reporting_period,owner_org,owner_org_title,instrument_type';
  const row = (reference: string, delivery: string, [value, original, change]: readonly string[]): string =>
    `${reference},P1,Conseil Fictif inc.,2020-05-01,2020-05-02,${delivery},${value},${original},${change},${reference.slice(2, 14)},o,Fictive Agency,A`;
  const quarters = [
    row('C-2020-2021-Q1-1', '2021-03-31', ['100.00', '100.00', '']).replace(/A$/u, 'C'),
    row('C-2020-2021-Q2-7', '2021-03-31', ['130.00', '100.00', '30.00']),
    row('C-2020-2021-Q4-2', '2022-03-31', ['180.00', '100.00', '20.00']),
    row('C-2021-2022-Q1-9', '2022-03-31', ['180.00', '90.00', 'NA']),
  ];
  const amendmentsOf = ({ rows }: RecordImport): readonly string[] =>
    rows('amendment')
      .map(({ number, direction, low, newEndsOn }) => [number, direction, low, newEndsOn].join(' '))
      .toSorted();

  test('separate imports bring the amendments and the warnings that one import does', async () => {
    const [whole, parts] = [await recordImport(), await recordImport()];
    const report = await whole.take(whole.file('all.csv', [header, ...quarters].join('\n')));
    const warned = report.warnings.map(({ code }) => code);
    const later: string[] = [];
    for (const [index, quarter] of quarters.entries()) {
      const { warnings } = await parts.take(parts.file(`q${index}.csv`, `${header}\n${quarter}\n`));
      later.push(...warnings.map(({ code }) => code));
    }
    expect(amendmentsOf(parts)).toEqual(amendmentsOf(whole));
    expect(amendmentsOf(whole)).toEqual([
      'C-2020-2021-Q2-7 increase 3000 ',
      'C-2020-2021-Q4-2 (2) increase 3000 ',
      'C-2020-2021-Q4-2 increase 2000 2022-03-31',
      'C-2021-2022-Q1-9 none 0 ',
    ]);
    expect(later).toEqual(warned);
    expect(warned).toContain('original-changed');
  });
});
