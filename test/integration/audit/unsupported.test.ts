import { expect, test } from 'vitest';
import type { TestRun } from '#shared/domain/audit/test-run.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

const attach = (audit: AuditCase, invoiceId: number): void => {
  const documentId = audit.add('document', {
    title: `Preuve ${invoiceId}`,
    fileName: 'preuve.pdf',
    sha256: 'a'.repeat(64),
    size: 1,
    keptFileId: 1,
    addedOn: '2026-03-31',
  });
  audit.add('supportingDocument', { invoiceId, documentId });
};

const february = { purchaseOrder: 'PO-7', periodStart: '2026-02-01', periodEnd: '2026-02-28' };

const line = (audit: AuditCase, invoiceId: number, fields: AnyFields = {}): number =>
  audit.add('invoiceLine', { invoiceId, currency: 'CAD', ...fields });

const missing = (run: TestRun): readonly (readonly unknown[])[] =>
  run.exceptions
    .map(({ detail }) => [detail['number'], detail['missing']])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));

const asked = (run: TestRun): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    run.profile.map(({ support, asked: of, lacking }) => [String(support), lacking ?? of] as const),
  );

test('T28: without anything on the work in the case, only period, contract and lines are asked for, and that is said', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const supported = audit.addInvoice(acme, 'F-1', '2026-03-01', { total: 10_000, ...february });
  line(audit, supported, { net: 10_000, quantity: '3', unit: 'boîte' });
  audit.addInvoice(acme, 'F-2', '2026-03-01', { total: 20_000 });
  audit.addInvoice(acme, 'C-1', '2026-03-01', { kind: 'credit-note', total: -20_000 });
  const run = audit.run('T28');
  expect(missing(run)).toEqual([['F-2', ['period', 'contract', 'lines']]]);
  expect(atRisk(run)).toEqual([[20_000, 20_000]]);
  expect(run.excluded).toEqual([{ reason: 'credit-note', count: 1 }]);
  expect(run.profile).toEqual([
    { support: 'period', asked: 'of-all', lacking: 1 },
    { support: 'contract', asked: 'of-all', lacking: 1 },
    { support: 'lines', asked: 'of-all', lacking: 1 },
    { support: 'worker', asked: 'of-none', lacking: null },
    { support: 'hours', asked: 'of-none', lacking: null },
    { support: 'deliverable', asked: 'of-none', lacking: null },
    { support: 'evidence', asked: 'of-none', lacking: null },
  ]);
  expect(missing(audit.run('T28', 'ask=all'))).toEqual([
    ['F-1', ['worker', 'hours', 'deliverable', 'evidence']],
    ['F-2', ['period', 'contract', 'lines', 'worker', 'hours', 'deliverable', 'evidence']],
  ]);
});

test('T28: hours need someone who worked, a deliverable needs neither, what says nothing of the work lacks all', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const invoice = (number: string, fields: AnyFields = {}, isProven = true): void => {
    const id = audit.addInvoice(acme, number, '2026-03-01', { total: 100_000, ...february });
    line(audit, id, { net: 100_000, ...fields });
    if (isProven) attach(audit, id);
  };
  invoice('F-1', { quantity: '40', unit: 'h', role: 'Analyste' });
  invoice('F-2', { quantity: '40', unit: 'HUR' });
  invoice('F-3', { quantity: '5', unit: 'jours', worker: 'Lise Roy' }, false);
  invoice('F-4', { deliverable: 'Devis' });
  invoice('F-5', { deliverable: 'Devis', quantity: '40', unit: 'h' });
  invoice('F-6');
  // A month of a subscription, hours without a number of them, and a role by itself are no hours.
  invoice('F-7', { quantity: '1', unit: 'mois' });
  invoice('F-8', { unit: 'h' });
  invoice('F-9', { role: 'Analyste' });
  const run = audit.run('T28');
  expect(missing(run)).toEqual([
    ['F-2', ['worker']],
    ['F-3', ['evidence']],
    ['F-6', ['worker', 'hours', 'deliverable']],
    ['F-7', ['worker', 'hours', 'deliverable']],
    ['F-8', ['worker', 'hours', 'deliverable']],
    ['F-9', ['hours', 'deliverable']],
  ]);
  expect(run.profile.map(({ asked: of }) => of)).toEqual([
    'of-all',
    'of-all',
    'of-all',
    'without-deliverable',
    'without-deliverable',
    'without-hours',
    'of-all',
  ]);
  expect(asked(run)).toMatchObject({ period: 0, worker: 4, hours: 4, deliverable: 4, evidence: 1 });
  expect(missing(audit.run('T28', 'ask=all')).slice(0, 2)).toEqual([
    ['F-1', ['deliverable']],
    ['F-2', ['worker', 'deliverable']],
  ]);
});

