import { beforeEach, describe, expect, test } from 'vitest';
import { overrunsTable } from '#main/cli/format-overruns.ts';
import { readWords } from '#main/cli/words.ts';
import { overrunContract } from '#main/services/overruns/overrun-contract.ts';
import { overrunPortfolio } from '#main/services/overruns/overrun-portfolio.ts';
import { insertRow } from '#main/db/row-store.ts';
import {
  overrunContract as contractSchema,
  overrunPortfolio as portfolioSchema,
} from '#shared/ipc/overrun-schemas.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { CaseFixture } from '../../support/case-fixture.ts';
import { contractFields, newCase, resourcesUrl } from '../../support/case-fixture.ts';

const language = (locale: 'fr' | 'en') => ({ locale, words: readWords(resourcesUrl, locale) });

const today = '2026-01-15';
const exact = (minor: string) => ({ low: minor, high: minor });

let fixture: CaseFixture;
let vendorId: number;

beforeEach(async () => {
  fixture = await newCase();
  vendorId = fixture.add('organization', { kind: 'vendor', name: 'Fournisseur Un' });
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

const addInvoice = (number: string, fields: AnyFields): number =>
  fixture.add('invoice', {
    vendorId,
    number,
    kind: 'invoice',
    issuedOn: '2025-03-01',
    currency: 'CAD',
    ...fields,
  });

const addLine = (invoiceId: number, fields: AnyFields): number =>
  fixture.add('invoiceLine', { invoiceId, currency: 'CAD', ...fields });

/** The row as the window gets it: from the portfolio, the same as from the contract. */
const rowOf = (id: number) => {
  const db = fixture.reader();
  const portfolio = portfolioSchema.parse(overrunPortfolio(db, today));
  const contract = contractSchema.parse(overrunContract(db, id, today));
  const row = portfolio.contracts.find((found) => found.id === id);
  expect(contract.row).toEqual(row);
  return contract.row;
};

describe('invoiced', () => {
  test('lines when an invoice has lines with amounts, under the line’s contract; else the header', () => {
    const one = addContract('C-1');
    const other = addContract('C-2');
    addInvoice('header only', { contractId: one, net: 100_00 });
    const shared = addInvoice('lines', { contractId: one, net: 999_00 });
    addLine(shared, { net: 20_00 });
    addLine(shared, { net: 3_00, contractId: other });
    const unassigned = addInvoice('lines of their own', { net: 888_00 });
    addLine(unassigned, { net: 4_00, contractId: one });
    const described = addInvoice('lines without amounts', { contractId: one, net: 500_00 });
    addLine(described, { description: 'Note' });
    addInvoice('credit note', { contractId: one, kind: 'credit-note', net: -50_00 });
    expect(rowOf(one)).toMatchObject({ invoiced: '57400', invoiceCount: 5, cautions: [] });
    expect(rowOf(other)).toMatchObject({ invoiced: '300', invoiceCount: 1 });
  });

  test.each([
    ['excluded', { net: 100_00, gst: 5_00, qst: 9_98, total: 114_98 }, '10000', []],
    ['excluded', { gst: 5_00, qst: 9_98, total: 114_98 }, '10000', []],
    ['excluded', { gst: 5_00, total: 114_98 }, '10998', ['tax-basis']],
    ['excluded', { total: 114_98 }, '11498', ['tax-basis']],
    ['included', { net: 100_00, gst: 5_00, qst: 9_98, total: 114_98 }, '11498', []],
    ['included', { net: 100_00, gst: 5_00, qst: 9_98 }, '11498', []],
    ['included', { net: 100_00, gst: 5_00 }, '10500', ['tax-basis']],
    ['unknown', { net: 100_00, total: 114_98 }, '10000', ['tax-basis-unknown']],
  ])('contract with taxes %s, invoice %j: %s', (taxBasis, amounts, invoiced, cautions) => {
    const id = addContract('C-1', { taxBasis });
    addInvoice('F-1', { contractId: id, ...amounts });
    expect(rowOf(id)).toMatchObject({ invoiced, cautions });
  });

  test('another currency, no amount and a positive credit note are said, not hidden', () => {
    const id = addContract('C-1');
    addInvoice('F-1', { contractId: id, net: 100_00 });
    addInvoice('F-2', { contractId: id, net: 70_00, currency: 'USD' });
    addInvoice('F-3', { contractId: id });
    addInvoice('F-4', { contractId: id, kind: 'credit-note', net: 10_00 });
    expect(rowOf(id)).toMatchObject({
      invoiced: '11000',
      invoiceCount: 2,
      cautions: ['other-currency', 'invoice-amount-unknown', 'credit-note-positive'],
    });
  });

  test.each([
    ['staged', '0'],
    ['committed', '10000'],
    ['undone', '0'],
  ])('rows of a %s import count for %s', (state, invoiced) => {
    const id = addContract('C-1');
    const { db } = fixture.context;
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO imports (state, file_name, sha256, kind, settings, started_at) VALUES (?, 'f', ?, 'csv', '{}', 0)`,
      )
      .run(state, '0'.repeat(64));
    const mark = { importId: Number(lastInsertRowid), rowHash: Buffer.alloc(32) };
    const invoice = {
      vendorId,
      number: 'F-1',
      kind: 'invoice',
      issuedOn: '2025-03-01',
      currency: 'CAD',
      contractId: id,
    };
    const invoiceId = insertRow(db, 'invoice', invoice, { mark });
    insertRow(db, 'invoiceLine', { invoiceId, currency: 'CAD', net: 100_00 }, { mark });
    expect(rowOf(id).invoiced).toBe(invoiced);
  });

  test('sums beyond the safe integers are exact', () => {
    const id = addContract('C-1');
    addInvoice('F-1', { contractId: id, net: Number.MAX_SAFE_INTEGER });
    addInvoice('F-2', { contractId: id, net: Number.MAX_SAFE_INTEGER - 1 });
    expect(rowOf(id).invoiced).toBe('18014398509481981');
  });
});

test('paid: under the payment’s contract, its invoice’s, or the only one of the invoice’s lines', () => {
  const id = addContract('C-1');
  const other = addContract('C-2');
  const payment = { currency: 'CAD', paidOn: '2025-05-01' };
  fixture.add('payment', { ...payment, amount: 1_00, contractId: id });
  fixture.add('payment', {
    ...payment,
    amount: 10_00,
    invoiceId: addInvoice('F-1', { contractId: id, net: 1 }),
  });
  const byLine = addInvoice('F-2', {});
  addLine(byLine, { net: 1, contractId: id });
  fixture.add('payment', { ...payment, amount: 100_00, invoiceId: byLine });
  const ambiguous = addInvoice('F-3', {});
  addLine(ambiguous, { net: 1, contractId: id });
  addLine(ambiguous, { net: 1, contractId: other });
  fixture.add('payment', { ...payment, amount: 1000_00, invoiceId: ambiguous });
  fixture.add('payment', { ...payment, amount: 10_000_00, contractId: id, currency: 'USD' });
  expect(rowOf(id)).toMatchObject({ paid: '11100', cautions: ['other-currency'] });
  expect(rowOf(other).paid).toBe('0');
});

test('a contract worked by hand', () => {
  // 1,000.00 + 80.00 + 45.50 − 10.00 = 1,115.50; 99.00 pending and 50.00 refused do not count.
  const id = addContract('C-1', {
    vendorId,
    titleFr: 'Portail',
    signedOn: '2024-01-01',
    startsOn: '2024-01-01',
    endsOn: '2025-06-30',
  });
  const amendment = {
    contractId: id,
    currency: 'CAD',
    hedge: 'exact',
    status: 'approved',
    direction: 'increase',
  };
  const approved = { ...amendment, approvedOn: '2024-01-01' };
  fixture.add('amendment', { ...approved, number: '1', signedOn: '2024-02-01', low: 80_00, high: 80_00 });
  fixture.add('amendment', {
    ...approved,
    number: '2',
    signedOn: '2024-06-01',
    publishedOn: '2024-09-15',
    low: 45_50,
    high: 45_50,
  });
  fixture.add('amendment', {
    ...approved,
    number: '3',
    signedOn: '2024-07-01',
    direction: 'decrease',
    low: 10_00,
    high: 10_00,
  });
  fixture.add('amendment', {
    ...amendment,
    number: '4',
    signedOn: '2025-01-01',
    status: 'pending',
    low: 99_00,
    high: 99_00,
  });
  fixture.add('amendment', {
    ...amendment,
    number: '5',
    signedOn: '2025-02-01',
    status: 'refused',
    low: 50_00,
    high: 50_00,
  });
  fixture.add('milestone', {
    contractId: id,
    name: 'Livraison',
    plannedOn: '2025-01-10',
    actualOn: '2025-06-09',
    status: 'met',
  });
  fixture.add('baseline', {
    contractId: id,
    kind: 're-baselining',
    setOn: '2024-12-01',
    currency: 'CAD',
    hedge: 'exact',
    low: 1100_00,
    high: 1100_00,
  });
  addInvoice('F-1', { contractId: id, issuedOn: '2025-03-01', net: 700_00 });
  addInvoice('F-2', {
    contractId: id,
    issuedOn: '2025-07-15',
    periodStart: '2025-06-01',
    periodEnd: '2025-06-30',
    net: 500_00,
  });
  addInvoice('F-3', { contractId: id, issuedOn: '2025-08-01', net: 20_00 });
  fixture.add('payment', { contractId: id, currency: 'CAD', paidOn: '2025-04-01', amount: 700_00 });
  fixture.add('payment', { contractId: id, currency: 'CAD', amount: 10_00 });

  const row = rowOf(id);
  expect(row).toMatchObject({
    vendor: 'Fournisseur Un',
    original: exact('100000'),
    amendments: { count: 3, total: exact('11550'), pending: 1, unknown: 0 },
    current: exact('111550'),
    baseline: exact('110000'),
    baselineSetOn: '2024-12-01',
    invoiced: '122000',
    invoiceCount: 3,
    paid: '71000',
    forecast: null,
    cost: exact('122000'),
    costBasis: 'invoiced',
    overrunOriginal: { amount: exact('22000'), percent: exact('22.0') },
    overrunBaseline: { amount: exact('12000'), percent: exact('10.9') },
    remaining: exact('-10450'),
    monthsLate: 4,
    cautions: [],
  });
  expect(row.flags.map(({ rule, mark }) => [rule, mark])).toEqual([
    ['amendments-over-original', 'unverified'],
    ['late-publication', 'unverified'],
    ['invoiced-over-ceiling', 'proposed'],
    ['invoice-outside-term', 'proposed'],
    ['increase-without-approval', 'proposed'],
    ['late', 'proposed'],
  ]);
  expect(row.flags[0]?.detail).toMatchObject({
    increasesAmount: '125.50',
    growthPercent: '12.6',
    number: '2',
  });
  expect(row.flags[1]?.detail).toMatchObject({ dueOn: '2024-07-31', daysLate: '46' });
  expect(row.flags[3]?.detail).toEqual({
    number: 'F-3',
    fromOn: '2025-08-01',
    toOn: '2025-08-01',
    invoices: '1',
  });

  for (const locale of ['fr', 'en'] as const) {
    const text = overrunsTable(overrunPortfolio(fixture.reader(), today), language(locale));
    expect(text).not.toContain('{{');
    expect(text.match(/\[(?:règle|rule|proposed)/gu)).toHaveLength(6);
  }

  const history = overrunContract(fixture.reader(), id, today);
  expect(history.steps.map(({ on, low }) => [on, low])).toEqual([
    ['2024-01-01', '100000'],
    ['2024-02-01', '108000'],
    ['2024-06-01', '112550'],
    ['2024-07-01', '111550'],
  ]);
  expect(history.baselines.map(({ on, low, label }) => [on, low, label])).toEqual([
    ['2024-01-01', '100000', 'original'],
    ['2024-12-01', '110000', 're-baselining'],
  ]);
  expect(history.invoiced.map(({ on, low }) => [on, low])).toEqual([
    ['2025-03-01', '70000'],
    ['2025-07-15', '120000'],
    ['2025-08-01', '122000'],
  ]);
  expect(history.paid.map(({ on, high }) => [on, high])).toEqual([
    ['2025-04-01', '70000'],
    ['', '71000'],
  ]);
  expect(
    history.amendments.map(({ number, amount, runningTotal, runningPercent }) => [
      number,
      amount?.low,
      runningTotal?.low ?? null,
      runningPercent?.low ?? null,
    ]),
  ).toEqual([
    ['1', '8000', '8000', '8.0'],
    ['2', '4550', '12550', '12.6'],
    ['3', '-1000', '11550', '11.6'],
    ['4', '9900', null, null],
    ['5', '5000', null, null],
  ]);
  expect(history.waterfall.map(({ kind, amount }) => [kind, amount.low])).toEqual([
    ['original', '100000'],
    ['amendment', '8000'],
    ['amendment', '4550'],
    ['amendment', '-1000'],
    ['current', '111550'],
  ]);
});

test('forecasts: only accepted figures about money, the latest as the cost, all of them over time', () => {
  const id = addContract('C-1');
  const figure = {
    contractId: id,
    basis: 'forecast',
    unit: 'money',
    currency: 'CAD',
    hedge: 'exact',
    taxBasis: 'excluded',
    confidence: 'stated',
    accepted: 1,
  };
  fixture.add('figure', { ...figure, low: 1200_00, high: 1200_00, asOf: '2024-01-01', statedBy: 'Comité' });
  const accepted = fixture.add('figure', { ...figure, hedge: 'at-least', low: 1484_00, asOf: '2025-01-01' });
  fixture.add('figure', { ...figure, low: 9000_00, high: 9000_00, asOf: '2025-06-01', accepted: 0 });
  fixture.add('figure', { ...figure, low: 8000_00, high: 8000_00, asOf: '2025-06-01', basis: 'budget' });
  const { row, forecasts, waterfall } = overrunContract(fixture.reader(), id, today);
  expect(row).toMatchObject({
    forecastFigureId: accepted,
    costBasis: 'forecast',
    overrunOriginal: { amount: { low: '48400', high: null }, percent: { low: '48.4', high: null } },
  });
  expect(forecasts).toEqual([
    { on: '2024-01-01', low: '120000', high: '120000', label: 'Comité' },
    { on: '2025-01-01', low: '148400', high: null, label: '' },
  ]);
  expect(waterfall.slice(-2).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['to-forecast', { low: '48400', high: null }],
    ['forecast', { low: '148400', high: null }],
  ]);
});

test('a contract that is not there', () => {
  expect(() => overrunContract(fixture.reader(), 999, today)).toThrowError(
    expect.objectContaining({ error: { code: 'not-found', entity: 'contract', id: 999 } }),
  );
});

test('the sample case: every row passes the contract between window and main', async () => {
  const sample = await newCase({ sample: true });
  const portfolio = portfolioSchema.parse(overrunPortfolio(sample.reader(), today));
  const framework = portfolio.contracts.find((row) => row.reference === 'SAAQ-CASA-CADRE');
  // 222 of 458.4 million, which is what an institution said was added.
  expect(framework?.overrunOriginal?.percent).toEqual(exact('48.4'));
});
