import { expect, test } from 'vitest';
import { makeChange } from '#main/services/trail/change.ts';
import { atRisk, correctRule, newAuditCase } from '../../support/audit-case.ts';

test('T13: 10 × 125.50 $ is 1,255.00 $; two cents are tolerated, three are not', async () => {
  const audit = await newAuditCase();
  const invoiceId = audit.addInvoice(audit.addVendor('Acme inc.'), 'F-1', '2026-03-01');
  const addLine = (lineNumber: number, net: number | null, quantity: string | null = '10'): number =>
    audit.add('invoiceLine', { invoiceId, lineNumber, quantity, unitPrice: '125.50', currency: 'CAD', net });
  const over = addLine(1, 135_500);
  addLine(2, 125_502);
  addLine(3, 125_503);
  addLine(4, 125_400);
  addLine(5, 125_500, null);
  addLine(6, null);
  const run = audit.run('T13');
  expect(run.exceptions.map(({ detail }) => detail['line'])).toEqual([1, 3, 4]);
  expect(run.exceptions[0]?.rows).toEqual([{ entity: 'invoiceLine', id: over }]);
  expect(atRisk(run)).toEqual([
    [10_000, 10_000],
    [3, 3],
    [0, 0],
  ]);
  expect(run.excluded).toEqual([
    { reason: 'no-unit-price', count: 1 },
    { reason: 'no-net', count: 1 },
  ]);
});

test('T13: 10 × 125.50 $ less an allowance of 5.00 $ is 1,250.00 $; without it, that is 5.00 $ too little', async () => {
  const audit = await newAuditCase();
  const invoiceId = audit.addInvoice(audit.addVendor('Acme inc.'), 'F-1', '2026-03-01');
  const addLine = (lineNumber: number, net: number, charges: number | null): number =>
    audit.add('invoiceLine', {
      invoiceId,
      lineNumber,
      quantity: '10',
      unitPrice: '125.50',
      currency: 'CAD',
      charges,
      net,
    });
  addLine(1, 125_000, -500);
  addLine(2, 125_003, -500);
  addLine(3, 125_502, 0);
  addLine(4, 125_000, null);
  const run = audit.run('T13');
  expect(run.exceptions.map(({ detail }) => [detail['line'], detail['charges'], detail['expected']])).toEqual(
    [
      [2, '-5.00', '1250.00'],
      [4, null, '1255.00'],
    ],
  );
  expect(atRisk(run)).toEqual([
    [3, 3],
    [0, 0],
  ]);
});

test('T14: 1,000.00 + 50.00 + 99.75 is 1,149.75 $, to the cent', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const amounts = { net: 100_000, gst: 5_000, qst: 9_975 };
  audit.addInvoice(acme, 'F-1', '2026-03-01', { ...amounts, total: 114_975 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { ...amounts, total: 115_975 });
  audit.addInvoice(acme, 'F-3', '2026-03-01', {
    ...amounts,
    total: 114_975,
    prepaid: 10_000,
    payable: 114_975,
  });
  audit.addInvoice(acme, 'F-4', '2026-03-01', { net: 100_000, total: 150_000 });
  const run = audit.run('T14');
  expect(run.exceptions.map(({ detail }) => [detail['number'], detail['rules']])).toEqual([
    ['F-3', ['payable']],
    ['F-2', ['total']],
  ]);
  expect(atRisk(run)).toEqual([
    [10_000, 10_000],
    [1_000, 1_000],
  ]);
  expect(run.excluded).toEqual([{ reason: 'amount-unknown', count: 1 }]);
});

test('T14: 1,000.00 $ and 130.00 $ of HST are 1,130.00 $; the other taxes being known, GST and QST are none', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-01', { net: 100_000, otherTaxes: 13_000, total: 113_000 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { net: 100_000, otherTaxes: 13_000, total: 999_999 });
  // GST alone does not say that there is no QST.
  audit.addInvoice(acme, 'F-3', '2026-03-01', { net: 100_000, gst: 5_000, total: 999_999 });
  const run = audit.run('T14');
  expect(run.exceptions.map(({ detail }) => [detail['number'], detail['rules'], detail['expected']])).toEqual(
    [['F-2', ['total'], '1130.00']],
  );
  expect(run.excluded).toEqual([{ reason: 'amount-unknown', count: 1 }]);
});