test('T28: a line of a time sheet says it for its invoice; that of another vendor, contract or month does not', async () => {
  const audit = await newAuditCase();
  const [acme, bolt] = [audit.addVendor('Acme inc.'), audit.addVendor('Bolt ltée')];
  const contractId = audit.addContract('C-1', { vendorId: acme });
  const invoice = (vendorId: number, number: string, fields: AnyFields = february): void => {
    line(audit, audit.addInvoice(vendorId, number, '2026-03-01', { total: 100_000, ...fields }), {
      net: 100_000,
    });
  };
  const march = { contractId, periodStart: '2026-03-01', periodEnd: '2026-03-31' };
  invoice(acme, 'F-0012');
  invoice(bolt, 'F 0012');
  invoice(acme, 'F-2', march);
  invoice(acme, 'F-3', { ...march, periodStart: '2026-04-01', periodEnd: '2026-04-30' });
  invoice(acme, 'F-4', { contractId });
  const worked = (fields: AnyFields): number => audit.add('timeEntry', { hours: '7.5', ...fields });
  worked({ vendorId: acme, invoiceNumber: 'f0012', worker: 'Lise Roy', startsOn: '2026-02-02' });
  worked({ contractId, role: 'Analyste', startsOn: '2026-03-30', endsOn: '2026-03-31' });
  worked({ contractId, workerNumber: 'E-7', startsOn: '2026-05-01' });
  expect(missing(audit.run('T28'))).toEqual([
    ['F 0012', ['worker', 'hours']],
    ['F-3', ['worker', 'hours']],
    ['F-4', ['period', 'worker', 'hours']],
  ]);
  // What it says of days, contract and deliverable counts as well.
  worked({ contractId, invoiceNumber: 'F-4', endsOn: '2026-03-02', deliverable: 'Devis' });
  expect(missing(audit.run('T28'))).toEqual([
    ['F 0012', ['worker', 'hours', 'deliverable']],
    ['F-3', ['worker', 'hours', 'deliverable']],
  ]);
});

test('T28: a project, or a contract or order that only lines name, is something to check against', async () => {
  const audit = await newAuditCase();
  const acme = audit.addVendor('Acme inc.');
  const [one, other] = [audit.addContract('C-1'), audit.addContract('C-2')];
  const { purchaseOrder: _, ...period } = february;
  const invoice = (number: string, fields: AnyFields, ...lines: readonly AnyFields[]): void => {
    const id = audit.addInvoice(acme, number, '2026-03-01', { total: 1000, ...period, ...fields });
    for (const each of lines) line(audit, id, each);
  };
  invoice('F-1', { projectReference: 'PRJ-9' }, {});
  invoice('F-2', {}, { contractId: one }, { contractId: other });
  invoice('F-3', {}, { purchaseOrder: 'PO-1' }, { purchaseOrder: 'PO-2' });
  invoice('F-4', {}, { workPackage: 'L-1' });
  expect(missing(audit.run('T28'))).toEqual([['F-4', ['contract']]]);
});
