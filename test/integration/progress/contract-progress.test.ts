import { beforeEach, describe, expect, test } from 'vitest';
import { contractProgress as progressSchema } from '#shared/ipc/calls/progress.ts';
import { overrunsJson } from '#main/cli/format-overruns.ts';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { contractProgress, portfolioProgress } from '#main/services/progress/contract-progress.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

const today = '2026-01-15';
const dollars = (amount: number): string => `${amount}00`;
const exact = (amount: number) => ({ low: dollars(amount), high: dollars(amount) });
const money = (amount: number) => ({
  currency: 'CAD',
  hedge: 'exact',
  low: amount * 100,
  high: amount * 100,
});

let fixture: CaseFixture;
let contractId: number;

beforeEach(async () => {
  fixture = await newCase();
  contractId = addContract('C-1');
});

const addContract = (reference: string, fields: AnyFields = {}): number =>
  fixture.add(
    'contract',
    contractFields(reference, {
      originalHedge: 'exact',
      originalLow: 1000_00,
      originalHigh: 1000_00,
      ...fields,
    }),
  );

const addFigure = (fields: AnyFields): number =>
  fixture.add('figure', {
    contractId,
    basis: 'forecast',
    unit: 'money',
    taxBasis: 'excluded',
    confidence: 'verified',
    accepted: 0,
    ...fields,
  });

/** As the window gets it. */
const read = (id = contractId) => progressSchema.parse(contractProgress(fixture.reader(), id, today));

test('a contract that is not there', () => {
  expect(() => contractProgress(fixture.reader(), 99, today)).toThrow(
    expect.objectContaining({ error: { code: 'not-found', entity: 'contract', id: 99 } }),
  );
});

test('the cost against every baseline: a later one does not change the measure against the original', () => {
  addFigure({ ...money(1500), asOf: '2025-06-01', accepted: 1 });
  const before = read();
  expect(before.baselines).toMatchObject([
    { id: null, kind: 'original', amount: exact(1000), isInForce: true, growth: { amount: exact(500) } },
  ]);
  fixture.add('baseline', {
    contractId,
    kind: 're-baselining',
    setOn: '2025-01-01',
    authority: 'Conseil',
    reason: 'Portée',
    ...money(1200),
  });
  const { baselines } = read();
  expect(baselines[0]?.growth).toEqual(before.baselines[0]?.growth);
  expect(baselines).toMatchObject([
    { kind: 'original', isInForce: false, growth: { percent: { low: '50.0', high: '50.0' } } },
    {
      kind: 're-baselining',
      authority: 'Conseil',
      reason: 'Portée',
      isInForce: true,
      // 300 over 1200
      growth: { amount: exact(300), percent: { low: '25.0', high: '25.0' } },
    },
  ]);
});

test('forecasts at their dates, with their open ends; one of a month alone on its first day, one of none last', () => {
  addFigure({ ...money(900), asOfText: 'fin 2024' });
  addFigure({ currency: 'CAD', hedge: 'at-least', low: 1500_00, asOf: '2025-06-01', accepted: 1 });
  addFigure({ currency: 'CAD', hedge: 'between', low: 1100_00, high: 1300_00, asOfText: '2024-03' });
  addFigure({ currency: 'USD', hedge: 'exact', low: 1_00, high: 1_00, asOf: '2025-06-01' });
  addFigure({ ...money(1), basis: 'budget' });
  addFigure({ ...money(1), asOf: '2026-01-01', taxBasis: 'unknown' });
  expect(read().forecasts).toMatchObject([
    {
      on: '2024-03-01',
      asOf: '2024-03',
      isAccepted: false,
      isOnTaxBasis: true,
      overOriginal: {
        amount: { low: dollars(100), high: dollars(300) },
        percent: { low: '10.0', high: '30.0' },
      },
    },
    {
      on: '2025-06-01',
      isAccepted: true,
      amount: { low: dollars(1500), high: null },
      overOriginal: { percent: { low: '50.0', high: null } },
    },
    { on: '2026-01-01', isOnTaxBasis: false },
    { on: null, asOf: 'fin 2024', overOriginal: { percent: { low: '-10.0' } } },
  ]);
});

test('earned value of a report; what needs the planned value is unknown without it', () => {
  const report = {
    contractId,
    currency: 'CAD',
    budgetAtCompletion: 1000_00,
    earnedValue: 400_00,
    actualCost: 500_00,
  };
  fixture.add('progressReport', { ...report, asOf: '2025-06-01', plannedValue: 500_00 });
  fixture.add('progressReport', { ...report, asOf: '2025-03-01' });
  const [without, full] = read().reports;
  expect(without).toMatchObject({ asOf: '2025-03-01', costIndex: '0.800', scheduleIndex: null });
  expect(without?.estimates.map(({ factor }) => factor)).toEqual(['budgeted', 'cpi']);
  // 500 + 600; 500 + 600 / 0.8; 500 + 600 / 0.64; 500 + 600 / (0.64 + 0.16)
  expect(full?.estimates.map(({ amount }) => amount)).toEqual(
    [1100, 1250, 1437.5, 1250].map((a) => String(a * 100)),
  );
  expect(full).toMatchObject({
    costVariance: dollars(-100),
    scheduleVariance: dollars(-100),
    estimateRange: { low: '110000', high: '143750' },
    varianceAtCompletion: { low: '-43750', high: '-10000' },
    toCompleteBudget: '1.200',
    toCompleteEstimate: '0.800',
  });
});