test('T14: the GST of two lines is 50.00 $ to a cent of rounding, not 60.00 $; a line that does not state it keeps it from being summed', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const add = (number: string, gst: number, ofLines: readonly (number | null)[]): void => {
    const invoiceId = audit.addInvoice(acme, number, '2026-03-01', { gst });
    for (const of of ofLines) audit.add('invoiceLine', { invoiceId, currency: 'CAD', gst: of, qst: 1 });
  };
  add('F-1', 5_000, [2_500, 2_501]);
  add('F-2', 6_000, [2_500, 2_500]);
  add('F-3', 5_000, [2_500, 2_502]);
  add('F-4', 6_000, [2_500, null]);
  const run = audit.run('T14');
  expect(run.exceptions.map(({ detail }) => [detail['number'], detail['rules']])).toEqual([
    ['F-2', ['gst']],
    ['F-3', ['gst']],
  ]);
  expect(atRisk(run)).toEqual([
    [1_000, 1_000],
    [0, 0],
  ]);
});

test('T15: QST of 1,000.00 $ is 99.75 $; 104.74 $ is on the amount with GST, 149.75 $ both in one', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-01', { net: 100_000, gst: 5_000, qst: 9_975 });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { net: 100_000, gst: 5_000, qst: 10_474 });
  audit.addInvoice(acme, 'F-3', '2026-03-01', { net: 100_000, gst: 14_975 });
  audit.addInvoice(acme, 'F-4', '2026-03-01', { net: 100_000, gst: 5_001, qst: 9_975 });
  audit.addInvoice(acme, 'F-5', '2026-03-01', { net: 100_000, gst: 5_002, qst: 9_975 });
  audit.addInvoice(acme, 'F-6', '2012-12-31', { net: 100_000, gst: 5_000, qst: 9_975 });
  const run = audit.run('T15');
  expect(
    run.exceptions.map(({ detail }) => [detail['number'], detail['gstCause'] ?? detail['qstCause']]),
  ).toEqual([
    ['F-3', 'both-in-one'],
    ['F-2', 'compounded'],
    ['F-5', 'other'],
  ]);
  expect(atRisk(run)).toEqual([
    [9_975, 9_975],
    [499, 499],
    [2, 2],
  ]);
  expect(run.excluded).toEqual([{ reason: 'before-rates', count: 1 }]);
});

test('T15: of 1,000.00 $, 400.00 $ are exempt: GST is 30.00 $, not 50.00 $, and none of it is on the exempt line', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  type Line = readonly [taxCategory: string | null, net: number, gst?: number];
  const add = (number: string, gst: number, ofLines: readonly Line[]): readonly number[] => {
    const net = ofLines.reduce((sum, line) => sum + line[1], 0);
    const invoiceId = audit.addInvoice(acme, number, '2026-03-01', { net, gst });
    return ofLines.map(([taxCategory, of, gstOfLine = null]) =>
      audit.add('invoiceLine', { invoiceId, currency: 'CAD', taxCategory, net: of, gst: gstOfLine }),
    );
  };
  add('F-1', 3_000, [
    ['standard', 50_000],
    ['exempt', 30_000],
    ['zero-rated', 10_000],
    [null, 10_000],
  ]);
  add('F-2', 5_000, [
    ['standard', 60_000],
    ['exempt', 40_000],
  ]);
  const onLine = add('F-3', 3_000, [
    ['standard', 60_000, 1_000],
    ['exempt', 40_000, 2_000],
  ]);
  add('F-4', 9_999, [
    ['standard', 60_000],
    ['other', 40_000],
  ]);
  add('F-5', 0, [['exempt', 40_000]]);
  add('F-6', 5_000, [
    [null, 60_000],
    [null, 40_000],
  ]);
  const run = audit.run('T15');
  expect(
    run.exceptions.map(({ detail }) => [
      detail['number'],
      detail['gstCause'] ?? detail['problem'],
      detail['taxable'],
    ]),
  ).toEqual([
    ['F-2', 'untaxed-taxed', '600.00'],
    ['F-3', 'untaxed-taxed', '600.00'],
  ]);
  expect(run.exceptions[1]?.rows).toContainEqual({ entity: 'invoiceLine', id: onLine[1] });
  expect(run.exceptions[1]?.rows).toHaveLength(2);
  expect(atRisk(run)).toEqual([
    [2_000, 2_000],
    [2_000, 2_000],
  ]);
  expect(run.excluded).toEqual([{ reason: 'other-tax-category', count: 1 }]);
});

