import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, newAuditCase } from '../../support/audit-case.ts';

test('T09: 6,000 + 5,000 $ approved on one day by one who may approve 10,000 $; on two days it is not it', async () => {
  const audit = await newAuditCase();
  const approve = (subjectNumber: string, amount: number, fields: AnyFields = {}): number =>
    audit.add('approval', {
      subject: 'requisition',
      subjectNumber,
      step: 'approved',
      person: 'Anne Roy',
      actedOn: '2026-03-02',
      currency: 'CAD',
      amount,
      authorityLimit: 1_000_000,
      ...fields,
    });
  const first = approve('R-1', 600_000);
  const second = approve('R-2', 500_000, { person: 'ROY, Anne' });
  approve('R-3', 900_000, { actedOn: '2026-03-03' });
  approve('R-4', 900_000, { person: 'Luc Côté' });
  approve('R-5', 1_100_000);
  approve('R-6', 900_000, { authorityLimit: null });
  const order = { requestedBy: 'X', currency: 'CAD', approvedBy: 'Luc Côté', approvedOn: '2026-03-02' };
  audit.add('purchaseOrder', { ...order, number: 'B-1', amount: 300_000 });
  audit.add('purchaseOrder', { ...order, number: 'B-2', amount: 300_000 });
  const run = audit.run('T09');
  expect(run).toMatchObject({
    population: 8,
    populationOf: 'approval',
    excluded: [
      { reason: 'above-limit', count: 1 },
      { reason: 'no-limit', count: 3 },
    ],
    exceptions: [
      {
        rows: [
          { entity: 'approval', id: first },
          { entity: 'approval', id: second },
        ],
        detail: { numbers: ['R-1', 'R-2'], sum: '11000.00', limit: '10000.00' },
      },
    ],
  });
  expect(atRisk(run)).toEqual([[1_100_000, 1_100_000]]);
  // A limit for those that have none: the two orders of Luc Côté come to 6,000 $.
  expect(atRisk(audit.run('T09', 'limit=5000'))).toEqual([
    [1_100_000, 1_100_000],
    [600_000, 600_000],
  ]);
  const empty = await newAuditCase();
  expect(empty.run('T09')).toMatchObject({ needs: ['approval', 'purchaseOrder'] });
});

test('T12: 105 $ where 100 $ was agreed until June and 110 $ from July; a cent apart is left alone', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  const contractId = audit.addContract('C-1', { vendorId });
  const price = (unitPrice: string, fields: AnyFields): number =>
    audit.add('priceItem', {
      contractId,
      itemCode: 'AN-1',
      unit: 'heure',
      currency: 'CAD',
      unitPrice,
      ...fields,
    });
  price('100', { validTo: '2026-06-30' });
  price('110.00', { validFrom: '2026-07-01' });
  const invoiceId = audit.addInvoice(vendorId, 'F-1', '2026-06-30', { contractId });
  const addLine = (fields: AnyFields): number =>
    audit.add('invoiceLine', { invoiceId, currency: 'CAD', itemCode: 'an 1', quantity: '10', ...fields });
  const tooMuch = addLine({ lineNumber: 1, unitPrice: '105.00', unit: 'h' });
  addLine({ lineNumber: 2, unitPrice: '100.01', unit: 'HUR' });
  addLine({ lineNumber: 3, unitPrice: '110', periodStart: '2026-07-01', unit: 'Heure' });
  addLine({ lineNumber: 4, unitPrice: '90', periodStart: '2026-06-01' });
  addLine({ lineNumber: 5, unitPrice: '700', unit: 'jour' });
  addLine({ lineNumber: 6, unitPrice: '1', itemCode: 'ZZ' });
  addLine({ lineNumber: 7 });
  const run = audit.run('T12');
  expect(run.exceptions).toMatchObject([
    { rows: [{ entity: 'invoiceLine', id: tooMuch }, { entity: 'priceItem' }], detail: { agreed: ['100'] } },
    { detail: { line: 4, unitPrice: '90' } },
  ]);
  expect(atRisk(run)).toEqual([
    [5_000, 5_000],
    [0, 0],
  ]);
  expect(run.excluded).toEqual([
    { reason: 'other-unit', count: 1 },
    { reason: 'not-in-price-list', count: 1 },
    { reason: 'no-unit-price', count: 1 },
  ]);
});