test('the cost of a delay: whole months times the monthly range', () => {
  const delay = { contractId, currency: 'CAD', hedge: 'between', low: 10_00, high: 20_00 };
  fixture.add('delayCost', { ...delay, startsOn: '2025-01-31', endsOn: '2025-04-30' });
  fixture.add('delayCost', { ...delay, startsOn: '2026-02-01' });
  expect(read().delays).toMatchObject([
    { months: 2, until: '2025-04-30', amount: { low: dollars(20), high: dollars(40) } },
  ]);
});

test('an alternative is compared with what a source sets it against on the same basis, and with nothing else', () => {
  const chosen = addFigure({ ...money(150), basis: 'alternative', scopeFr: 'Choisie' });
  const other = addFigure({ ...money(170), basis: 'contract', taxBasis: 'included' });
  addFigure({ ...money(300), basis: 'alternative', scopeFr: 'Écartée', comparedWithId: chosen });
  addFigure({ ...money(300), basis: 'alternative', comparedWithId: other });
  addFigure({ ...money(325), basis: 'alternative' });
  expect(read().alternatives).toMatchObject([
    {
      option: { scopeFr: 'Écartée' },
      chosen: { id: chosen, amount: exact(150) },
      difference: exact(150),
      isTaxUnknown: false,
      notComparable: null,
    },
    { chosen: null, difference: null, notComparable: 'other-tax-basis' },
    { chosen: null, difference: null, notComparable: 'no-chosen' },
  ]);
});

describe('billing', () => {
  const addInvoice = (number: string, fields: AnyFields): number =>
    fixture.add('invoice', {
      vendorId: fixture.add('organization', { kind: 'vendor', name: number }),
      number,
      kind: 'invoice',
      issuedOn: '2025-03-01',
      currency: 'CAD',
      ...fields,
    });

  test('credit notes reduce what is invoiced; a holdback is part of it, less what is released', () => {
    addInvoice('1', { contractId, net: 600_00, holdback: 60_00 });
    addInvoice('2', { contractId, net: 100_00, holdback: -20_00 });
    addInvoice('3', { contractId, kind: 'credit-note', net: -50_00 });
    const byLine = addInvoice('4', { net: 999_00, holdback: 5_00 });
    fixture.add('invoiceLine', { invoiceId: byLine, contractId, currency: 'CAD', net: 30_00 });
    const split = addInvoice('5', { holdback: 7_00 });
    fixture.add('invoiceLine', { invoiceId: split, contractId, currency: 'CAD', net: 1_00 });
    const elsewhere = addContract('C-2');
    fixture.add('invoiceLine', { invoiceId: split, contractId: elsewhere, currency: 'CAD', net: 2_00 });
    addInvoice('6', { contractId, net: 1_00, currency: 'USD', holdback: 1_00 });
    fixture.add('payment', { contractId, currency: 'CAD', amount: 500_00, paidOn: '2025-04-01' });
    expect(read().billing).toMatchObject({
      // 600 + 100 + 30 + 1
      invoices: dollars(731),
      creditNotes: dollars(-50),
      creditNoteCount: 1,
      invoiced: dollars(681),
      // 60 - 20 + 5; the holdback of an invoice under two contracts cannot be told apart.
      holdback: dollars(45),
      holdbackCount: 3,
      paid: dollars(500),
      // The value of the contract is before taxes, what was paid is not.
      unpaid: null,
      remaining: exact(319),
    });
  });

  test('what is not paid yet, where the value of the contract has its taxes', () => {
    contractId = addContract('C-3', { taxBasis: 'included' });
    addInvoice('1', { contractId, total: 600_00 });
    fixture.add('payment', { contractId, currency: 'CAD', amount: 500_00, paidOn: '2025-04-01' });
    expect(read().billing).toMatchObject({ invoiced: dollars(600), unpaid: dollars(100) });
  });
});

test('the whole case: only contracts of which something is known over time', () => {
  addContract('C-2');
  fixture.add('statement', { contractId, role: 'known', measure: 'cost', statedOn: '2026-01-05' });
  expect(portfolioProgress(fixture.reader(), today)).toMatchObject([
    { id: contractId, comparisons: [{ daysUnreported: { low: 10, high: 10 } }] },
  ]);
});