test('T15: the rates are those of the dated rules of the case; where it has none, 5 % and 9.975 % since 2013', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  audit.addInvoice(acme, 'F-1', '2026-03-01', { net: 100_000, gst: 5_000, qst: 9_975 });
  audit.addInvoice(acme, 'F-2', '2025-12-31', { net: 100_000, gst: 6_000, qst: 9_975 });
  const numbersOf = (run: ReturnType<typeof audit.run>) =>
    run.exceptions.map(({ detail }) => detail['number']);
  const before = audit.run('T15');
  expect(numbersOf(before)).toEqual(['F-2']);
  expect(before.ruleVersions.map(({ code, limitPpm }) => [code, limitPpm])).toEqual([
    ['gst-rate', 50_000],
    ['qst-rate', 99_750],
  ]);
  correctRule(audit, 'gst-rate', { nature: null, patch: { validFrom: '2026-01-01' } });
  expect(audit.run('T15').excluded).toEqual([{ reason: 'before-rates', count: 1 }]);
  correctRule(audit, 'gst-rate', { nature: null, patch: { validFrom: null, limitPpm: 60_000 } });
  expect(numbersOf(audit.run('T15'))).toEqual(['F-1']);
  correctRule(audit, 'gst-rate', { nature: null, patch: { enabled: 0 } });
  correctRule(audit, 'qst-rate', { nature: null, patch: { enabled: 0 } });
  const without = audit.run('T15');
  expect([numbersOf(without), without.ruleVersions]).toEqual([['F-2'], []]);
});

test('T15: taxes of a vendor without its number, once another one has one; a vendor that charged none is left alone', async () => {
  const audit = await newAuditCase();
  const bolt = audit.addVendor('Bolt ltée');
  const net = { net: 10_000, gst: 500, qst: 998 };
  const first = audit.addInvoice(bolt, 'B-1', '2026-03-01', net);
  expect(audit.run('T15').exceptions).toEqual([]);
  const acme = audit.addVendor('Acme inc.', { gstNumber: '123456789RT0001' });
  audit.addInvoice(acme, 'A-1', '2026-03-01', net);
  audit.addInvoice(audit.addVendor('Exempt inc.'), 'E-1', '2026-03-01', { net: 10_000, gst: 0, qst: 0 });
  const run = audit.run('T15');
  expect(run.exceptions.filter(({ key }) => key.startsWith('no-number'))).toMatchObject([
    {
      key: 'no-number|bolt|gst',
      rows: [
        { entity: 'organization', id: bolt },
        { entity: 'invoice', id: first },
      ],
      detail: { missing: ['gst-number'], count: 1 },
    },
  ]);
  expect(atRisk(run)).toContainEqual([500, 500]);
  expect(audit.run('T15', 'numbers=false').exceptions.map(({ key }) => key.split('|')[0])).not.toContain(
    'no-number',
  );
});

test('T16: 0103 is missing between 0101 and 0107; a hundred missing only means other clients', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  for (const number of ['F-0101', 'F-0102', 'F-0104', 'F-0105', 'F-0106', 'F-0107'])
    audit.addInvoice(acme, number, '2026-03-01', { total: 100 });
  audit.addInvoice(bolt, '1', '2026-03-01', { total: 100 });
  audit.addInvoice(bolt, '102', '2026-03-02', { total: 100 });
  audit.addInvoice(bolt, 'A/B', '2026-03-02', { total: 100 });
  // Three of four: others are invoiced in that series, until a person says that three quarters are enough.
  for (const number of ['S-1', 'S-3', 'S-4']) audit.addInvoice(bolt, number, '2026-03-01', { total: 100 });
  const run = audit.run('T16');
  expect(run.exceptions.map(({ key }) => key)).toEqual(['gap|acme|F-|103|103']);
  expect(run.profile).toEqual([{ series: 3, completeSeries: 1 }]);
  expect(audit.run('T16', 'completePercent=75').exceptions.map(({ key }) => key)).toEqual([
    'gap|acme|F-|103|103',
    'gap|bolt|S-|2|2',
  ]);
  expect(run.excluded).toEqual([{ reason: 'no-series', count: 1 }]);
  expect(audit.run('T16', 'runLength=4').exceptions.map(({ key }) => key)).toEqual([
    'consecutive|acme|F-|104',
    'gap|acme|F-|103|103',
  ]);
});