test('T25: the same account, the same house with a letter off, a name turned around; not the house next door', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Conseils Acme inc.', { bankAccount: '815-20001-1234567' });
  audit.addVendor('Bolt ltée', { address: '12, rue Notre-Dame, Québec G1K 1A1' });
  audit.addVendor('Roy, Anne', { phone: '+1 418 555-0101' });
  audit.addVendor('Voisin inc.', { address: '14, rue Notre-Dame, Québec G1K 1A1' });
  audit.addVendor('Ann', {});
  audit.addInvoice(acme, 'F-1', '2026-03-02', { total: 50_000 });
  audit.add('employee', { number: 'E1', name: 'Luc Côté', bankAccount: '815 20001 1234567' });
  audit.add('employee', { number: 'E2', name: 'Lise Doe', address: '12 rue Notre-Damme Québec G1K1A1' });
  audit.add('employee', { number: 'E3', name: 'Anne Roy', phone: '(418) 555-0101' });
  const run = audit.run('T25');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['marks']])).toEqual([
    ['conseils acme|E1|cote luc', ['bank']],
    ['bolt|E2|doe lise', ['address~']],
    ['roy anne|E3|anne roy', ['phone', 'name']],
  ]);
  expect(atRisk(run)).toEqual([[50_000, 50_000], null, null]);
  expect(run.excluded).toEqual([{ reason: 'nothing-to-compare', count: 1 }]);
  expect(audit.run('T25', 'edits=0').exceptions).toHaveLength(2);
});

test('T25: a telephone is the same with an extension; another extension of a switchboard is the same telephone, another number is not', async () => {
  const audit = await newAuditCase();
  audit.add('employee', { number: 'E1', name: 'Luc Côté', phone: '514-555-0101' });
  const phones = [
    '514 555-0101 poste 12',
    '(514) 555-0101, ext. 3',
    '+1 514 555-0101 x45',
    '5145550101 #6',
    '514-555-0112',
  ];
  for (const [index, phone] of phones.entries()) audit.addVendor(`Fournisseur ${'ABCDE'[index]}`, { phone });
  expect(audit.run('T25').exceptions.map(({ detail }) => detail['vendor'])).toEqual(
    ['A', 'B', 'C', 'D'].map((letter) => `Fournisseur ${letter}`),
  );
});

test('T27: one who asks and approves; all in one day; neither when three people take three days', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  const order = (number: string, fields: AnyFields): number =>
    audit.add('purchaseOrder', { number, currency: 'CAD', amount: 10_000, ...fields });
  const three = { requestedBy: 'Anne Roy', approvedBy: 'Luc Côté', receivedBy: 'Lise Doe' };
  order('B-1', { ...three, approvedBy: 'Roy, Anne', requestedOn: '2026-03-02', approvedOn: '2026-03-05' });
  order('B-2', { ...three, requestedOn: '2026-03-02', approvedOn: '2026-03-02' });
  order('B-3', { ...three, requestedOn: '2026-03-02', approvedOn: '2026-03-03' });
  order('B-4', { requestedBy: 'Anne Roy' });
  for (const number of ['B-2', 'B-3']) {
    const invoiceId = audit.addInvoice(vendorId, `F-${number}`, '2026-03-02', { purchaseOrder: number });
    audit.add('payment', { invoiceId, currency: 'CAD', amount: 10_000, paidOn: '2026-03-02' });
  }
  const act = (step: string, personNumber: string): number =>
    audit.add('approval', {
      subject: 'invoice',
      subjectNumber: 'F-9',
      step,
      person: 'Jean Roy',
      personNumber,
    });
  act('requested', '101');
  act('approved', '102');
  const run = audit.run('T27');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['problems'], detail['persons']])).toEqual([
    ['purchase-order|B1', ['same-person'], ['Anne Roy', 'Roy, Anne']],
    ['purchase-order|B2', ['same-day'], []],
  ]);
  expect(atRisk(run)).toEqual([
    [10_000, 10_000],
    [10_000, 10_000],
  ]);
  expect(run).toMatchObject({ population: 5, excluded: [{ reason: 'one-step', count: 1 }] });
});

