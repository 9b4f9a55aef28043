import { expect, test } from 'vitest';
import { rowLabel } from '#main/services/audit/runs/row-label.ts';
import { exceptionDetail } from '#main/services/audit/runs/exception-detail.ts';
import { packRun } from '#main/services/audit/runs/pack-run.ts';
import { storeBattery } from '#main/services/audit/runs/store-battery.ts';
import { entityNames } from '#shared/domain/register/entities.ts';
import { newAuditCase } from '../../support/audit-case.ts';

test('rows of every entity can be looked up, also those that are gone', async () => {
  const { context } = await newAuditCase();
  const exception = {
    key: 'all',
    rows: entityNames.map((entity) => ({ entity, id: 9_999 })),
    currency: null,
    amountAtRisk: null,
    detail: {},
  };
  const packed = packRun(
    {
      test: 'T01',
      status: 'done',
      parameters: {},
      unusedParameters: [],
      population: 1,
      populationOf: 'invoice',
      excluded: [],
      ruleVersions: [],
      profile: [],
      tooFew: null,
      exceptions: [exception],
    },
    { startedAt: 1, trailSeq: 1, trailHead: '0'.repeat(64) },
  );
  storeBattery(context, packed === null ? [] : [packed], '0.0.0-test');
  const { rows } = exceptionDetail(context.db, { runId: 1, key: 'all' }, 'fr');
  expect(rows).toEqual(
    entityNames.map((entity) => ({ entity, id: 9_999, label: null, isPresent: false, source: null })),
  );
});

test('a row is called by what an auditor looks for it by', async () => {
  const { context, add, addVendor, addInvoice, addContract, addAmendment } = await newAuditCase();
  const { db } = context;
  const invoice = addInvoice(addVendor('Acme inc.'), 'F-1', '2026-03-01');
  const line = add('invoiceLine', {
    invoiceId: invoice,
    currency: 'CAD',
    lineNumber: 2,
    description: 'Soutien',
  });
  const amendment = addAmendment(addContract('C-7'), '3', { signedOn: '2026-02-01' });
  const payment = add('payment', { invoiceId: invoice, paidOn: '2026-04-01', currency: 'CAD', amount: 1 });
  expect(rowLabel(db, 'invoice', invoice, 'fr')).toBe('F-1 – 2026-03-01');
  expect(rowLabel(db, 'invoiceLine', line, 'fr')).toBe('F-1 – 2 – Soutien');
  expect(rowLabel(db, 'amendment', amendment, 'fr')).toBe('C-7 – 3 – 2026-02-01');
  expect(rowLabel(db, 'payment', payment, 'fr')).toBe('F-1 – 2026-04-01');
  expect(rowLabel(db, 'organization', 1, 'fr')).toBe('Acme inc.');
});