test('T16: eight days out of the order of numbers, seven are not; one wrong date is one exception', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const add = (vendor: number, days: Readonly<Record<string, string>>): void => {
    for (const [number, on] of Object.entries(days)) audit.addInvoice(vendor, number, on, { total: 100 });
  };
  add(acme, { 'G-1': '2026-02-28', 'G-2': '2026-03-01', 'G-3': '2026-02-21', 'G-4': '2026-03-02' });
  add(acme, { 'H-1': '2026-02-28', 'H-2': '2026-03-01', 'H-3': '2026-02-22', 'H-4': '2026-03-02' });
  // Dated a year ahead: the three after it are not what is wrong.
  add(bolt, { 'K-1': '2027-01-10', 'K-2': '2026-01-11', 'K-3': '2026-01-12', 'K-4': '2026-01-13' });
  const run = audit.run('T16');
  expect(run.exceptions.map(({ detail }) => [detail['kind'], detail['numbers'], detail['days']])).toEqual([
    ['out-of-order', ['G-3', 'G-2'], 8],
    ['out-of-order', ['K-1', 'K-2'], 364],
  ]);
  expect(run.exceptions[0]).toMatchObject({
    key: 'out-of-order|acme|G-|3|2026-02-21',
    detail: { dates: ['2026-02-21', '2026-03-01'] },
  });
  expect(audit.run('T16', 'orderDays=6').exceptions).toHaveLength(3);
});

test('T17: 2,000 amounts that all begin with 49 do not conform, 1,999 are too few to say; powers conform', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const addAll = (count: number, net: (index: number) => number): void =>
    makeChange(audit.context, 'register.insert', (change) => {
      for (let index = 0; index < count; index += 1)
        change.insert('invoice', {
          vendorId: acme,
          number: `F-${index}`,
          issuedOn: '2026-03-01',
          kind: 'invoice',
          currency: 'CAD',
          net: net(index),
        });
    });
  addAll(1_999, (index) => 490_000 + index);
  expect(audit.run('T17')).toMatchObject({ exceptions: [], tooFew: { n: 1_999, least: 2_000 } });
  expect(audit.run('T17').profile[0]).toMatchObject({
    n: 1_999,
    conformity: null,
    degrees: 89,
    critical: '112.02',
  });
  // Whoever asks for fewer is told what the cut-offs need.
  expect(audit.run('T17', 'least=300').tooFew).toEqual({ n: 1_999, least: 2_000 });
  addAll(1, () => 490_000);
  expect(audit.run('T17').exceptions).toMatchObject([
    { key: 'benford-first-two', detail: { n: 2_000, conformity: 'nonconformity', highest: ['49'] } },
  ]);
  const conforming = await newAuditCase();
  const vendorId = conforming.addVendor('Acme inc.');
  makeChange(conforming.context, 'register.insert', (change) => {
    for (let index = 0; index < 2_500; index += 1)
      change.insert('invoice', {
        vendorId,
        number: `F-${index}`,
        issuedOn: '2026-03-01',
        kind: 'invoice',
        currency: 'CAD',
        // Evenly spread over three orders of magnitude on a logarithmic scale.
        net: Math.round(10_000 * 10 ** ((3 * index) / 2_500)),
      });
  });
  expect(conforming.run('T17')).toMatchObject({ exceptions: [], profile: expect.arrayContaining([]) });
  expect(conforming.run('T17').profile[0]).toMatchObject({ n: 2_500, conformity: 'close' });
});

test('without a row to look at, a test says what it needs; another setting than the default is in the run', async () => {
  const audit = await newAuditCase();
  expect(audit.run('T01')).toMatchObject({ status: 'not-applicable', needs: ['invoice'], exceptions: [] });
  expect(audit.run('A01')).toMatchObject({ status: 'not-applicable', needs: ['contract', 'amendment'] });
  expect(audit.run('R018')).toMatchObject({
    status: 'not-applicable',
    needs: ['tender'],
    populationOf: 'tender',
  });
  expect(audit.run('T08', 'percent=7.5', 'threshold=99999.99').parameters).toEqual({
    percent: 7.5,
    threshold: '99999.99',
    bodyKind: 'network',
    nature: 'services',
  });
});