test('T27: an invoice that is asked for, approved and paid on one day, and a payment; the next day is left alone, as is that of another vendor', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const day = '2026-05-04';
  const approve = (number: string, fields: AnyFields): void => {
    for (const [step, person] of [
      ['requested', 'Anne Roy'],
      ['approved', 'Luc Côté'],
    ] as const)
      audit.add('approval', { subjectNumber: number, step, person, actedOn: day, ...fields });
  };
  const pay = (vendorId: number, number: string, paidOn: string): number => {
    const invoiceId = audit.addInvoice(vendorId, number, day, { total: 10_000 });
    return audit.add('payment', {
      invoiceId,
      reference: `V-${number}`,
      currency: 'CAD',
      amount: 10_000,
      paidOn,
    });
  };
  const paid = pay(acme, 'F-1', day);
  approve('f 1', { subject: 'invoice', vendorId: acme });
  pay(acme, 'F-2', '2026-05-05');
  approve('F-2', { subject: 'invoice', vendorId: acme });
  // Paid that day is the invoice of another vendor with this number.
  pay(bolt, 'F-2', day);
  // Whose invoice it is, nobody says.
  approve('F-3', { subject: 'invoice' });
  pay(acme, 'F-3', day);
  pay(bolt, 'F-3', '2026-05-05');
  pay(bolt, 'F-4', day);
  approve('V-F-4', { subject: 'payment' });
  const run = audit.run('T27');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['problems'], detail['on']])).toEqual([
    ['invoice|F1', ['same-day'], day],
    ['payment|VF4', ['same-day'], day],
  ]);
  expect(run.exceptions[0]?.rows).toContainEqual({ entity: 'payment', id: paid });
  expect(atRisk(run)).toEqual([
    [10_000, 10_000],
    [10_000, 10_000],
  ]);
  expect(run).toMatchObject({ population: 4, excluded: [] });
});

test('T27: one number of two vendors is two invoices, which two people asked for', async () => {
  const audit = await newAuditCase();
  const act = (vendor: string, step: string): number =>
    audit.add('approval', {
      subject: 'invoice',
      subjectNumber: '1001',
      vendorId: audit.addVendor(vendor),
      step,
      person: 'Anne Roy',
    });
  act('Acme inc.', 'requested');
  act('Bolt ltée', 'approved');
  expect(audit.run('T27')).toMatchObject({ population: 2, exceptions: [] });
});

test('T26: an order of 20 March for an invoice of 15 March; on the day of the invoice is in time', async () => {
  const audit = await newAuditCase();
  const vendorId = audit.addVendor('Acme inc.');
  const order = (number: string, orderedOn: string | null): number =>
    audit.add('purchaseOrder', { number, vendorId, orderedOn, currency: 'CAD' });
  const late = order('B-1', '2026-03-20');
  order('B-2', '2026-03-15');
  order('B-3', null);
  order('B-4', '2026-03-20');
  const invoiced = audit.addInvoice(vendorId, 'F-1', '2026-03-15', { purchaseOrder: 'b1', total: 30_000 });
  audit.addInvoice(vendorId, 'F-2', '2026-03-15', { purchaseOrder: 'B-2', total: 40_000 });
  audit.addInvoice(audit.addVendor('Bolt'), 'F-3', '2026-03-01', { purchaseOrder: 'B-4', total: 50_000 });
  const run = audit.run('T26');
  expect(run).toMatchObject({
    population: 4,
    excluded: [
      { reason: 'no-order-date', count: 1 },
      { reason: 'not-invoiced', count: 1 },
    ],
    exceptions: [
      {
        key: 'order|B1|acme',
        rows: [
          { entity: 'purchaseOrder', id: late },
          { entity: 'invoice', id: invoiced },
        ],
      },
    ],
  });
  expect(atRisk(run)).toEqual([[30_000, 30_000]]);
  expect(audit.run('T26', 'graceDays=5').exceptions).toEqual([]);
});

test('T06: one bank account for two vendors, however it is written', async () => {
  const audit = await newAuditCase();
  audit.addVendor('Acme inc.', { bankAccount: '815-20001-1234567' });
  audit.addVendor('Bolt ltée', { bankAccount: '815 20001 1234567' });
  audit.addVendor('Cap', { bankAccount: '815 20001 1234568' });
  expect(audit.run('T06').exceptions).toMatchObject([
    { key: 'bank|815200011234567', detail: { vendors: ['Acme inc.', 'Bolt ltée'] } },
  ]);
});