describe('the sample case', () => {
  test('shows what its sources say', async () => {
    const sample = await newCase({ sample: true });
    const db = sample.reader();
    const byReference = (reference: string) => {
      const { id } = db.prepare('SELECT id FROM contracts WHERE reference = ?').get(reference) as {
        id: number;
      };
      return progressSchema.parse(contractProgress(db, id, today));
    };
    const programme = byReference('SAAQ-CASA-PROGRAMME');
    expect(programme.baselines[0]?.growth?.percent).toEqual({ low: '72.4', high: null });
    expect(programme.comparisons).toMatchObject([
      { measure: 'cost', daysUntilReported: { low: 966, high: 995 }, daysUnreported: null },
      // From January 2023 to 20 February 2025.
      { measure: 'quality', daysUntilReported: { low: 751, high: 781 } },
    ]);
    expect(programme.forecasts.map(({ on }) => on)).toEqual(['2022-06-01', '2022-06-01', '2025-02-20']);
    expect(byReference('SAAQ-CASA-CADRE').baselines[0]?.growth?.percent).toEqual({
      low: '48.4',
      high: '48.4',
    });
    const [alternative, ...others] = byReference('GQ-CONSOLIDATION-CTI').alternatives;
    expect(alternative).toMatchObject({
      difference: { low: '15000000000', high: '15000000000' },
      isTaxUnknown: true,
    });
    expect(others).toMatchObject([{ difference: null, notComparable: 'no-chosen' }]);
    const pilot = db.prepare('SELECT contract_id AS id FROM delay_costs').get() as { id: number };
    const progress = contractProgress(db, pilot.id, today);
    // A month of delay is no forecast of the cost.
    expect(progress.forecasts.map(({ amount }) => amount.low)).toEqual(['31000000000']);
    // At most 11.5 M$ a month from 29 November 2025: one whole month by 15 January 2026.
    expect(progress.delays).toMatchObject([{ months: 1, amount: { low: null, high: '1150000000' } }]);
    // The 307 M$ on the dashboard are less than what was known on 9 September: 92 days to 10 December.
    expect(progress.comparisons).toMatchObject([{ daysUntilReported: { low: 92, high: 92 } }]);
  });
});

test('as JSON of the command line: decimal strings, beside what was there before', async () => {
  const sample = await newCase({ sample: true });
  const db = sample.reader();
  const json = overrunsJson(overrunPortfolio(db, today), portfolioProgress(db, today));
  const of = (reference: string) => json.contracts.find((contract) => contract.reference === reference);
  expect(of('SAAQ-CASA-PROGRAMME')).toMatchObject({
    original: { low: '638000000.00', high: '638000000.00' },
    progress: {
      baselines: [{ kind: 'original', overrun: { percent: { low: 72.4, high: null } } }],
      reportedAndKnown: [
        { measure: 'cost', daysUntilReported: { low: 966, high: 995 } },
        { measure: 'quality' },
      ],
    },
  });
  expect(of('DSN-VITRINES')?.progress).toMatchObject({
    // 305.52 / 279 M$
    earnedValue: [{ bac: '402000000.00', pv: null, cpi: '1.095', spi: null }],
    delays: [{ months: 1, amount: { low: null, high: '11500000.00' } }],
  });
  expect(of('QC-AWS')?.progress).toBeNull();
});

test('each measure says what its weakest input is', () => {
  const sourceId = fixture.add('source', { title: 'Rapport', kind: 'audit-report' });
  addFigure({ ...money(1500), asOf: '2025-06-01', accepted: 1, sourceId, locator: 'p. 4' });
  fixture.add('baseline', {
    contractId,
    kind: 're-baselining',
    setOn: '2025-01-01',
    ...money(1200),
    sourceId,
  });
  const known = {
    contractId,
    role: 'known',
    measure: 'cost',
    statedOn: '2024-01-01',
    sourceId,
    locator: 'p. 1',
  };
  fixture.add('statement', known);
  const reportedId = fixture.add('statement', {
    ...known,
    role: 'reported',
    statedOn: '2024-02-01',
    sourceId: null,
  });
  fixture.add('progressReport', { contractId, currency: 'CAD', asOf: '2025-06-01', sourceId });
  const { baselines, forecasts, comparisons, reports } = read();
  // The contract's own row names no source; the revised baseline does, without a passage.
  expect(baselines.map(({ provenance }) => [provenance.amount?.level, provenance.growth?.level])).toEqual([
    ['none', 'none'],
    ['source', 'source'],
  ]);
  expect(forecasts[0]?.provenance).toMatchObject({
    amount: { level: 'place', entity: 'figure' },
    overOriginal: { level: 'none', entity: 'contract' },
    overBaseline: { level: 'source', entity: 'baseline', label: '2025-01-01' },
  });
  expect(comparisons[0]?.provenance).toMatchObject({ level: 'none', entity: 'statement', id: reportedId });
  expect(reports[0]?.provenance).toMatchObject({ level: 'source', entity: 'progressReport' });
});
